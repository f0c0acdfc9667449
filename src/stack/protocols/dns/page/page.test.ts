/** A run with DNS as the page tells it: titles, sentences, the chain of causes. */
import { expect, test } from 'vitest';
import { sceneOf, textOf } from '../../../../components/inspect/words/scene.ts';
import { addPage, wordsOf } from '../../../../components/inspect/words/tables.ts';
import { packetTitle } from '../../../../model/packets.ts';
import { packetsOf } from '../../../../model/queries.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { dig } from '../../../apps/dig/dig.ts';
import { dnsServer } from '../../../apps/dns-server/dns-server.ts';
import type { AppKind } from '../../../apps/kind.ts';
import { CLIENT, SERVER, startWith, twoRun } from '../../../apps/testing/world-of.ts';
import type { Language } from '../../../core/localized.ts';
import { eventsOf } from '../../../trace/log.ts';
import type { EventKind } from '../../../trace/schema.ts';
import type { Sentence } from '../../../trace/words.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import { advance } from '../../../world/session.ts';
import { topologyOf } from '../../../world/topology.ts';
import { dnsEvents } from '../events.ts';
import { page } from './index.ts';

addPage(page);

const ZONE = {
  origin: 'example.com',
  records: ['@ SOA ns1 admin 1 2 3 4 5', 'www A 10.0.0.80', 'www A 10.0.0.81', 'old CNAME nowhere'],
};
const digs = ['www.example.com', 'mail.example.com', 'www.example.net +norecurse'].map(
  (line, i) => ({
    name: 'dig',
    app: 'dns.dig',
    startAt: i * 1_000_000,
    args: { line, servers: ['10.0.0.2'] },
  }),
);
const spec = twoRun(digs, [{ name: 'named', app: 'dns.server', args: { zones: [ZONE] } }]);

function recorded(scenario: ScenarioSpec) {
  const running = startWith(scenario, { apps: [dig, dnsServer] as AppKind[] });
  advance(running);
  return recordedRun(running.sim.log, topologyOf(scenario));
}
const run = recorded(spec);
const aliased = recorded(
  twoRun(
    [{ name: 'dig', app: 'dns.dig', args: { line: 'old.example.com', servers: ['10.0.0.2'] } }],
    [{ name: 'named', app: 'dns.server', args: { zones: [ZONE] } }],
  ),
);
/** A run whose server has no route to the client that asks it. */
const [client, server] = spec.nodes as [HostSpec, HostSpec];
const oneWay = recorded({
  ...spec,
  nodes: [{ ...client, address: '10.0.9.1', prefixLength: 16 }, server],
});

test('packets are called by the query or the answer that is in them', () => {
  expect(packetsOf(run).map(packetTitle)).toEqual([
    'ARP request',
    'ARP reply',
    'DNS A? www.example.com',
    'DNS A ×2 www.example.com',
    'DNS A? mail.example.com',
    'DNS NXDOMAIN mail.example.com',
    'DNS A? www.example.net',
    'DNS REFUSED www.example.net',
  ]);
});

function tell(kind: EventKind, language: Language): string[] {
  return [run, oneWay].flatMap((one) =>
    [...eventsOf(one.log, [kind])].map((event) =>
      textOf(wordsOf(event).why(event, sceneOf(one, event)), language),
    ),
  );
}

test('every kind of event has a sentence in both languages, with all its parameters', () => {
  const kinds = Object.keys(dnsEvents.fields) as EventKind[];
  for (const kind of kinds.filter((one) => one !== 'dns.discarded')) {
    for (const language of ['en', 'zh'] as const) {
      const sentences = tell(kind, language);
      expect(sentences.length, kind).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  }
  expect(tell('dns.query.sent', 'en')[0]).toBe(
    'client asks 10.0.0.2 for the A records of www.example.com.',
  );
  expect(tell('dns.response.sent', 'en')).toEqual([
    'The name server on server answers 10.0.0.1 about A of www.example.com: 2 records.',
    'The name server on server answers 10.0.0.1 about A of mail.example.com: there is no such name.',
    'The name server on server answers 10.0.0.1 about A of www.example.net: REFUSED.',
  ]);
  expect(tell('dns.response.failed', 'en')[0]).toBe(
    'The name server on server could not send 10.0.9.1 its answer about www.example.com, and the asker waits in vain: ENETUNREACH.',
  );
  expect([CLIENT, SERVER]).toEqual([0, 1]);
});

test('an alias that leads nowhere exists, whatever the response code says', () => {
  const [answer] = [...eventsOf(aliased.log, ['dns.response.received'])];
  if (answer?.kind !== 'dns.response.received') throw new Error('No answer came.');
  expect(answer).toMatchObject({ rcode: 'NXDOMAIN', answers: 1 });
  const { say } = wordsOf(answer);
  const scene = sceneOf(aliased, answer);
  expect(textOf(say?.(answer, scene) as Sentence, 'en')).toBe(
    'client knows about old.example.com: it is an alias, and the name it stands for does not exist',
  );
});
