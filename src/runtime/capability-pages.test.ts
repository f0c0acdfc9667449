import { expect, test } from 'vitest';
import { packetTitle } from '../model/packets.ts';
import { packetsOf } from '../model/queries.ts';
import { twoRun } from '../stack/apps/testing/world-of.ts';
import type { CapabilityPage } from '../stack/trace/page/kind.ts';
import { missingPages, onPage } from './capability-pages.ts';
import { createSimulation } from './simulation.ts';
import { noEvents, session, testWorker } from './testing.ts';

const zone = { origin: 'example.com', records: ['@ SOA ns1 admin 1 2 3 4 5', 'www A 10.0.0.80'] };
const spec = twoRun(
  [{ name: 'dig', app: 'dns.dig', args: { line: 'www.example.com', servers: ['10.0.0.2'] } }],
  [{ name: 'named', app: 'dns.server', args: { zones: [zone] } }],
);

/** Until what was asked for has been fetched. */
async function until(done: () => boolean) {
  for (let tries = 0; tries < 200 && !done(); tries++)
    await new Promise((go) => setTimeout(go, 10));
}

test('a run with DNS is named on the page once its words are there, and not before', async () => {
  expect(missingPages(['dns', 'core', 'nothing'])).toEqual(['dns']);
  const worker = testWorker();
  const heard: CapabilityPage[] = [];
  onPage((page) => heard.push(page));
  const before = heard.length;
  const eventsSeen: number[] = [];
  const simulation = createSimulation(() => worker, {
    ...noEvents,
    changed: () => eventsSeen.push(heard.length),
  });
  const run = simulation.open(spec, session);
  await until(() => {
    worker.settle();
    return run.complete;
  });
  expect(packetsOf(run.model).map(packetTitle)).toContain('DNS A? www.example.com');
  expect(heard.length).toBe(before + 1);
  expect(Math.min(...eventsSeen)).toBe(before + 1);
  expect(missingPages(['dns'])).toEqual([]);
});
