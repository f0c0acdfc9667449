/** A run with routers as the page tells it. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { ipv4 } from '../../../core/addresses.ts';
import type { Language } from '../../../core/localized.ts';
import type { EventKind } from '../../../trace/schema.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { routerEvents } from '../events.ts';
import { internet, runInternet, SERVER_ADDRESS } from '../testing/internet.ts';
import { page } from './index.ts';

addPage(page);

const hello = (to: number) => [
  { do: 'socket', as: 'u', type: 'dgram' } as const,
  { do: 'sendto', on: 'u', text: 'x', address: to, port: 7 } as const,
];
const nowhere = ipv4('192.0.2.1');
const { log } = runInternet({
  client: [...hello(SERVER_ADDRESS), ...hello(nowhere), ...hello(nowhere)],
  west: { errorBurst: 1 },
}).sim;

function tell(kind: EventKind, language: Language): string[] {
  const run = recordedRun(log, topologyOf(internet()));
  return all(log, kind).map((event) =>
    textOf(wordsOf(event).why(event, sceneOf(run, event)), language),
  );
}

test('every kind of event has a sentence in both languages, with all its parameters', () => {
  for (const kind of Object.keys(routerEvents.fields) as EventKind[]) {
    for (const language of ['en', 'zh'] as const) {
      const sentences = tell(kind, language);
      expect(sentences.length, kind).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  }
});

test('a hop names the route that was used and what is left of the TTL', () => {
  expect(tell('router.forwarded', 'en').slice(0, 2)).toEqual([
    'For 10.0.2.2, the longest prefix that west knows is 10.0.2.0/24: the packet goes on by way of 10.0.9.2, with a TTL of 63.',
    'east has the network 10.0.2.0/24 on one of its links and hands the packet on to 10.0.2.2 itself; its TTL is 62 now.',
  ]);
  expect(tell('router.withheld', 'en')).toEqual([
    'west would have told 10.0.1.2: network unreachable. It has sent so many ICMP errors of late that it sends none about this packet.',
  ]);
});

test('a packet that is dropped says why', () => {
  expect(tell('packet.ignored', 'zh').some((line) => line.includes('没有到目的地的路由'))).toBe(
    true,
  );
});
