/** Local ports: who may share one, and when they are used up. */
import { expect, test } from 'vitest';
import { ipv4 } from '../core/addresses.ts';
import { PEER, type TestHost, testHost, US } from './testing/test-host.ts';

const OTHER = ipv4('10.0.0.3');
const FIRST = 50_000;
const TWO_PORTS = { firstEphemeralPort: FIRST, lastEphemeralPort: FIRST + 1 } as const;

function socket(t: TestHost, type: 'stream' | 'dgram' = 'stream', reuse = false): number {
  const fd = t.call({ name: 'socket', type, nonBlocking: true })!.value;
  if (reuse) t.call({ name: 'setsockopt', fd, option: 'SO_REUSEADDR', value: 1 });
  return fd;
}

/** What connect() says at once: the SYN is out, or an error. */
function connect(t: TestHost, address: number, port: number, fd = socket(t)): string {
  return t.call({ name: 'connect', fd, address, port })?.error ?? '';
}

function bind(t: TestHost, port: number, fd: number, address = 0): string {
  return t.call({ name: 'bind', fd, address, port })?.error ?? '';
}

/** Local ports of the SYNs sent since the last look. */
function synPorts(t: TestHost): number[] {
  return t.segments().map(({ packet }) => (packet.bytes[0]! << 8) | packet.bytes[1]!);
}

test('connections to another server, or to another port, share the two local ports there are', () => {
  const t = testHost(TWO_PORTS);
  for (const [address, port] of [
    [PEER, 80],
    [PEER, 81],
    [OTHER, 80],
  ] as const) {
    expect([connect(t, address, port), connect(t, address, port)]).toEqual([
      'EINPROGRESS',
      'EINPROGRESS',
    ]);
    expect(new Set(synPorts(t))).toEqual(new Set([FIRST, FIRST + 1]));
  }
});

test('when every four-tuple to a server is taken, connect says EADDRNOTAVAIL', () => {
  const t = testHost(TWO_PORTS);
  connect(t, PEER, 80);
  connect(t, PEER, 80);
  expect(connect(t, PEER, 80)).toBe('EADDRNOTAVAIL');
  expect(connect(t, PEER, 81)).toBe('EINPROGRESS');
});

test('a segment finds its connection among those that share a local port', () => {
  const t = testHost({ ...TWO_PORTS, lastEphemeralPort: FIRST });
  const [near, far] = [socket(t), socket(t)];
  connect(t, PEER, t.peerPort, near);
  connect(t, OTHER, t.peerPort, far);
  t.segments();
  t.ourPort = FIRST;
  t.address = OTHER;
  t.peer('S. 0:0(0) ack 1');
  const states = [near, far].map(
    (fd) => t.call({ name: 'getsockopt', fd, option: 'TCP_STATE' })?.text,
  );
  expect(states).toEqual(['SYN_SENT', 'ESTABLISHED']);
});

test('a four-tuple in TIME_WAIT stays taken, and its port serves other connections', () => {
  const t = testHost({ ...TWO_PORTS, lastEphemeralPort: FIRST });
  const fd = socket(t);
  connect(t, PEER, t.peerPort, fd);
  t.segments();
  t.ourPort = FIRST;
  t.peer('S. 0:0(0) ack 1');
  t.call({ name: 'close', fd });
  t.peer('F. 1:1(0) ack 2');
  expect(t.states).toEqual(['TIME_WAIT']);
  expect(connect(t, PEER, t.peerPort)).toBe('EADDRNOTAVAIL');
  expect(connect(t, OTHER, t.peerPort)).toBe('EINPROGRESS');
});

test('a port that somebody bound or listens on is given to no other connection', () => {
  const t = testHost(TWO_PORTS);
  const server = socket(t, 'stream', true);
  bind(t, FIRST, server);
  t.call({ name: 'listen', fd: server, backlog: 1 });
  bind(t, FIRST + 1, socket(t, 'stream', true));
  expect(connect(t, PEER, 80)).toBe('EADDRNOTAVAIL');
  expect(connect(t, PEER, 80, socket(t, 'stream', true))).toBe('EADDRNOTAVAIL');
});

test('bind finds a port taken that a connection uses, unless it asked to reuse addresses', () => {
  const t = testHost({ ...TWO_PORTS, lastEphemeralPort: FIRST });
  connect(t, PEER, 80);
  expect(bind(t, FIRST, socket(t))).toBe('EADDRINUSE');
  expect(bind(t, 0, socket(t))).toBe('EADDRINUSE');
  expect(bind(t, 0, socket(t, 'stream', true))).toBe('EADDRINUSE');
  expect(t.call({ name: 'listen', fd: socket(t), backlog: 1 })?.error).toBe('EADDRINUSE');
  const sharing = socket(t, 'stream', true);
  expect(bind(t, FIRST, sharing)).toBe('');
  expect(connect(t, PEER, 80, sharing)).toBe('EADDRINUSE');
  expect(connect(t, PEER, 81, sharing)).toBe('EINPROGRESS');
});

test('a refused connection holds its port no longer, though its descriptor is open', () => {
  const t = testHost({ ...TWO_PORTS, lastEphemeralPort: FIRST });
  connect(t, PEER, t.peerPort);
  t.segments();
  t.ourPort = FIRST;
  t.peer('R. 0:0(0) ack 1');
  expect(t.states).toEqual(['CLOSED']);
  expect(connect(t, PEER, t.peerPort)).toBe('EINPROGRESS');
  t.peer('R. 0:0(0) ack 1');
  expect(bind(t, FIRST, socket(t))).toBe('');
});

test('two sockets may have one port on two addresses, but not beside one that has all', () => {
  const t = testHost();
  expect(bind(t, 80, socket(t), US)).toBe('');
  expect(bind(t, 80, socket(t))).toBe('EADDRINUSE');
  expect(bind(t, 80, socket(t, 'dgram'))).toBe('');
});

test('datagram sockets share no port by chance: a datagram has one address to come to', () => {
  const t = testHost(TWO_PORTS);
  const send = (address: number) =>
    t.call({ name: 'sendto', fd: socket(t, 'dgram'), data: new Uint8Array(1), address, port: 53 });
  expect(send(PEER)).toEqual({ value: 1 });
  expect(send(OTHER)).toEqual({ value: 1 });
  expect(send(OTHER)).toMatchObject({ error: 'EAGAIN' });
  const reusing = socket(t, 'dgram', true);
  expect(bind(t, 0, reusing)).toBe('EADDRINUSE');
  expect(bind(t, FIRST, reusing)).toBe('');
});
