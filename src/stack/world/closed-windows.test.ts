/** Two hosts whose windows are both closed, and other ways in which ACKs could answer ACKs for ever. */
import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { simulatedMac } from '../core/addresses.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import { ethernet, ipv4, layer, packet, tcp, tcpFlags } from '../wire/index.ts';
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

test.each([0, 20 * MILLISECOND])(
  'both read after half a minute, delay %i: everything comes, nothing is sent in vain',
  (delay) => {
    const bytes = 200_000;
    const some: ScriptStep[] = [
      { do: 'send', on: 's', bytes },
      { do: 'wait', for: 30 * SECOND },
      { do: 'recvAll', on: 's', size: 65_536, bytes },
    ];
    const spec = { ...bothWrite(delay), ...twoHosts([...open, ...some], [...answer, ...some]) };
    const { sim } = runToEnd({ ...spec, links: [{ between: ['client', 'server'], delay }] });
    for (const node of [CLIENT, SERVER]) {
      expect(sim.world.nodes[node]).toMatchObject({
        processes: [{ state: { totalReceived: bytes } }],
      });
    }
    const again = all(sim.log, 'segment.sent').filter(({ reason }) => reason === 'retransmit-rto');
    expect(again).toEqual([]);
  },
);

test.each([0, 20 * MILLISECOND])(
  'one forged segment on an idle connection, delay %i: the two hosts soon stop correcting each other',
  (delay) => {
    const quiet = twoHosts(open, answer, { until: 60 * SECOND });
    // Without timestamps, which a forger would have to guess as well.
    const nodes = quiet.nodes.map((host) => ({ ...host, settings: { timestamps: false } }));
    const cable = { between: ['client', 'server'] as [string, string], delay };
    const spec = { ...quiet, nodes, links: [cable] };
    const [, , last] = all(runToEnd(spec).sim.log, 'segment.sent');
    const { srcAddress, dstAddress, srcPort, dstPort, seq, ack } = last!;
    const forged = packet(
      [
        layer(ethernet, { dst: simulatedMac(2), src: simulatedMac(1) }),
        layer(ipv4, { src: srcAddress, dst: dstAddress, protocol: 6 }),
        layer(tcp, { srcPort, dstPort, seq, ack, flags: tcpFlags.ACK, window: 1000 }),
      ],
      new Uint8Array(100),
    );
    const inputs: SessionInput[] = [
      { at: 10 * SECOND, kind: 'frame', node: SERVER, nic: 0, bytes: forged },
    ];
    const { sim } = runToEnd(spec, { inputs });
    const after = all(sim.log, 'segment.sent').filter(({ at }) => at >= 10 * SECOND);
    expect(after.length).toBeGreaterThan(2);
    expect(after.length).toBeLessThanOrEqual(21);
    expect(after.at(-1)?.at).toBeLessThan(12 * SECOND);
    expect(all(sim.log, 'tcp.note').map(({ code }) => code)).toContain('unacceptable-ack-limit');
  },
);
