/** RFC 9293 appendix B: PUSH flag and window. */
import { expect, test } from 'vitest';
import { SECOND } from '../../../core/instant.ts';
import { accepted, CHILD, connected, MSS } from '../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../sockets/testing/test-host.ts';

const send = (t: TestHost, bytes: number, more = {}) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(bytes), ...more });

test('MAY-15, MAY-16: a write without push waits with what follows it', () => {
  const t = accepted({ cork: true });
  send(t, 100, { push: false });
  send(t, 100, { push: false });
  expect(t.sent()).toEqual([]);
  t.call({ name: 'setsockopt', fd: CHILD, option: 'cork', value: 0 });
  expect(t.sent()).toEqual(['P. 1:201(200) ack 1']);
});

test('SHLD-27: several pushed writes in one segment make one PSH', () => {
  const t = accepted();
  send(t, 100);
  send(t, 100);
  send(t, 100);
  t.peer('. 1:1(0) ack 101');
  expect(t.sent()).toEqual(['P. 1:101(100) ack 1', 'P. 101:301(200) ack 1']);
});

test('MUST-60: data held back by a cork leaves within 200 ms', () => {
  const t = accepted({ cork: true });
  send(t, 100);
  t.passes(0.2 * SECOND);
  expect(t.sent()).toEqual(['P. 1:101(100) ack 1']);
});

test('MUST-61: PSH is set on the last segment that empties the buffer', () => {
  const t = accepted();
  send(t, 3000);
  t.peer('. 1:1(0) ack 2921');
  expect(t.sent()).toEqual([
    '. 1:1461(1460) ack 1',
    '. 1461:2921(1460) ack 1',
    'P. 2921:3001(80) ack 1',
  ]);
});

test('MAY-17: pushed or not, data reaches the reader as it comes', () => {
  const t = accepted();
  t.peer('. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('SHLD-28: large writes go out in segments of the maximum size', () => {
  const t = accepted();
  send(t, 1460 * 3);
  expect(t.sent().map((text) => /\((\d+)\)/.exec(text)?.[1])).toEqual(['1460', '1460', '1460']);
});

test('MUST-1: a window of 65,535 is that many bytes, not minus one', () => {
  const t = accepted({ initialWindow: 100 }, [MSS], 65_535);
  send(t, 65_535);
  const total = t.segments().reduce((sum, segment) => sum + segment.payload.length, 0);
  expect(total).toBeGreaterThan(64_000);
});

test('REC-1: with scaling, windows beyond 65,535 are kept whole', () => {
  const t = accepted({ windowScaling: true }, [MSS, { name: 'windowScale', shift: 10 }]);
  t.peer('. 1:1(0) ack 1 win 60000');
  expect(t.tcb.snd.wnd).toBe(60_000 * 1024);
});

test('SHLD-14: the right edge of our window never moves back', () => {
  const t = accepted({ receiveBuffer: 10_000 });
  t.peer('. 1:1001(1000) ack 1');
  t.peer('. 1001:2001(1000) ack 1');
  const [ack] = t.segments();
  const edge = ack!.ack + ack!.window;
  t.call({ name: 'setsockopt', fd: CHILD, option: 'SO_RCVBUF', value: 3000 });
  t.peer('. 2001:2501(500) ack 1');
  t.peer('. 2501:3001(500) ack 1');
  const [later] = t.segments();
  expect(later!.ack + later!.window).toBe(edge);
});

test('SHLD-15: nothing new is sent beyond a window that shrank', () => {
  const t = accepted({}, [MSS], 3000);
  send(t, 6000);
  expect(t.sent()).toHaveLength(2);
  t.peer('. 1:1(0) ack 1461 win 1000');
  expect(t.sent()).toEqual([]);
});

test('SHLD-16: old data inside the shrunken window is retransmitted', () => {
  const t = accepted({}, [MSS], 3000);
  send(t, 2920);
  t.sent();
  t.peer('. 1:1(0) ack 1 win 1460');
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 1:1461(1460) ack 1']);
});

test('SHLD-17: a window that closed over data in flight does not time the connection out', () => {
  const t = accepted({ userTimeout: 20 * SECOND }, [MSS], 3000);
  send(t, 2920);
  t.peer('. 1:1(0) ack 1 win 0');
  for (let i = 0; i < 60; i++) {
    t.passes(2 * SECOND);
    t.peer('. 1:1(0) ack 1 win 0');
  }
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('MUST-34: a usable window that became negative stops the sender, and no more', () => {
  const t = accepted({}, [MSS], 3000);
  send(t, 6000);
  t.sent();
  t.peer('. 1:1(0) ack 1 win 100');
  expect(t.sent()).toEqual([]);
  t.peer('. 1:1(0) ack 2921 win 5000');
  expect(t.sent()).toHaveLength(2);
});

test('MUST-35: a window that shrinks to zero is probed', () => {
  const t = accepted({}, [MSS], 1460);
  send(t, 2000);
  t.peer('. 1:1(0) ack 1461 win 0');
  t.sent();
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 1461:1462(1) ack 1']);
});

test('MUST-36, SHLD-29, SHLD-30: a closed window is probed after one RTO, then ever more rarely', () => {
  const t = accepted({}, [MSS], 0);
  const start = t.now;
  send(t, 100);
  t.passes(31 * SECOND);
  const probes = t.segments();
  expect(probes.map((p) => p.text)).toEqual(Array(5).fill('. 1:2(1) ack 1'));
  expect(probes.map((p) => (p.packet.at - start) / SECOND)).toEqual([1, 3, 7, 15, 31]);
});

test('MUST-37: as long as probes are answered the connection stays', () => {
  const t = accepted({ userTimeout: 60 * SECOND }, [MSS], 0);
  send(t, 100);
  for (let minute = 0; minute < 30; minute++) {
    t.passes(60 * SECOND);
    t.peer('. 1:1(0) ack 1 win 0');
  }
  expect(t.tcb.state).toBe('ESTABLISHED');
  t.peer('. 1:1(0) ack 1 win 1000');
  expect(t.sent().at(-1)).toBe('P. 1:101(100) ack 1');
});

test('MAY-8: a reader that never reads keeps the window closed, and probes are answered', () => {
  const t = accepted({ receiveBuffer: 1000 });
  t.peer('. 1:1001(1000) ack 1');
  t.passes(SECOND);
  t.sent();
  t.peer('. 1001:1002(1) ack 1');
  const [answer] = t.segments();
  expect(answer).toMatchObject({ text: '. 1:1(0) ack 1001', window: 0 });
});

test('MAY-7: the first octet is retransmitted even when the window shut before it', () => {
  const t = accepted({}, [MSS], 3000);
  send(t, 1000);
  t.sent();
  t.peer('. 1:1(0) ack 1 win 0');
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 1:2(1) ack 1']);
});

test('MUST-66: RST and URG count even at a window of zero', () => {
  const t = connected({ receiveBuffer: 100 });
  t.peer('. 1:101(100) ack 1');
  t.peer('U. 101:101(0) ack 1', { urgent: 50 });
  expect(t.world.notices).toContain('3 urgent');
  t.peer('R 101:101(0)');
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: rcv RST');
});
