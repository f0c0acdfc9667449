/** How much goes again at once, and when: after a timeout, after duplicate ACKs, at a closed window. */
import { describe, expect, it } from 'vitest';
import { HOUR, MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import type { Happening } from './happening.ts';
import { judge } from './judge.ts';
import { ACK, SYN } from './segment.ts';
import {
  data,
  endOf,
  OPEN,
  own,
  peer,
  received,
  rulesOf,
  SYNS,
  sent,
  WRITTEN,
} from './testing/by-hand.ts';
import { judgeWaiting } from './waiting.ts';

const at = (instant: number): Happening => ({ at: instant, what: 'read', bytes: 0 });
const four = [0, 1, 2, 3].map((n) => sent(data(n)));

describe('after a timeout', () => {
  const lived = [...WRITTEN, ...four, at(SECOND)];

  it('one segment goes again, and the others only as the window grows', () => {
    const end = endOf([...lived, sent(data(0), SECOND)]);
    expect(rulesOf(endOf(lived), data(0))).toEqual([]);
    expect(rulesOf(end, data(1))).toEqual(['congestion-window']);
    const acked = [...lived, sent(data(0), SECOND), received(peer(ACK, { ack: 1001 }), 2 * SECOND)];
    expect(rulesOf(endOf(acked), data(1))).toEqual([]);
  });
});

describe('three duplicate ACKs without SACK', () => {
  const plain = OPEN.map((each) =>
    each.what === 'received'
      ? received(peer(SYN | ACK, { seq: 0, options: { mss: 1000 } }), 100 * MILLISECOND)
      : each,
  );
  const now = 200 * MILLISECOND;
  const lived: Happening[] = [
    ...plain,
    { at: 100 * MILLISECOND, what: 'write', bytes: 6000 },
    ...[0, 1, 2, 3].map((n) => sent(data(n), 100 * MILLISECOND)),
    ...[1, 2, 3].map(() => received(peer(ACK, { window: 4000 }), now)),
  ];

  it('release the first segment, and not the second', () => {
    expect(rulesOf(endOf(lived), data(0))).toEqual([]);
    expect(rulesOf(endOf(lived), data(1))).toContain('too-early');
  });

  it('release it once', () => {
    const again = [...lived, sent(data(0), now)];
    expect(rulesOf(endOf([...again, at(now + 1)]), data(0))).toContain('too-early');
  });
});

describe('the last segment of a flight', () => {
  it('may go again after two round trips, to learn what is missing (RFC 8985)', () => {
    const slow = SYNS.map((each) =>
      each.what === 'received' ? { ...each, at: 100 * MILLISECOND } : each,
    );
    const lived: Happening[] = [
      ...slow,
      { at: 100 * MILLISECOND, what: 'write', bytes: 2000 },
      sent(data(0), 100 * MILLISECOND),
      sent(data(1), 100 * MILLISECOND),
    ];
    expect(rulesOf(endOf([...lived, at(300 * MILLISECOND)]), data(1))).toEqual([]);
    expect(rulesOf(endOf([...lived, at(300 * MILLISECOND)]), data(0))).toContain('too-early');
    expect(rulesOf(endOf([...lived, at(250 * MILLISECOND)]), data(1))).toContain('too-early');
  });
});

describe('a closed window', () => {
  const lived = [...WRITTEN, received(peer(ACK, { window: 0 }))];
  const probe = (length: number) => own(ACK, { length });

  it('is probed with an octet or more, after a timeout (SHLD-29)', () => {
    const end = endOf([...lived, at(SECOND)]);
    expect(rulesOf(end, probe(1))).toEqual([]);
    expect(judge(end, probe(2)).kind).not.toBe('illegal');
    expect(rulesOf(endOf(lived), probe(1))).toContain('probe-too-early');
    expect(judge(endOf(lived), probe(1)).kind).toBe('unusual');
  });

  it('is not left in silence for hours', () => {
    const waits = (until: number) =>
      judgeWaiting(endOf(lived), until).objections.map(({ rule }) => rule.id);
    expect(waits(SECOND)).toEqual([]);
    expect(waits(HOUR)).toEqual(['probe-missing']);
  });
});
