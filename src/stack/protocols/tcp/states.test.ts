/** Every transition of RFC 9293 figure 5 and §3.10, told as exchanges of segments. */
import { expect, test } from 'vitest';
import { SECOND } from '../../core/instant.ts';
import {
  accepted,
  CHILD,
  connected,
  connecting,
  LISTENER,
  listening,
  MSS,
} from '../../sockets/testing/situations.ts';
import { PEER, testHost } from '../../sockets/testing/test-host.ts';

test('the passive side: SYN, SYN,ACK, ACK, and accept returns the connection', () => {
  const t = listening();
  t.call({ name: 'accept', fd: LISTENER });
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual(['S. 0:0(0) ack 1']);
  expect(t.states).toEqual(['LISTEN', 'SYN_RECEIVED']);
  t.peer('. 1:1(0) ack 1');
  expect(t.states).toEqual(['LISTEN', 'ESTABLISHED']);
  expect(t.result()).toEqual({ value: CHILD, address: PEER, port: 4000 });
  expect(t.arcs).toEqual([
    'CLOSED → LISTEN: OPEN.passive',
    'LISTEN → SYN_RECEIVED: rcv SYN',
    'SYN_RECEIVED → ESTABLISHED: rcv ACK of SYN',
  ]);
});

test('the active side: connect returns with the ACK of the handshake', () => {
  const t = connecting();
  expect(t.result()).toBeUndefined();
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  expect(t.result(2)).toEqual({ value: 0 });
  expect(t.arcs).toEqual(['CLOSED → SYN_SENT: OPEN.active', 'SYN_SENT → ESTABLISHED: rcv SYN,ACK']);
});

test('both sides open at once (§3.5, figure 8)', () => {
  const t = connecting();
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual(['S. 0:0(0) ack 1']);
  expect(t.states).toEqual(['SYN_RECEIVED']);
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.states).toEqual(['ESTABLISHED']);
  expect(t.result(2)).toEqual({ value: 0 });
});

test('we close first, and the peer a moment later', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  expect(t.sent()).toEqual(['F. 1:1(0) ack 1']);
  expect(t.tcb.state).toBe('FIN_WAIT_1');
  t.peer('. 1:1(0) ack 2');
  expect(t.tcb.state).toBe('FIN_WAIT_2');
  t.peer('F. 1:1(0) ack 2');
  expect(t.sent()).toEqual(['. 2:2(0) ack 2']);
  expect(t.tcb.state).toBe('TIME_WAIT');
  t.passes(240 * SECOND);
  expect(t.states).toEqual(['LISTEN']);
});

test('the peer closes first', () => {
  const t = accepted();
  t.peer('F. 1:1(0) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 2']);
  expect(t.tcb.state).toBe('CLOSE_WAIT');
  expect(t.call({ name: 'recv', fd: CHILD, size: 10 })).toMatchObject({ value: 0 });
  t.call({ name: 'close', fd: CHILD });
  expect(t.sent()).toEqual(['F. 1:1(0) ack 2']);
  expect(t.tcb.state).toBe('LAST_ACK');
  t.peer('. 2:2(0) ack 2');
  expect(t.states).toEqual(['LISTEN']);
});

test('both sides close at once: CLOSING', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.sent();
  t.peer('F. 1:1(0) ack 1');
  expect(t.sent()).toEqual(['. 2:2(0) ack 2']);
  expect(t.tcb.state).toBe('CLOSING');
  t.peer('. 2:2(0) ack 2');
  expect(t.tcb.state).toBe('TIME_WAIT');
});

test('one segment brings the peer’s FIN and the ACK of ours: straight to TIME_WAIT', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.sent();
  t.peer('F. 1:1(0) ack 2');
  expect(t.arcs.at(-1)).toBe('FIN_WAIT_1 → TIME_WAIT: rcv FIN,ACK of FIN');
});

test('a FIN that comes before the data it follows waits for it', () => {
  const t = accepted();
  t.peer('F. 101:101(0) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 1']);
  expect(t.tcb.state).toBe('ESTABLISHED');
  t.peer('. 1:101(100) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 102']);
  expect(t.tcb.state).toBe('CLOSE_WAIT');
});

test('a repeated FIN in TIME_WAIT is acknowledged and starts the 2 MSL anew', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.peer('F. 1:1(0) ack 2');
  t.sent();
  t.passes(200 * SECOND);
  t.peer('F. 1:1(0) ack 2');
  expect(t.sent()).toEqual(['. 2:2(0) ack 2']);
  t.passes(239 * SECOND);
  expect(t.tcb.state).toBe('TIME_WAIT');
  t.passes(SECOND);
  expect(t.states).toEqual(['LISTEN']);
});

test('close while the SYN is still alone: the connection is forgotten', () => {
  const t = connecting();
  t.call({ name: 'close', fd: 3 });
  expect(t.sent()).toEqual([]);
  expect(t.arcs.at(-1)).toBe('SYN_SENT → CLOSED: CLOSE');
});

test('close in SYN_RECEIVED sends a FIN at once when nothing waits to be sent', () => {
  const t = connecting();
  t.peer('S 0:0(0)', { options: [MSS] });
  t.sent();
  t.call({ name: 'close', fd: 3 });
  expect(t.sent()).toEqual(['F. 1:1(0) ack 1']);
  expect(t.arcs.at(-1)).toBe('SYN_RECEIVED → FIN_WAIT_1: CLOSE');
  t.peer('. 1:1(0) ack 2');
  expect(t.tcb.state).toBe('FIN_WAIT_2');
});

test('a RST for a half-open connection takes it back to LISTEN; the listener stays', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peer('R 1:1(0)');
  expect(t.arcs.slice(2)).toEqual([
    'SYN_RECEIVED → LISTEN: rcv RST (passive)',
    'LISTEN → CLOSED: delete TCB',
  ]);
  expect(t.states).toEqual(['LISTEN']);
});

test('a RST during a simultaneous open refuses the connection', () => {
  const t = connecting();
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peer('R. 1:1(0) ack 1');
  expect(t.arcs.at(-1)).toBe('SYN_RECEIVED → CLOSED: rcv RST');
  expect(t.result(2)).toEqual({ value: -1, error: 'ECONNREFUSED' });
});

test('connecting to a closed port is refused', () => {
  const t = connecting();
  t.peer('R. 0:0(0) ack 1');
  expect(t.result(2)).toEqual({ value: -1, error: 'ECONNREFUSED' });
  expect(t.arcs.at(-1)).toBe('SYN_SENT → CLOSED: rcv RST');
});

test('a RST ends an established connection, and the reader hears of it', () => {
  const t = accepted();
  t.call({ name: 'recv', fd: CHILD, size: 10 });
  t.peer('R 1:1(0)');
  expect(t.result()).toEqual({ value: -1, error: 'ECONNRESET' });
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: rcv RST');
});

test('abort sends a RST', () => {
  const t = accepted();
  t.call({ name: 'abort', fd: CHILD });
  expect(t.sent()).toEqual(['R. 1:1(0) ack 1']);
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: ABORT');
});

test('a listening socket that connects becomes the active side', () => {
  const t = listening();
  t.call({ name: 'connect', fd: LISTENER, address: PEER, port: 4000 });
  expect(t.sent()).toEqual(['S 0:0(0)']);
  expect(t.arcs.at(-1)).toBe('LISTEN → SYN_SENT: OPEN.active');
});

test('SEND on a listening socket opens actively, and the data follows', () => {
  const t = listening();
  const data = new Uint8Array(10);
  t.call({ name: 'sendto', fd: LISTENER, data, address: PEER, port: 4000 });
  expect(t.arcs.at(-1)).toBe('LISTEN → SYN_SENT: SEND');
  t.sent();
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.sent()).toEqual(['P. 1:11(10) ack 1']);
});

test('a FIN that comes with the SYN takes a half-open connection to CLOSE_WAIT', () => {
  const t = listening();
  t.peer('SF 0:0(0)', { options: [MSS] });
  expect(t.arcs.slice(1)).toEqual([
    'LISTEN → SYN_RECEIVED: rcv SYN',
    'SYN_RECEIVED → CLOSE_WAIT: rcv FIN (passive half-open)',
  ]);
  t.peer('. 2:2(0) ack 1');
  expect(t.call({ name: 'accept', fd: LISTENER })).toMatchObject({ value: CHILD });
  expect(t.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ value: 0 });
});

test('a FIN with the SYN of a simultaneous open is queued until ESTABLISHED (§3.10.7.3)', () => {
  const t = connecting();
  t.peer('SF 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual(['S. 0:0(0) ack 1']);
  expect(t.states).toEqual(['SYN_RECEIVED']);
  t.peer('. 1:1(0) ack 1');
  expect(t.sent()).toEqual(['. 1:1(0) ack 2']);
  expect(t.arcs.slice(2)).toEqual([
    'SYN_RECEIVED → ESTABLISHED: rcv ACK of SYN',
    'ESTABLISHED → CLOSE_WAIT: rcv FIN',
  ]);
});

test('a new SYN inside the window sends a half-open connection back to LISTEN', () => {
  const t = listening();
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peer('S 100:100(0)', { options: [MSS] });
  expect(t.arcs.slice(2)).toEqual([
    'SYN_RECEIVED → LISTEN: rcv SYN',
    'LISTEN → CLOSED: delete TCB',
  ]);
});

test('a hard ICMP error ends an opening', () => {
  const t = connecting();
  t.icmp(3, 3);
  expect(t.arcs.at(-1)).toBe('SYN_SENT → CLOSED: ICMP hard error');
  expect(t.result(2)).toEqual({ value: -1, error: 'ECONNREFUSED' });
});

test('an orphan in FIN_WAIT_2 does not wait for ever', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.peer('. 1:1(0) ack 2');
  t.passes(60 * SECOND);
  expect(t.arcs.at(-1)).toBe('FIN_WAIT_2 → CLOSED: timeout FIN_WAIT_2');
});

test('a half-closed connection may stay in FIN_WAIT_2 as long as its reader likes', () => {
  const t = accepted();
  t.call({ name: 'shutdown', fd: CHILD, how: 'wr' });
  t.peer('. 1:1(0) ack 2');
  t.passes(3600 * SECOND);
  expect(t.tcb.state).toBe('FIN_WAIT_2');
  t.peer('P. 1:11(10) ack 2');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('closing a listener resets the connections that nobody has accepted', () => {
  const t = accepted();
  t.peerPort = 4001;
  t.peer('S 0:0(0)', { options: [MSS] });
  t.segments();
  t.peer('. 1:1(0) ack 1');
  t.call({ name: 'close', fd: LISTENER });
  expect(t.sent()).toEqual(['R. 1:1(0) ack 1']);
  expect(t.states).toEqual(['ESTABLISHED']);
});

test('a segment for nobody is refused: <SEQ=0><ACK=SEG.SEQ+LEN><RST,ACK>, or at its ACK', () => {
  const t = testHost();
  t.peer('S 0:0(0)');
  t.peer('. 7:17(10) ack 99');
  const [first, second] = t.segments();
  expect(first).toMatchObject({ seq: 0, ack: t.peerIss + 1, flags: 0x14 });
  expect(second).toMatchObject({ seq: 99, flags: 0x04 });
});

test('connected peers exchange data both ways', () => {
  const t = connected();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(100) });
  expect(t.sent()).toEqual(['P. 1:101(100) ack 1']);
  t.peer('P. 1:51(50) ack 101');
  expect(t.call({ name: 'recv', fd: 3, size: 100 })).toMatchObject({ value: 50 });
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 101:101(0) ack 51']);
});
