import { describe, expect, test } from 'vitest';
import { kernelOf } from '../../capability.ts';
import { seededRng } from '../../core/rng.ts';
import { DROP, DROP_EARLY, KEEP, MARK_OR_DROP } from '../../links/kind.ts';
import type { Wire } from '../../links/wire/wire.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import { all, runToEnd, SERVER_ADDRESS, twoHosts } from '../../world/testing.ts';
import { capability } from './capability.ts';
import { type Red, type RedSpec, red } from './index.ts';

const BYTES = 1_000;
const LINE = { bandwidth: 8_000_000 };
const create = (spec: RedSpec) => red.create({ minBytes: 5_000, maxBytes: 15_000, ...spec }, LINE);

describe('the average queue', () => {
  test('follows the queue slowly: avg ← avg + w_q (q − avg)', () => {
    const state = create({ weightPpm: 2_000 });
    const rng = seededRng(1);
    for (let n = 1; n <= 3; n++) red.enqueue(state, BYTES, 1_000, n, rng);
    // 1000 (1 − 0.998³)
    expect(state.average).toBeCloseTo(5.988_008, 6);
  });

  test('falls while the line is idle, as if small packets were leaving', () => {
    const state = create({ weightPpm: 500_000 });
    const rng = seededRng(1);
    red.enqueue(state, BYTES, 4_000, 0, rng);
    expect(state.average).toBe(2_000);
    // 5,000 bytes at 1 byte/µs are gone at 5,000; 500 bytes take 500 µs, so by 6,500 three have left.
    red.enqueue(state, BYTES, 0, 6_500, rng);
    expect(state.average).toBe(250);
  });
});

describe('the idle time', () => {
  test('begins when the last packet that was let in has left (figure 2): one that could not be marked is not', () => {
    const peer = { address: SERVER_ADDRESS, port: 7 };
    const send = { do: 'sendto', on: 'u', text: 'x'.repeat(BYTES - 42), ...peer } as const;
    // While one waits the average is 1,000, p_b = 0.9, and the first that comes is to be marked:
    // 0.9 / (1 − 0.9) > 1. These datagrams are not ECN-capable.
    const queue = { kind: 'red', ecn: true, weightPpm: 1_000_000, maxPpm: 1_000_000 } as const;
    const line = { bandwidth: 8_000_000, queue: { ...queue, minBytes: 100, maxBytes: 1_100 } };
    const spec = twoHosts([{ do: 'socket', as: 'u', type: 'dgram' }, send, send, send], [], {
      links: [{ between: ['client', 'server'], ...line } as never],
      ...{ knowsNeighbours: true, until: 1_000_000 },
    });
    const { sim } = runToEnd(
      spec,
      {},
      { kernel: kernelOf([...everyKernel.capabilities, capability]) },
    );
    const sent = all(sim.log, 'frame.sent').filter(({ bytes }) => bytes === BYTES);
    const dropped = all(sim.log, 'frame.dropped').map(({ frame, why }) => [frame, why]);
    expect(dropped).toEqual(sent.slice(1).map(({ frame }) => [frame, 'red']));
    // The link after the two loopbacks.
    const cable = sim.links[2]!.state as unknown as Wire;
    const { idleFrom } = cable.directions[0].queue as unknown as Red;
    expect(idleFrom).toBe((sent[0]?.starts ?? 0) + BYTES);
  });
});

describe('what becomes of a packet', () => {
  /** The average is the queue itself. */
  const decide = (spec: RedSpec, waiting: number, times: number) => {
    const state = create({ weightPpm: 1_000_000, ...spec });
    const rng = seededRng(7);
    return Array.from({ length: times }, (_, n) => red.enqueue(state, BYTES, waiting, n, rng));
  };

  test('below the lower threshold nothing is dropped', () => {
    expect(new Set(decide({}, 4_999, 100))).toEqual(new Set([KEEP]));
  });

  test('from the upper threshold on, everything, ECN or not', () => {
    expect(new Set(decide({ ecn: true }, 15_000, 100))).toEqual(new Set([DROP_EARLY]));
  });

  test('between them by chance, spread evenly: never more than 1/p_b packets apart', () => {
    // p_b = 0.2 (10,000 − 5,000) / 10,000 = 0.1
    const verdicts = decide({ maxPpm: 200_000 }, 10_000, 20_000);
    const drops = verdicts.flatMap((verdict, n) => (verdict === DROP_EARLY ? [n] : []));
    const gaps = drops.slice(1).map((n, i) => n - (drops[i] as number));
    // Figure 2 counts before it divides and sets the count to 0 at a drop, so that the first packet
    // after one is dropped with 0.1 / 0.9, the ninth with 0.1 / 0.1: each gap from 1 to 9 is as
    // likely as the next. (Section 7 of the paper has 1 to 1/p_b, with a count that begins at 0.)
    expect(Math.max(...gaps)).toBe(9);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(mean).toBeGreaterThan(4.9);
    expect(mean).toBeLessThan(5.1);
  });

  test('with ECN it asks for a mark there', () => {
    expect(new Set(decide({ maxPpm: 200_000, ecn: true }, 10_000, 100))).toEqual(
      new Set([KEEP, MARK_OR_DROP]),
    );
  });

  test('what has no room is dropped as by any full queue', () => {
    expect(decide({ queueBytes: 4_500 }, 4_000, 1)).toEqual([DROP]);
  });
});
