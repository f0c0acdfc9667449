/**
 * Stacks with one fault each. A runner that cannot fail proves nothing: every mutant must make the
 * scripts about its fault fail. The faults are settings no host would have, or changes made to
 * packets on their way out; the stack itself knows nothing of them.
 */
import { SECOND } from '../../stack/core/instant.ts';
import { ipProtocols } from '../../stack/protocols/ipv4/header.ts';
import type { ScriptTcpOption } from '../ast.ts';
import type { SentPacket, Tamper } from '../driver.ts';
import type { RunOptions } from '../runner.ts';
import { decodeSegment, encodeSegment, type WireSegment } from '../tcp-bytes.ts';

export interface Mutant {
  name: string;
  /** A fresh fault for each run: some remember what they have seen. */
  fault(): Pick<RunOptions, 'fixed' | 'tamper'>;
  /** Scripts, as `topic/name`, that must fail. */
  fails: readonly string[];
}

/** A change to every TCP segment that leaves. */
function rewriting(change: (segment: WireSegment) => void): Tamper {
  return (packet: SentPacket) => {
    if (packet.protocol !== ipProtocols.tcp) return packet;
    const segment = decodeSegment(packet.bytes, packet.src, packet.dst);
    change(segment);
    return { ...packet, bytes: encodeSegment(segment, packet.src, packet.dst, false) };
  };
}

function changeOptions(change: (option: ScriptTcpOption) => ScriptTcpOption): Tamper {
  return rewriting((segment) => {
    segment.options = segment.options.map(change);
  });
}

/** Takes the scaling of our window back: the peer is told bytes where it expects units. */
function unscaled(): Tamper {
  let shift = 0;
  return rewriting((segment) => {
    const offer = segment.options.find((option) => option.kind === 'wscale');
    if (offer !== undefined) shift = offer.value;
    else if (!segment.flags.includes('S')) {
      segment.window = Math.min(segment.window * 2 ** shift, 0xffff);
    }
  });
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no challenge ACK',
    fault: () => ({ fixed: { challengeAckLimit: 0 } }),
    fails: [
      'rst/in-window',
      'rst/syn-in-window',
      'rst/close-wait',
      'rst-while-closing/last-ack-last-in-window',
      'syn-fin/in-closing',
    ],
  },
  {
    name: 'RST in the window believed',
    fault: () => ({ fixed: { challengeAcks: false } }),
    fails: [
      'rst/in-window',
      'rst/syn-in-window',
      'rst/answer-to-challenge',
      'rst/challenge-limit',
      'rst-while-closing/wrap-right-is-one',
      'ack-edges/below-lowest-by-max-window',
    ],
  },
  {
    name: 'no limit on ACKs of unacceptable segments',
    fault: () => ({ fixed: { unacceptableAckLimit: 100_000 } }),
    fails: ['rst/ack-war', 'rst/unacceptable-ack-limit', 'timestamps/paws-answers-are-limited'],
  },
  {
    name: 'no delayed ACK',
    fault: () => ({ fixed: { delayedAck: false } }),
    fails: ['ack/delayed', 'ack/every-second', 'ack/piggyback', 'ack/third-waits'],
  },
  {
    name: 'no back-off',
    fault: () => ({ fixed: { maximumRto: SECOND } }),
    fails: ['rto/doubles', 'rto/at-most-a-minute', 'rto/karn', 'handshake/syn-retransmission'],
  },
  {
    name: 'SACK blocks in the wrong order',
    fault: () => ({
      tamper: changeOptions((option) =>
        option.kind === 'sack' ? { ...option, blocks: option.blocks.toReversed() } : option,
      ),
    }),
    fails: [
      'sack/newest-first',
      'sack/blocks-grow',
      'sack/dsack-above',
      'sack/blocks-vanish',
      'dsack/below-the-ack-beside-a-gap',
      'dsack/above-with-four-blocks',
    ],
  },
  {
    name: 'window not scaled',
    fault: () => ({ tamper: unscaled() }),
    fails: ['scaling/offered-and-taken'],
  },
  {
    name: 'TIME_WAIT too short',
    fault: () => ({ fixed: { maximumSegmentLifetime: SECOND } }),
    fails: [
      'time-wait/twice-the-lifetime',
      'time-wait/fin-again',
      'time-wait/lifetime-is-a-setting',
      'time-wait-segments/fin-restarts-2msl',
      'time-wait-segments/rfc1337-outlives-the-assassin',
    ],
  },
  {
    name: 'TIME_WAIT never reopened',
    fault: () => ({ fixed: { timeWaitReuse: false } }),
    fails: ['time-wait-reopened/larger-number', 'time-wait-reopened/timestamp-newer-by-one'],
  },
  {
    name: 'RST believed in TIME_WAIT by a host that ignores it',
    fault: () => ({ fixed: { timeWaitIgnoresRst: false } }),
    fails: ['time-wait-segments/rfc1337-exact-rst'],
  },
  {
    name: 'no D-SACK',
    fault: () => ({ fixed: { duplicateSack: false } }),
    fails: ['dsack/below-the-ack', 'dsack/inside-a-block', 'dsack/across-the-wrap-above'],
  },
  {
    name: 'no fast retransmit',
    fault: () => ({ fixed: { duplicateThreshold: 100 } }),
    fails: ['fast-retransmit/three-duplicates', 'sack/recovery', 'congestion/reno-halves'],
  },
  {
    name: 'no Nagle',
    fault: () => ({ fixed: { nagle: false } }),
    fails: ['sending/nagle-holds', 'sending/full-segments'],
  },
  {
    name: 'no silly-window avoidance',
    fault: () => ({ fixed: { sillyWindowAvoidance: false } }),
    fails: ['sending/silly-window-sender'],
  },
  {
    name: 'initial window of a hundred',
    fault: () => ({ fixed: { initialWindow: 100 } }),
    fails: ['congestion/initial-window-ten', 'congestion/slow-start', 'congestion/after-idle'],
  },
  {
    name: 'timestamps echoed wrongly',
    fault: () => ({
      tamper: changeOptions((option) => (option.kind === 'TS' ? { ...option, ecr: 0 } : option)),
    }),
    fails: ['timestamps/negotiated', 'timestamps/echo-at-a-gap', 'timestamps/echo-of-the-earliest'],
  },
  {
    name: 'wrong bytes',
    fault: () => ({
      tamper: rewriting(({ payload }) => {
        if (payload.length > 4) payload[3] = (payload[3] as number) ^ 1;
      }),
    }),
    fails: ['sending/push-on-the-last', 'sending/nodelay', 'rto/goes-back'],
  },
  {
    name: 'wrong checksum',
    fault: () => ({
      tamper: (packet) => {
        packet.bytes[16] = (packet.bytes[16] as number) ^ 1;
        return packet;
      },
    }),
    fails: ['handshake/passive-open', 'handshake/ack-to-closed-port'],
  },
  {
    name: 'urgent pointer one less',
    fault: () => ({
      tamper: rewriting((segment) => {
        if (segment.flags.includes('U')) segment.urgent--;
      }),
    }),
    fails: ['urgent/sent', 'urgent/of-any-length', 'urgent-edges/sent-pointer-is-behind-the-octet'],
  },
  {
    name: 'keep-alive without being asked',
    fault: () => ({ fixed: { keepAlive: true } }),
    fails: ['keepalive/off-by-default'],
  },
  {
    name: 'no PSH',
    fault: () => ({
      tamper: rewriting((segment) => {
        segment.flags = segment.flags.replace('P', '');
      }),
    }),
    fails: ['sending/push-on-the-last', 'handshake/simultaneous-open'],
  },
  {
    name: 'a minimum timeout of 50 ms',
    fault: () => ({ fixed: { minimumRto: 50_000 } }),
    fails: ['rto/minimum', 'rto/doubles'],
  },
  {
    name: 'no rate reduction',
    fault: () => ({ fixed: { rateReduction: false } }),
    fails: ['sack/rate-reduction', 'sack/rate-reduction-many-losses'],
  },
  {
    name: 'rate reduction unasked',
    fault: () => ({ fixed: { rateReduction: true } }),
    fails: ['sack/rate-reduction-off'],
  },
];
