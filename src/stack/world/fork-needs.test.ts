// A fork may need what the run that it comes from was begun without.
import { expect, test } from 'vitest';
import { kernelFor } from '../../runtime/testing/kernel-for.ts';
import { eventsOf } from '../trace/log.ts';
import { advance, fork, startSession } from './session.ts';
import { atServer, forgedEcho } from './testing/forged.ts';
import { transferScenario } from './testing.ts';

/** The first piece of an echo request: somebody has to keep it until the others come. */
function piece(): Uint8Array {
  const echo = forgedEcho({});
  const view = new DataView(echo.buffer, echo.byteOffset);
  const MORE_FRAGMENTS = 0x2000;
  view.setUint16(20, MORE_FRAGMENTS);
  view.setUint16(24, view.getUint16(24) - MORE_FRAGMENTS);
  return echo;
}

test('a fork begins what it brings, as if the run had had it from the start', async () => {
  const spec = transferScenario(10_000);
  const session = { scenario: 'transfer', seed: 1, inputs: [] };
  const plain = startSession(spec, session, { kernel: await kernelFor(spec, session) });
  advance(plain);
  const input = atServer(piece());
  const changed = { ...session, inputs: [input] };
  const kernel = await kernelFor(spec, changed);
  const forked = fork(plain, input, kernel);
  const fresh = startSession(spec, changed, { kernel });
  for (const run of [forked, fresh]) advance(run);
  const events = [...eventsOf(fresh.sim.log, ['fragment.received', 'packet.ignored', 'icmp.sent'])];
  expect(events.map(({ kind }) => kind)).toContain('fragment.received');
  expect([
    ...eventsOf(forked.sim.log, ['fragment.received', 'packet.ignored', 'icmp.sent']),
  ]).toEqual(events);
  expect(forked.sim.log.count).toBe(fresh.sim.log.count);
});
