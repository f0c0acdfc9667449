/** Two hosts whose windows are both closed, and other ways in which ACKs could answer ACKs for ever. */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { ipv4 as address, simulatedMac } from '../core/addresses.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import { ethernet, ipv4, layer, packet, tcp } from '../wire/index.ts';
import type { SessionInput } from './inputs.ts';
import { all, CLIENT, runToEnd, SERVER, SERVER_ADDRESS, twoHosts } from './testing.ts';

const open: ScriptStep[] = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
];
const answer: ScriptStep[] = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: 80 },
  { do: 'listen', on: 'l', backlog: 5 },
  { do: 'accept', on: 'l', as: 's' },
];
const write: ScriptStep = { do: 'send', on: 's', bytes: 300_000 };

/** Both write more than the other's buffer takes; whether and when anybody reads is up to `then`. */
function bothWrite(delay: number, then: ScriptStep[] = []) {
  const spec = twoHosts([...open, write, ...then], [...answer, write, ...then]);
  const [link] = spec.links;
  return { ...spec, links: [{ ...link!, delay }], until: 100 * SECOND };
}

test.each([0, 20 * MILLISECOND])(
  'nobody reads, delay %i: time goes on, and few segments',
  (delay) => {
    const { sim } = runToEnd(bothWrite(delay));
    const sent = all(sim.log, 'segment.sent');
    expect(sent.length).toBeLessThan(500);
    // Both sides still probe when the run ends.
    for (const node of [CLIENT, SERVER]) {
      const probes = sent.filter((event) => event.node === node && event.reason === 'window-probe');
      expect(probes.length).toBeGreaterThan(4);
      expect(probes.at(-1)?.at).toBeGreaterThan(60 * SECOND);
    }
    // An ACK is what answers a probe, and nothing answers that.
    const acks = sent.filter(({ at, length }) => at > 2 * SECOND && length === 0);
    const probes = sent.filter(({ at, reason }) => at > 2 * SECOND && reason === 'window-probe');
    expect(acks.length).toBeLessThanOrEqual(probes.length);
  },
);
