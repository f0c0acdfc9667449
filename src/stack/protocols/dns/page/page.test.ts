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
import { advance } from '../../../world/session.ts';
import { topologyOf } from '../../../world/topology.ts';
import { dnsEvents } from '../events.ts';
import { page } from './index.ts';

addPage(page);

const ZONE = {
  origin: 'example.com',
  records: ['@ SOA ns1 admin 1 2 3 4 5', 'www A 10.0.0.80', 'www A 10.0.0.81'],
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
const running = startWith(spec, { apps: [dig, dnsServer] as AppKind[] });
advance(running);
const run = recordedRun(running.sim.log, topologyOf(spec));

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
  return [...eventsOf(running.sim.log, [kind])].map((event) =>
    textOf(wordsOf(event).why(event, sceneOf(run, event)), language),
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
  expect([CLIENT, SERVER]).toEqual([0, 1]);
});
