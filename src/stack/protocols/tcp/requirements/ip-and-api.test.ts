/** RFC 9293 appendix B: IP options, ICMP, addresses, the interface to the user, RFC 5961, ECN. */
import { expect, test } from 'vitest';
import { SECOND } from '../../../core/instant.ts';
import {
  accepted,
  CHILD,
  connected,
  connecting,
  LISTENER,
  listening,
  MSS,
} from '../../../sockets/testing/situations.ts';
import type { TestHost } from '../../../sockets/testing/test-host.ts';

const send = (t: TestHost, bytes: number) =>
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(bytes) });

test('MUST-50, MAY-10, MAY-11: IP options in front of a segment change nothing for TCP', () => {
  const t = accepted();
  t.peer('P. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('MUST-54: an ICMP error finds its connection by the quoted segment', () => {
  const t = accepted();
  send(t, 10);
  t.icmp(3, 1);
  expect(t.tcb.softError).toBe('EHOSTUNREACH');
});

test('an ICMP error about a sequence number that is not outstanding is not believed', () => {
  const t = accepted();
  send(t, 10);
  t.peer('. 1:1(0) ack 11');
  t.icmp(3, 3);
  expect(t.tcb.state).toBe('ESTABLISHED');
  expect(t.notes).toContain('icmp-doubtful');
});

test('MUST-47, SHLD-25: net, host and route errors are shown to the user', () => {
  for (const [code, error] of [
    [0, 'ENETUNREACH'],
    [1, 'EHOSTUNREACH'],
    [5, 'EHOSTUNREACH'],
  ] as const) {
    const t = accepted();
    send(t, 10);
    t.icmp(3, code);
    expect(t.world.notices).toContain(`${CHILD} soft-error ${error}`);
    const seen = t.call({ name: 'getsockopt', fd: CHILD, option: 'softError' });
    expect(seen).toMatchObject({ text: error });
  }
});

test('SHLD-20: the user can decline to hear of soft errors', () => {
  const t = accepted();
  t.call({ name: 'setsockopt', fd: CHILD, option: 'IP_RECVERR', value: 0 });
  send(t, 10);
  t.icmp(3, 1);
  expect(t.world.notices.join()).not.toContain('soft-error');
});

test('MUST-56: unreachable 0, 1 and 5, time exceeded and parameter problem do not abort', () => {
  const t = accepted();
  send(t, 10);
  for (const [type, code] of [
    [3, 0],
    [3, 1],
    [3, 5],
    [11, 0],
    [11, 1],
    [12, 0],
  ] as const) {
    t.icmp(type, code);
  }
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('SHLD-26: unreachable 2 and 3 abort the connection', () => {
  for (const code of [2, 3]) {
    const t = accepted();
    send(t, 10);
    t.icmp(3, code);
    expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: ICMP hard error');
  }
});

test('MUST-55: a source quench changes nothing', () => {
  const t = accepted();
  send(t, 10);
  const before = t.tcb.cc.cwnd;
  t.icmp(4, 0);
  expect(t.tcb.cc.cwnd).toBe(before);
  expect(t.world.notices.join()).not.toContain('soft-error');
});

test('an opening that a soft error explains fails with it when time is up', () => {
  const t = connecting({ connectTimeout: 10 * SECOND });
  t.icmp(3, 1);
  expect(t.tcb.state).toBe('SYN_SENT');
  t.passes(10 * SECOND);
  expect(t.result(2)).toEqual({ value: -1, error: 'EHOSTUNREACH' });
});

test('MUST-48, SHLD-22: the DSCP the user chose is on every segment, SYN included', () => {
  const t = listening();
  t.call({ name: 'setsockopt', fd: LISTENER, option: 'IP_TOS', value: 0xb8 });
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.world.packets.map((packet) => packet.tos)).toEqual([0xb8]);
});

test('SHLD-21: it can be changed while the connection lives', () => {
  const t = accepted();
  send(t, 1);
  t.call({ name: 'setsockopt', fd: CHILD, option: 'IP_TOS', value: 0x28 });
  t.peer('. 1:1(0) ack 2');
  send(t, 1);
  expect(t.world.packets.slice(-2).map((packet) => packet.tos)).toEqual([0, 0x28]);
});

test('MAY-9, MAY-14: a received DSCP is not passed on, and there is no FLUSH call', () => {
  const t = accepted();
  expect(t.call({ name: 'getsockopt', fd: CHILD, option: 'IP_RECVTOS' })).toMatchObject({
    error: 'ENOPROTOOPT',
  });
});

test('MAY-12: an ACK from before any window is challenged and its data dropped', () => {
  const t = accepted({ challengeAckLimit: 1 }, [MSS], 1000);
  send(t, 1000);
  t.peer('. 1:1(0) ack 1001 win 1000');
  t.sent();
  const ancient = (0x100000000 - 100_000) >>> 0;
  t.peer(`P. 1:11(10) ack ${ancient}`);
  t.peer(`P. 1:11(10) ack ${ancient}`);
  expect(t.sent()).toEqual(['. 1001:1001(0) ack 1']);
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toBeUndefined();
});

test('SHLD-8: ECN is agreed on in the handshake and its echo halves the window', () => {
  const t = accepted({ ecn: 'on' });
  expect(t.tcb.opt.ecn).toBe(false);
  const ecn = listening({ ecn: 'passive' });
  ecn.peer('SEW 0:0(0)', { options: [MSS] });
  expect(ecn.sent()).toEqual(['SE. 0:0(0) ack 1']);
  expect(ecn.tcb.opt.ecn).toBe(true);
});

test('MAY-18: congestion control can be chosen per connection', () => {
  const t = connected();
  const choose = (value: string) =>
    t.call({ name: 'setsockopt', fd: 3, option: 'TCP_CONGESTION', value });
  expect(choose('cubic')).toEqual({ value: 0 });
  expect(t.call({ name: 'getsockopt', fd: 3, option: 'TCP_CONGESTION' })).toMatchObject({
    text: 'cubic',
  });
  expect(choose('vegas')).toMatchObject({ error: 'EINVAL' });
});
