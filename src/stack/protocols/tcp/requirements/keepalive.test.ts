/** RFC 9293 appendix B: keep-alive. */
import { expect, test } from 'vitest';
import { HOUR, SECOND } from '../../../core/instant.ts';
import { accepted, CHILD } from '../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../sockets/testing/test-host.ts';

const option = (t: TestHost, name: string, value: number) =>
  t.call({ name: 'setsockopt', fd: CHILD, option: name, value });

test('MAY-5, SHLD-12: an idle connection is asked for a sign of life, without data', () => {
  const t = accepted();
  option(t, 'SO_KEEPALIVE', 1);
  t.passes(2 * HOUR);
  expect(t.sent()).toEqual(['. 0:0(0) ack 1']);
});

test('MUST-24: keep-alive can be switched for each connection', () => {
  const t = accepted({ keepAlive: true });
  option(t, 'SO_KEEPALIVE', 0);
  t.passes(5 * HOUR);
  expect(t.sent()).toEqual([]);
});

test('MUST-25: keep-alive is off by default', () => {
  const t = accepted();
  t.passes(100 * HOUR);
  expect(t.sent()).toEqual([]);
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('MUST-26: nothing is asked while data is outstanding or anything was heard', () => {
  const t = accepted({ keepAlive: true, userTimeout: 24 * HOUR });
  t.passes(HOUR);
  t.peer('. 1:1(0) ack 1');
  t.passes(1.5 * HOUR);
  expect(t.sent()).toEqual([]);
  t.passes(0.5 * HOUR);
  expect(t.sent()).toEqual(['. 0:0(0) ack 1']);
});

test('MUST-27: the interval can be set', () => {
  const t = accepted();
  option(t, 'SO_KEEPALIVE', 1);
  option(t, 'TCP_KEEPIDLE', 60);
  t.passes(60 * SECOND);
  expect(t.sent()).toEqual(['. 0:0(0) ack 1']);
});

test('MUST-28: the default is two hours at least', () => {
  expect(accepted().tcb.set.keepAliveIdle).toBeGreaterThanOrEqual(2 * HOUR);
});

test('MUST-29: one unanswered question is no death; nine are', () => {
  const t = accepted({ keepAlive: true });
  t.passes(2 * HOUR + 74 * SECOND);
  expect(t.tcb.state).toBe('ESTABLISHED');
  t.passes(8 * 75 * SECOND + SECOND);
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: timeout user');
});

test('an answer starts the silence anew', () => {
  const t = accepted({ keepAlive: true });
  t.passes(2 * HOUR);
  t.peer('. 1:1(0) ack 1');
  t.sent();
  t.passes(2 * HOUR - SECOND);
  expect(t.sent()).toEqual([]);
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 0:0(0) ack 1']);
});

test('MAY-6: with one octet of garbage, if so configured', () => {
  const t = accepted({ keepAlive: true, keepAliveGarbage: true });
  t.passes(2 * HOUR);
  expect(t.sent()).toEqual(['. 0:1(1) ack 1']);
});

test('our answer to a keep-alive is an ACK', () => {
  const t = accepted();
  t.peer('. 0:0(0) ack 1');
  t.peer('. 0:1(1) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1', '. 1:1(0) ack 1']);
});
