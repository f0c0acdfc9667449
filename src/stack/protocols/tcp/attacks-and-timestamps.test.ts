/** RFC 5961 (blind attacks), RFC 7323 (window scaling, timestamps, PAWS), RFC 4987 (SYN cookies). */
import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import {
  accepted,
  CHILD,
  connecting,
  LISTENER,
  listening,
  MSS,
} from '../../sockets/testing/situations.ts';
import type { TestHost } from '../../sockets/testing/test-host.ts';
import type { TcpOption } from './header/options.ts';

const scale = (shift: number): TcpOption => ({ name: 'windowScale', shift });
const stamp = (value: number): TcpOption => ({ name: 'timestamps', value, echo: 0 });
const names = (t: TestHost) =>
  t
    .segments()
    .at(-1)!
    .options.map((option) => option.name);

test('a RST at exactly RCV.NXT resets', () => {
  const t = accepted();
  t.peer('R 1:1(0)');
  expect(t.states).toEqual(['LISTEN', 'CLOSED']);
});

test('a RST elsewhere in the window is challenged', () => {
  const t = accepted();
  t.peer('R 1000:1000(0)');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  expect(t.reasons.at(-1)).toBe('challenge-ack');
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('a RST outside of the window is dropped without a word', () => {
  const t = accepted();
  t.peer('R 100000:100000(0)');
  expect(t.sent()).toEqual([]);
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('a SYN in a synchronized state is challenged, wherever it is', () => {
  const t = accepted();
  t.peer('S 1000:1000(0)');
  t.peer('S 900000:900000(0)');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1', '. 1:1(0) ack 1']);
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('challenges are limited, and allowed again later', () => {
  const t = accepted({ challengeAckLimit: 3, challengeAckPeriod: SECOND });
  for (let i = 0; i < 10; i++) t.peer('R 1000:1000(0)');
  expect(t.sent()).toHaveLength(3);
  t.passes(SECOND);
  t.peer('R 1000:1000(0)');
  expect(t.sent()).toHaveLength(1);
});

test('without challenges any RST or SYN in the window ends the connection (RFC 793)', () => {
  const rst = accepted({ challengeAcks: false });
  rst.peer('R 1000:1000(0)');
  expect(rst.states).toEqual(['LISTEN', 'CLOSED']);
  const syn = accepted({ challengeAcks: false });
  syn.peer('S 1000:1000(0)');
  expect(syn.sent()).toEqual(['R. 1:1(0) ack 1']);
  expect(syn.states).toEqual(['LISTEN', 'CLOSED']);
});

test('a RST for our SYN counts only if it acknowledges it', () => {
  const t = connecting();
  t.peer('R 0:0(0)');
  t.peer('R. 0:0(0) ack 99');
  expect(t.tcb.state).toBe('SYN_SENT');
});

test('window scaling needs both sides, and the window of a SYN is never scaled', () => {
  const alone = listening({ windowScaling: true, receiveBuffer: 1 << 20 });
  alone.peer('S 0:0(0)', { options: [MSS] });
  expect(names(alone)).toEqual(['mss']);
  const both = listening({ windowScaling: true, receiveBuffer: 1 << 20 });
  both.peer('S 0:0(0) win 1000', { options: [MSS, scale(3)] });
  expect(both.tcb.snd).toMatchObject({ scale: 3, wnd: 1000 });
  expect(both.tcb.rcv.scale).toBe(5);
  expect(both.segments().at(-1)!.window).toBe(65_535);
  both.peer('. 1:1(0) ack 1 win 1000');
  expect(both.tcb.snd.wnd).toBe(8000);
});

test('a shift above 14 is taken as 14', () => {
  const t = listening({ windowScaling: true });
  t.peer('S 0:0(0)', { options: [MSS, scale(200)] });
  expect(t.tcb.snd.scale).toBe(14);
});

test('once agreed on, timestamps are in every segment and echo the peer’s', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(77)]);
  t.peerTimestamp = 80;
  t.peer('. 1:101(100) ack 1');
  t.passes(SECOND);
  const last = t.segments().at(-1)!;
  expect(last.options.at(-1)).toMatchObject({ name: 'timestamps', echo: 80 });
});

test('a segment without the timestamp that was agreed on is dropped', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(77)]);
  t.peerTimestamp = undefined;
  t.peer('P. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 10 })).toBeUndefined();
  expect(t.sent()).toEqual([]);
});

test('PAWS: a segment with an older timestamp is acknowledged and dropped', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(1000)]);
  t.peerTimestamp = 999;
  t.peer('P. 1:11(10) ack 1');
  expect(t.verdicts.at(-1)).toBe('paws');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  t.peer('R 1:1(0)');
  expect(t.states).toEqual(['LISTEN', 'CLOSED']);
});

test('PAWS: after 24 days of silence any timestamp is believed', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(1000)]);
  t.passes(25 * 24 * 3600 * SECOND);
  t.peerTimestamp = 5;
  t.peer('P. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('a delayed ACK echoes the timestamp of the first segment it answers', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(10)]);
  t.peerTimestamp = 20;
  t.peer('. 1:101(100) ack 1');
  t.peerTimestamp = 30;
  t.peer('. 101:201(100) ack 1');
  expect(t.segments().at(-1)!.options.at(-1)).toMatchObject({ echo: 20 });
});

test('a segment out of order does not change the echo; one that fills the gap does', () => {
  const t = accepted({ timestamps: true }, [MSS, stamp(10)]);
  t.peerTimestamp = 20;
  t.peer('. 101:201(100) ack 1');
  expect(t.segments().at(-1)!.options.at(-1)).toMatchObject({ echo: 10 });
  t.peerTimestamp = 30;
  t.peer('. 1:101(100) ack 1');
  expect(t.segments().at(-1)!.options.at(-1)).toMatchObject({ echo: 30 });
});

test('SYN cookies: when the backlog is full nothing is kept, and the ACK brings it all back', () => {
  const t = listening({ synBacklog: 1 });
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peerPort = 4001;
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.states).toEqual(['LISTEN', 'SYN_RECEIVED']);
  const [, answer] = t.segments();
  t.ourIss = answer!.seq;
  t.peer('P. 1:11(10) ack 1');
  expect(t.states).toEqual(['LISTEN', 'SYN_RECEIVED', 'ESTABLISHED']);
  expect(t.call({ name: 'accept', fd: LISTENER })).toMatchObject({ value: CHILD, port: 4001 });
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('a forged cookie makes no connection; once cookies have aged it is refused', () => {
  const t = listening({ synCookies: 'always' });
  t.peer('S 0:0(0)', { options: [MSS] });
  t.segments();
  t.peer('. 1:1(0) ack 2');
  expect(t.sent()).toEqual([]);
  t.passes(200 * SECOND);
  t.peer('. 1:1(0) ack 2');
  expect(t.sent()[0]).toMatch(/^R/);
  expect(t.states).toEqual(['LISTEN']);
});

test('a cookie is no good after a few minutes', () => {
  const t = listening({ synCookies: 'always' });
  t.peer('S 0:0(0)', { options: [MSS] });
  t.segments();
  t.passes(200 * SECOND);
  t.peer('. 1:1(0) ack 1');
  expect(t.states).toEqual(['LISTEN']);
});

test('without cookies a full backlog drops SYNs', () => {
  const t = listening({ synBacklog: 1, synCookies: 'off' });
  t.peer('S 0:0(0)', { options: [MSS] });
  t.sent();
  t.peerPort = 4001;
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual([]);
});

test('a full accept queue drops SYNs until somebody is accepted', () => {
  const t = listening({}, 1);
  t.peer('S 0:0(0)', { options: [MSS] });
  t.segments();
  t.peer('. 1:1(0) ack 1');
  t.peerPort = 4001;
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual([]);
  t.call({ name: 'accept', fd: LISTENER });
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toHaveLength(1);
});

test('path MTU: “fragmentation needed” makes segments smaller and sends again what was lost', () => {
  const t = accepted();
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(3000) });
  t.sent();
  t.icmp(3, 4, 1000);
  expect(t.tcb.snd.mss).toBe(960);
  expect(t.sent()[0]).toBe('. 1:961(960) ack 1');
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('segments carry DF unless path-MTU discovery is off', () => {
  const on = accepted();
  expect(on.world.packets[0]!.dontFragment).toBe(true);
  const off = accepted({ pathMtuDiscovery: false });
  expect(off.world.packets[0]!.dontFragment).toBe(false);
});

test('a black hole is found by full segments that keep vanishing', () => {
  const t = accepted();
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(3000) });
  t.sent();
  t.passes(4 * SECOND);
  expect(t.notes).toContain('pmtu-black-hole');
  expect(t.sent().at(-1)).toBe('. 1:1025(1024) ack 1');
  expect(t.world.packets.at(-1)!.dontFragment).toBe(false);
});

test('duplicate SYNs while half open are answered by the same SYN,ACK', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [MSS] });
  t.passes(100 * MILLISECOND);
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual(['S. 0:0(0) ack 1', 'S. 0:0(0) ack 1']);
});

test('SYN and FIN together are dropped where the host is told to', () => {
  const t = listening({ dropSynFin: true });
  t.peer('SF 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual([]);
});

test('a silent port says nothing', () => {
  const t = listening({ silentPorts: true });
  t.ourPort = 81;
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual([]);
});
