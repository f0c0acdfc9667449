/** RFC 9293 appendix B: opening and closing connections. */
import { expect, test } from 'vitest';
import { ipv4 } from '../../../core/addresses.ts';
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
import { PEER, type TestHost, testHost, US } from '../../../sockets/testing/test-host.ts';

test('MUST-10: two SYNs that cross make one connection', () => {
  const t = connecting();
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.sent()).toEqual(['S. 0:0(0) ack 1']);
  t.peer('. 1:1(0) ack 1');
  expect(t.tcb.state).toBe('ESTABLISHED');
});

test('MUST-11: SYN_RECEIVED remembers how it began: back to LISTEN, or refused', () => {
  const passive = listening();
  passive.peer('S 0:0(0)');
  passive.peer('R 1:1(0)');
  expect(passive.states).toEqual(['LISTEN']);
  const active = connecting();
  active.peer('S 0:0(0)');
  active.peer('R 1:1(0)');
  expect(active.result(2)).toEqual({ value: -1, error: 'ECONNREFUSED' });
});

test('MUST-41: another passive OPEN leaves the connections there are alone', () => {
  const t = accepted();
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'bind', fd: 5, address: 0, port: 81 });
  t.call({ name: 'listen', fd: 5, backlog: 1 });
  expect(t.states).toEqual(['LISTEN', 'ESTABLISHED', 'LISTEN']);
  t.peer('P. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('MUST-42: a port can be listened on while another connection on it is opening', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'bind', fd: 3, address: 0, port: 80 });
  t.call({ name: 'connect', fd: 3, address: PEER, port: 4000 });
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'setsockopt', fd: 4, option: 'SO_REUSEADDR', value: 1 });
  expect(t.call({ name: 'bind', fd: 4, address: 0, port: 80 })).toEqual({ value: 0 });
  expect(t.call({ name: 'listen', fd: 4, backlog: 1 })).toEqual({ value: 0 });
  expect(t.states).toEqual(['SYN_SENT', 'LISTEN']);
});

test('MUST-43: OPEN takes a local address', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream' });
  expect(t.call({ name: 'bind', fd: 3, address: US, port: 99 })).toEqual({ value: 0 });
  t.call({ name: 'connect', fd: 3, address: PEER, port: 4000 });
  expect(t.tcb).toMatchObject({ localAddress: US, localPort: 99 });
  t.call({ name: 'socket', type: 'stream' });
  expect(t.call({ name: 'bind', fd: 4, address: ipv4('10.9.9.9'), port: 1 })).toMatchObject({
    error: 'EADDRNOTAVAIL',
  });
});

test('MUST-44, MUST-45: IP picks our address before the SYN, and every segment keeps it', () => {
  const t = connected();
  t.call({ name: 'send', fd: 3, data: new Uint8Array(1) });
  expect(new Set(t.world.packets.map((packet) => packet.src))).toEqual(new Set([US]));
});

test('MUST-46: an OPEN to a broadcast or multicast address is an error', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream' });
  for (const address of ['224.0.0.1', '255.255.255.255', '10.0.0.255'].map(ipv4)) {
    const result = t.call({ name: 'connect', fd: 3, address, port: 80 });
    expect(result).toEqual({ value: -1, error: 'ENETUNREACH' });
  }
});

test('MUST-57: a SYN to a broadcast or multicast address is dropped without a word', () => {
  const t = listening();
  t.peer('S 0:0(0)');
  t.sent();
  const syn = testHost();
  expect(syn.sent()).toEqual([]);
  const bytes = segmentTo(t);
  t.deliver(bytes, { broadcast: true, src: ipv4('10.0.0.9') });
  expect(t.sent()).toEqual([]);
});

function segmentTo(t: TestHost): Uint8Array {
  const other = testHost();
  other.call({ name: 'socket', type: 'stream' });
  other.call({ name: 'connect', fd: 3, address: PEER, port: 80 });
  expect(t.states).toContain('LISTEN');
  return other.world.packets[0]!.bytes;
}

test('MUST-63: a SYN from an impossible source is ignored', () => {
  const t = listening();
  t.address = ipv4('224.0.0.5');
  t.peer('S 0:0(0)');
  t.address = ipv4('10.0.0.255');
  t.peer('S 0:0(0)');
  expect(t.sent()).toEqual([]);
  expect(t.states).toEqual(['LISTEN']);
});

test('SHLD-2: a RST may carry data', () => {
  const t = accepted();
  t.peer('R. 1:21(20) ack 1');
  expect(t.arcs.at(-1)).toBe('ESTABLISHED → CLOSED: rcv RST');
});

test('MUST-12: the reader can tell a normal end from an abort', () => {
  const normal = accepted();
  normal.peer('F. 1:1(0) ack 1');
  expect(normal.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ value: 0 });
  const abort = accepted();
  abort.peer('R 1:1(0)');
  expect(abort.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ error: 'ECONNRESET' });
});

test('MAY-1: data that comes after a full close is answered with a RST', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.sent();
  t.peer('P. 1:11(10) ack 2');
  expect(t.sent()).toEqual(['R 2:2(0)']);
  expect(t.states).toEqual(['LISTEN']);
});

test('SHLD-3: CLOSE with unread data sends a RST', () => {
  const t = accepted();
  t.peer('P. 1:11(10) ack 1');
  t.call({ name: 'close', fd: CHILD });
  expect(t.sent().at(-1)).toBe('R. 1:1(0) ack 11');
  expect(t.states).toEqual(['LISTEN']);
});

test('MUST-13: the side that closed first stays 2 MSL in TIME_WAIT', () => {
  const t = accepted({ maximumSegmentLifetime: 30 * SECOND });
  t.call({ name: 'close', fd: CHILD });
  t.peer('F. 1:1(0) ack 2');
  t.passes(60 * SECOND - 1);
  expect(t.tcb.state).toBe('TIME_WAIT');
  t.passes(1);
  expect(t.states).toEqual(['LISTEN']);
});

function inTimeWait(settings = {}): TestHost {
  const t = accepted(settings);
  t.call({ name: 'close', fd: CHILD });
  t.peer('F. 1:1(0) ack 2');
  t.sent();
  return t;
}

test('MAY-2: a SYN beyond all that was seen reopens a connection in TIME_WAIT', () => {
  const t = inTimeWait();
  const before = t.tcb.snd.nxt;
  t.peer('S 100:100(0)', { options: [MSS] });
  expect(t.arcs.at(-1)).toBe('TIME_WAIT → SYN_RECEIVED: rcv SYN');
  expect((t.tcb.iss - before) | 0).not.toBe(0);
  t.peer('. 101:101(0) ack 1');
  expect(t.call({ name: 'accept', fd: LISTENER })).toMatchObject({ address: PEER, port: 4000 });
});

test('MAY-2: an old SYN does not', () => {
  const t = inTimeWait();
  t.peer('S 1:1(0)', { options: [MSS] });
  expect(t.tcb.state).toBe('TIME_WAIT');
  expect(t.sent()).toEqual(['. 2:2(0) ack 2']);
});

test('SHLD-4: a newer timestamp reopens it even when the sequence number is lower', () => {
  const t = listening({ timestamps: true });
  t.peerTimestamp = 1000;
  t.peer('S 0:0(0)', { options: [MSS] });
  t.peer('. 1:1(0) ack 1');
  t.call({ name: 'accept', fd: LISTENER });
  t.call({ name: 'close', fd: CHILD });
  t.peer('F. 1:1(0) ack 2');
  t.peerTimestamp = 1001;
  t.peer('S 0:0(0)', { options: [MSS] });
  expect(t.tcb.state).toBe('SYN_RECEIVED');
});
