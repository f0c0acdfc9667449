/** The socket API: descriptors, blocking, options, errors; datagrams. */
import { expect, test } from 'vitest';
import { ipv4 } from '../core/addresses.ts';
import { clone } from '../core/clone.ts';
import { SECOND } from '../core/instant.ts';
import { listSockets, tcpInfo } from './index.ts';
import { pattern } from './testing/segment-text.ts';
import {
  accepted,
  CHILD,
  connected,
  connecting,
  LISTENER,
  listening,
  MSS,
} from './testing/situations.ts';
import { PEER, type TestHost, testHost } from './testing/test-host.ts';

const bytes = (count: number) => new Uint8Array(count);

test('descriptors start at 3, and the lowest free one is given', () => {
  const t = testHost();
  const open = () => t.call({ name: 'socket', type: 'stream' })!.value;
  expect([open(), open(), open()]).toEqual([3, 4, 5]);
  t.call({ name: 'close', fd: 4 });
  expect(open()).toBe(4);
  expect(t.call({ name: 'close', fd: 9 })).toMatchObject({ error: 'EBADF' });
});

test('a blocking read waits for data, and takes what there is', () => {
  const t = accepted();
  expect(t.call({ name: 'recv', fd: CHILD, size: 5 })).toBeUndefined();
  t.peer('P. 1:11(10) ack 1');
  expect(t.result()).toEqual({ value: 5, data: pattern(1, 5) });
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toEqual({
    value: 5,
    data: pattern(6, 5),
  });
});

test('a blocking write waits until all of it has found room', () => {
  const t = accepted({ sendBuffer: 1000 }, [MSS], 0);
  expect(t.call({ name: 'send', fd: CHILD, data: bytes(1500) })).toBeUndefined();
  const call = t.lastCall;
  t.peer('. 1:1(0) ack 1 win 60000');
  t.peer('. 1:1(0) ack 1001 win 60000');
  expect(t.result(call)).toEqual({ value: 1500 });
  t.peer('. 1:1(0) ack 1501 win 60000');
  const sent = t.segments().reduce((sum, { payload }) => sum + payload.length, 0);
  expect(sent).toBe(1500);
});

test('non-blocking calls say EAGAIN, and what fits is taken', () => {
  const t = accepted({ sendBuffer: 1000 }, [MSS], 0);
  t.call({ name: 'setNonBlocking', fd: CHILD, on: true });
  t.call({ name: 'setNonBlocking', fd: LISTENER, on: true });
  expect(t.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ error: 'EAGAIN' });
  expect(t.call({ name: 'accept', fd: LISTENER })).toMatchObject({ error: 'EAGAIN' });
  expect(t.call({ name: 'send', fd: CHILD, data: bytes(1500) })).toEqual({ value: 1000 });
  expect(t.call({ name: 'send', fd: CHILD, data: bytes(1) })).toMatchObject({ error: 'EAGAIN' });
  t.peer('. 1:1(0) ack 1 win 60000');
  t.peer('. 1:1(0) ack 1001 win 60000');
  expect(t.world.notices).toContain(`${CHILD} writable`);
});

test('a non-blocking connect is in progress, then connected', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream', nonBlocking: true });
  const connect = () => t.call({ name: 'connect', fd: 3, address: PEER, port: 4000 });
  expect(connect()).toMatchObject({ error: 'EINPROGRESS' });
  expect(connect()).toMatchObject({ error: 'EALREADY' });
  t.ourPort = t.tcb.localPort;
  t.peer('S. 0:0(0) ack 1', { options: [MSS] });
  expect(t.world.notices).toContain('3 connected');
  expect(connect()).toMatchObject({ error: 'EISCONN' });
});

test('an error that nobody waited for is told once', () => {
  const t = accepted();
  t.peer('R 1:1(0)');
  const error = () => t.call({ name: 'getsockopt', fd: CHILD, option: 'SO_ERROR' });
  expect(error()).toMatchObject({ text: 'ECONNRESET' });
  expect(error()).toMatchObject({ text: '' });
  expect(t.call({ name: 'send', fd: CHILD, data: bytes(1) })).toMatchObject({ error: 'EPIPE' });
  expect(t.call({ name: 'recv', fd: CHILD, size: 1 })).toMatchObject({ value: 0 });
});

test('what came before the peer’s FIN is read first, then the end', () => {
  const t = accepted();
  t.peer('FP. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 0 });
});

test('shutdown for writing sends the FIN and still reads', () => {
  const t = accepted();
  t.call({ name: 'shutdown', fd: CHILD, how: 'wr' });
  expect(t.sent()).toEqual(['F. 1:1(0) ack 1']);
  expect(t.call({ name: 'send', fd: CHILD, data: bytes(1) })).toMatchObject({ error: 'EPIPE' });
  t.peer('P. 1:11(10) ack 2');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 10 });
});

test('shutdown for reading throws away what comes', () => {
  const t = accepted();
  t.call({ name: 'shutdown', fd: CHILD, how: 'rd' });
  t.peer('P. 1:11(10) ack 1');
  expect(t.call({ name: 'recv', fd: CHILD, size: 100 })).toMatchObject({ value: 0 });
  t.passes(SECOND);
  expect(t.sent()).toEqual(['. 1:1(0) ack 11']);
});

test('linger 0 aborts; a longer one makes close wait for the data', () => {
  const aborting = accepted();
  aborting.call({ name: 'setsockopt', fd: CHILD, option: 'SO_LINGER', value: 0 });
  aborting.call({ name: 'close', fd: CHILD });
  expect(aborting.sent()).toEqual(['R. 1:1(0) ack 1']);
  const waiting = accepted();
  waiting.call({ name: 'setsockopt', fd: CHILD, option: 'SO_LINGER', value: 10 });
  waiting.call({ name: 'send', fd: CHILD, data: bytes(10) });
  expect(waiting.call({ name: 'close', fd: CHILD })).toBeUndefined();
  waiting.peer('. 1:1(0) ack 12');
  expect(waiting.result()).toEqual({ value: 0 });
});

test('a lingering close gives up waiting when its time is over', () => {
  const t = accepted();
  t.call({ name: 'setsockopt', fd: CHILD, option: 'SO_LINGER', value: 2 });
  t.call({ name: 'send', fd: CHILD, data: bytes(10) });
  t.call({ name: 'close', fd: CHILD });
  t.passes(2 * SECOND);
  expect(t.result()).toEqual({ value: 0 });
});

test('a port that a connection in TIME_WAIT holds is in use, unless the address is reused', () => {
  const t = accepted();
  t.call({ name: 'close', fd: CHILD });
  t.peer('F. 1:1(0) ack 2');
  t.call({ name: 'close', fd: LISTENER });
  t.call({ name: 'socket', type: 'stream' });
  const bind = () => t.call({ name: 'bind', fd: 3, address: 0, port: 80 });
  expect(bind()).toMatchObject({ error: 'EADDRINUSE' });
  t.call({ name: 'setsockopt', fd: 3, option: 'SO_REUSEADDR', value: 1 });
  expect(bind()).toEqual({ value: 0 });
});

test('two listeners on one port do not go together', () => {
  const t = listening();
  t.call({ name: 'socket', type: 'stream' });
  t.call({ name: 'setsockopt', fd: 4, option: 'SO_REUSEADDR', value: 1 });
  expect(t.call({ name: 'bind', fd: 4, address: 0, port: 80 })).toMatchObject({
    error: 'EADDRINUSE',
  });
});

test('options have the names that C programmers know, and each setting has its own', () => {
  const t = accepted();
  const set = (option: string, value: number | string) =>
    t.call({ name: 'setsockopt', fd: CHILD, option, value });
  const get = (option: string) => t.call({ name: 'getsockopt', fd: CHILD, option });
  expect(set('TCP_NODELAY', 1)).toEqual({ value: 0 });
  expect(get('TCP_NODELAY')).toMatchObject({ value: 1 });
  expect(get('nagle')).toMatchObject({ value: 0 });
  expect(set('TCP_KEEPIDLE', 30)).toEqual({ value: 0 });
  expect(get('keepAliveIdle')).toMatchObject({ value: 30 * SECOND });
  expect(set('minimumRto', 200_000)).toEqual({ value: 0 });
  expect(set('TCP_MAGIC', 1)).toMatchObject({ error: 'ENOPROTOOPT' });
  expect(set('toString', 1)).toMatchObject({ error: 'ENOPROTOOPT' });
});

test('the whole state is plain data', () => {
  const t = accepted();
  t.peer('P. 101:111(10) ack 1');
  t.call({ name: 'recv', fd: CHILD, size: 10 });
  expect(clone(t.state)).toEqual(t.state);
});

test('the table of sockets', () => {
  const t = accepted();
  t.peer('P. 1:11(10) ack 1');
  expect(listSockets(t.state)).toEqual([
    { fd: 3, protocol: 'tcp', state: 'LISTEN', local: '*:80', remote: '*:*', sendQ: 0, recvQ: 0 },
    {
      fd: 4,
      protocol: 'tcp',
      state: 'ESTABLISHED',
      local: '10.0.0.1:80',
      remote: '10.0.0.2:4000',
      sendQ: 0,
      recvQ: 10,
    },
  ]);
});

test('TCP_INFO counts in segments', () => {
  const t = connected();
  t.call({ name: 'send', fd: 3, data: bytes(3000) });
  expect(tcpInfo(t.state, 3)).toMatchObject({
    tcpi_state: 1,
    tcpi_snd_cwnd: 10,
    tcpi_snd_mss: 1460,
    tcpi_unacked: 2,
  });
});

test('a socket that is closed while a call on it waits lets the call return', () => {
  const t = accepted();
  t.call({ name: 'recv', fd: CHILD, size: 1 });
  const call = t.lastCall;
  t.call({ name: 'close', fd: CHILD });
  expect(t.result(call)).toEqual({ value: -1, error: 'EBADF' });
});

test('an unreachable network is an error at once', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'stream' });
  const address = ipv4('192.168.0.1');
  expect(t.call({ name: 'connect', fd: 3, address, port: 1 })).toMatchObject({
    error: 'ENETUNREACH',
  });
});

test('no record of a refused opening remains but the descriptor', () => {
  const t = connecting();
  t.peer('R. 0:0(0) ack 1');
  t.call({ name: 'close', fd: 3 });
  expect(t.state.connections.size).toBe(0);
  expect(t.state.byKey.size).toBe(0);
  expect(t.world.timers.every((timer) => !timer.used)).toBe(true);
});

function datagramSocket(port = 53): TestHost {
  const t = testHost();
  t.call({ name: 'socket', type: 'dgram' });
  t.call({ name: 'bind', fd: 3, address: 0, port });
  return t;
}

test('datagrams keep their borders, and the rest of one that is too long is lost', () => {
  const t = datagramSocket();
  t.datagram(1000, 53, pattern(0, 10));
  t.datagram(1001, 53, pattern(10, 20));
  const read = (size: number) => t.call({ name: 'recvfrom', fd: 3, size });
  expect(read(4)).toEqual({ value: 4, data: pattern(0, 4), address: PEER, port: 1000 });
  expect(read(100)).toEqual({ value: 20, data: pattern(10, 20), address: PEER, port: 1001 });
});

test('a blocked recvfrom returns with the next datagram', () => {
  const t = datagramSocket();
  expect(t.call({ name: 'recvfrom', fd: 3, size: 100 })).toBeUndefined();
  t.datagram(1000, 53, pattern(0, 3));
  expect(t.result()).toMatchObject({ value: 3, port: 1000 });
});

test('a datagram for a port that nobody has is reported to the network layer', () => {
  const t = datagramSocket();
  t.datagram(1000, 54, pattern(0, 3));
  expect(t.world.unreachable).toBe(1);
});

test('sendto chooses a port, and the checksum is there', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'dgram' });
  const sent = t.call({ name: 'sendto', fd: 3, data: pattern(0, 5), address: PEER, port: 53 });
  expect(sent).toEqual({ value: 5 });
  const [packet] = t.world.packets;
  const view = new DataView(packet!.bytes.buffer, packet!.bytes.byteOffset);
  expect(view.getUint16(0)).toBeGreaterThanOrEqual(49_152);
  expect(view.getUint16(4)).toBe(13);
  expect(view.getUint16(6)).not.toBe(0);
});

test('a connected datagram socket hears its peer alone, and its ICMP errors', () => {
  const t = datagramSocket();
  t.call({ name: 'connect', fd: 3, address: PEER, port: 1000 });
  t.datagram(1001, 53, pattern(0, 3));
  t.call({ name: 'send', fd: 3, data: pattern(0, 5) });
  t.icmp(3, 3);
  expect(t.call({ name: 'recv', fd: 3, size: 10 })).toMatchObject({ error: 'ECONNREFUSED' });
  expect(t.call({ name: 'recv', fd: 3, size: 10 })).toBeUndefined();
  expect(t.world.unreachable).toBe(1);
});

test('a datagram socket believes an ICMP error only about a datagram that it has sent', () => {
  const t = datagramSocket();
  const send = (port: number) =>
    t.call({ name: 'sendto', fd: 3, data: pattern(0, 5), address: PEER, port });
  send(1000);
  const [first] = t.world.packets;
  t.icmp(3, 3);
  expect(send(1000)).toMatchObject({ error: 'ECONNREFUSED' });
  // The same error about a port to which nothing was sent.
  new DataView(first!.bytes.buffer, first!.bytes.byteOffset).setUint16(2, 1001);
  t.icmp(3, 3);
  expect(send(1000)).toEqual({ value: 5 });
});

test('a datagram is as long as IP can have it, or as the path takes it uncut', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'dgram' });
  const send = (size: number) =>
    t.call({ name: 'sendto', fd: 3, data: bytes(size), address: PEER, port: 53 });
  expect(send(65_507)).toEqual({ value: 65_507 });
  expect(send(65_508)).toMatchObject({ error: 'EMSGSIZE' });
  const whole = { fd: 3, option: 'IP_DONTFRAG' } as const;
  expect(t.call({ name: 'getsockopt', ...whole })).toEqual({ value: 0 });
  t.call({ name: 'setsockopt', ...whole, value: 1 });
  expect(t.call({ name: 'getsockopt', ...whole })).toEqual({ value: 1 });
  expect(send(1472)).toEqual({ value: 1472 });
  expect(send(1473)).toMatchObject({ error: 'EMSGSIZE' });
  expect(t.world.packets.map(({ dontFragment }) => dontFragment)).toEqual([false, true]);
});

test('a datagram socket that connects has a port, and hears everybody again when it lets its peer go', () => {
  const t = testHost();
  t.call({ name: 'socket', type: 'dgram', nonBlocking: true });
  const connect = (address: number, port: number) =>
    t.call({ name: 'connect', fd: 3, address, port });
  const unreachable = ipv4('192.168.0.1');
  expect(connect(unreachable, 7)).toMatchObject({ error: 'ENETUNREACH' });
  expect(connect(PEER, 0)).toMatchObject({ error: 'EINVAL' });
  expect(connect(PEER, 1000)).toEqual({ value: 0 });
  const port = t.state.sockets.get(3)?.localPort as number;
  t.datagram(1001, port, pattern(0, 3));
  expect(t.call({ name: 'recv', fd: 3, size: 10 })).toMatchObject({ error: 'EAGAIN' });
  expect(connect(0, 0)).toEqual({ value: 0 });
  t.datagram(1001, port, pattern(0, 3));
  expect(t.call({ name: 'recv', fd: 3, size: 10 })).toMatchObject({ value: 3, port: 1001 });
  expect(t.call({ name: 'send', fd: 3, data: bytes(1) })).toMatchObject({ error: 'EDESTADDRREQ' });
});
