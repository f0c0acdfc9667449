/** RFC 9293 appendix B: generating ACKs, sending data, silly windows, Nagle. */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import { pattern } from '../../../sockets/testing/segment-text.ts';
import { accepted, CHILD, MSS } from '../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../sockets/testing/test-host.ts';

const send = (t: TestHost, bytes: number) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(bytes) });

test('MUST-58: one ACK answers two segments', () => {
  const t = accepted();
  t.peer('. 1:1461(1460) ack 1');
  t.peer('. 1461:2921(1460) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 2921']);
});

test('SHLD-31: segments out of order are kept, and read in order', () => {
  const t = accepted();
  t.peer('. 201:301(100) ack 1');
  t.peer('. 101:201(100) ack 1');
  t.peer('. 1:101(100) ack 1');
  const read = t.call({ name: 'recv', fd: CHILD, size: 1000 })!;
  expect(read.data).toEqual(pattern(1, 300));
});

test('MUST-59: what a filled gap completes is acknowledged as a whole', () => {
  const t = accepted();
  t.peer('. 101:201(100) ack 1');
  t.peer('. 201:301(100) ack 1');
  t.sent();
  t.peer('. 1:101(100) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 301']);
});

test('MAY-13: a segment out of order is answered at once with a duplicate ACK', () => {
  const t = accepted();
  t.peer('. 101:201(100) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  expect(t.reasons.at(-1)).toBe('duplicate-ack');
});

test('SHLD-18: the ACK of a single segment is delayed', () => {
  const t = accepted();
  t.peer('. 1:101(100) ack 1');
  expect(t.sent()).toEqual([]);
  t.passes(40 * MILLISECOND);
  expect(t.sent()).toEqual(['. 1:1(0) ack 101']);
});

test('MUST-40: no setting makes the delay reach half a second', () => {
  const t = accepted();
  const set = (value: number) =>
    t.call({ name: 'setsockopt', fd: CHILD, option: 'delayedAckTime', value });
  expect(set(500 * MILLISECOND)).toMatchObject({ error: 'EINVAL' });
  expect(set(500 * MILLISECOND - 1)).toEqual({ value: 0 });
});

test('SHLD-19: at least every second segment is acknowledged at once', () => {
  const t = accepted();
  for (let i = 0; i < 6; i++) t.peer(`. ${1 + i * 1460}:${1461 + i * 1460}(1460) ack 1`);
  expect(t.sent()).toHaveLength(3);
});

test('MUST-39: a receiver does not open its window by slivers', () => {
  const t = accepted({ receiveBuffer: 4000 });
  t.peer('. 1:1461(1460) ack 1');
  t.peer('. 1461:2921(1460) ack 1');
  t.peer('. 2921:4001(1080) ack 1');
  t.passes(SECOND);
  expect(t.segments().at(-1)!.window).toBe(0);
  for (let i = 0; i < 14; i++) t.call({ name: 'recv', fd: CHILD, size: 100 });
  t.peer('. 4001:4001(0) ack 1');
  expect(t.sent()).toEqual([]);
  for (let i = 0; i < 6; i++) t.call({ name: 'recv', fd: CHILD, size: 100 });
  const updates = t.segments();
  expect(updates).toHaveLength(1);
  expect(updates[0]!.window).toBeGreaterThanOrEqual(2000);
});

test('a window update that is lost is told again by the answer to a probe', () => {
  const t = accepted({ receiveBuffer: 1000 });
  t.peer('. 1:1001(1000) ack 1');
  t.call({ name: 'recv', fd: CHILD, size: 1000 });
  t.sent();
  t.peer('. 1001:1002(1) ack 1');
  t.passes(SECOND);
  expect(t.segments().at(-1)).toMatchObject({ ack: t.peerIss + 1002 });
});

test('MUST-49: the TTL can be set', () => {
  const t = accepted();
  expect(t.world.packets.at(-1)!.ttl).toBe(64);
  t.call({ name: 'setsockopt', fd: CHILD, option: 'IP_TTL', value: 5 });
  send(t, 1);
  expect(t.world.packets.at(-1)!.ttl).toBe(5);
});

test('MUST-38: a sender does not fill a small window with small segments', () => {
  const t = accepted({ nagle: false }, [MSS], 4000);
  send(t, 3000);
  t.sent();
  t.peer('. 1:1(0) ack 3001 win 4000');
  t.peer('. 1:1(0) ack 3001 win 300');
  send(t, 2000);
  expect(t.sent()).toEqual([]);
  expect(t.notes).toContain('silly-window-holds');
  t.passes(500 * MILLISECOND);
  expect(t.sent()).toEqual(['. 3001:3301(300) ack 1']);
});

test('MUST-38: half of the largest window there ever was is worth a segment', () => {
  const t = accepted({}, [MSS], 1000);
  send(t, 5000);
  expect(t.sent()).toEqual(['. 1:1001(1000) ack 1']);
  t.peer('. 1:1(0) ack 1001 win 500');
  expect(t.sent()).toEqual(['. 1001:1501(500) ack 1']);
});

test('without silly-window avoidance any sliver is used', () => {
  const t = accepted({ sillyWindowAvoidance: false }, [MSS], 4000);
  t.peer('. 1:1(0) ack 1 win 100');
  send(t, 2000);
  expect(t.sent()).toEqual(['. 1:101(100) ack 1']);
});

test('without silly-window avoidance any sliver is told', () => {
  const read = { name: 'recv', fd: CHILD, size: 100 } as const;
  for (const [sillyWindowAvoidance, told] of [
    [true, []],
    [false, ['. 1:1(0) ack 1001']],
  ] as const) {
    const t = accepted({ receiveBuffer: 1000, sillyWindowAvoidance });
    t.peer('. 1:1001(1000) ack 1');
    t.passes(SECOND);
    t.sent();
    t.call(read);
    expect(t.sent()).toEqual(told);
  }
});

test('SHLD-7: Nagle holds a small segment while another is on its way', () => {
  const t = accepted();
  send(t, 10);
  send(t, 10);
  expect(t.sent()).toEqual(['P. 1:11(10) ack 1']);
  expect(t.notes).toContain('nagle-holds');
  t.peer('. 1:1(0) ack 11');
  expect(t.sent()).toEqual(['P. 11:21(10) ack 1']);
});

test('MUST-17: Nagle can be switched off for a connection', () => {
  const t = accepted();
  t.call({ name: 'setsockopt', fd: CHILD, option: 'TCP_NODELAY', value: 1 });
  send(t, 10);
  send(t, 10);
  expect(t.sent()).toEqual(['P. 1:11(10) ack 1', 'P. 11:21(10) ack 1']);
});

test('MUST-17: switching it off releases what it held', () => {
  const t = accepted();
  send(t, 10);
  send(t, 10);
  t.sent();
  t.call({ name: 'setsockopt', fd: CHILD, option: 'TCP_NODELAY', value: 1 });
  expect(t.sent()).toEqual(['P. 11:21(10) ack 1']);
});

test('a retransmitted segment that was received is acknowledged and not read twice', () => {
  const t = accepted();
  t.peer('. 1:101(100) ack 1');
  t.peer('. 1:101(100) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 101']);
  expect(t.verdicts.at(-1)).toBe('duplicate');
  expect(t.call({ name: 'recv', fd: CHILD, size: 1000 })).toMatchObject({ value: 100 });
});

test('a segment that overlaps what was received brings only its new part', () => {
  const t = accepted();
  t.peer('. 1:101(100) ack 1');
  t.peer('. 51:151(100) ack 1');
  const read = t.call({ name: 'recv', fd: CHILD, size: 1000 })!;
  expect(read.data).toEqual(pattern(1, 150));
});

test('an acknowledgement of what was never sent is answered and ignored', () => {
  const t = accepted();
  t.peer('. 1:1(0) ack 100');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  expect(t.verdicts.at(-1)).toBe('ack-too-new');
});
