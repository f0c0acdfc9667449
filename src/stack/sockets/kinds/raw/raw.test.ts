import { expect, test } from 'vitest';
import { ipv4 as address } from '../../../core/addresses.ts';
import { call, datagramOf, loneHost, PEER, US } from '../../../nodes/host/testing/lone-host.ts';
import { eventsOf } from '../../../trace/log.ts';
import { decode, ethernet, ipv4 } from '../../../wire/index.ts';
import { listSockets } from '../../index.ts';

/** RFC 3692: for experiments. */
const EXPERIMENT = 253;
const IP_HEADER = 20;
const bytes = (...values: number[]) => Uint8Array.of(...values);

function opened(type: 'raw' | 'icmp' = 'raw') {
  const rig = loneHost();
  const request = type === 'raw' ? ({ type, protocol: EXPERIMENT } as const) : ({ type } as const);
  expect(call(rig, { name: 'socket', ...request })).toEqual({ value: 3 });
  return rig;
}

test('a raw socket gets whole datagrams of its protocol, and nobody complains of them', () => {
  const rig = opened();
  rig.arrives(datagramOf(EXPERIMENT, bytes(1, 2, 3)));
  rig.arrives(datagramOf(EXPERIMENT + 1, bytes(4)));
  const got = call(rig, { name: 'recvfrom', fd: 3, size: 100 });
  expect(got).toMatchObject({ value: IP_HEADER + 3, address: PEER });
  expect(got?.data?.[9]).toBe(EXPERIMENT);
  expect([...(got?.data?.subarray(IP_HEADER) ?? [])]).toEqual([1, 2, 3]);
  expect(call(rig, { name: 'recvfrom', fd: 3, size: 100 })).toBeUndefined();
  expect(rig.ignored()).toEqual(['ip-protocol']);
});

test('what a raw socket sends gets an IP header, and the frame names the event', () => {
  const rig = opened();
  const data = bytes(7, 8);
  expect(call(rig, { name: 'sendto', fd: 3, data, address: PEER, port: 0 })).toEqual({ value: 2 });
  const sent = rig.sent[0]!.bytes;
  const { fields } = decode(ipv4, sent, ethernet.length);
  expect(fields).toMatchObject({ src: US, dst: PEER, protocol: EXPERIMENT });
  expect(sent.subarray(ethernet.length + IP_HEADER)).toEqual(data);
  expect([...eventsOf(rig.log, ['raw.sent'])]).toMatchObject([{ dst: PEER, length: 2 }]);
  const send = (size: number, to = PEER) =>
    call(rig, { name: 'sendto', fd: 3, data: new Uint8Array(size), address: to, port: 0 });
  expect(send(65_516)).toMatchObject({ error: 'EMSGSIZE' });
  expect(send(1, 0)).toMatchObject({ error: 'EDESTADDRREQ' });
});

test('bound and connected, a raw socket gets only what fits', () => {
  const rig = opened();
  expect(call(rig, { name: 'bind', fd: 3, address: PEER, port: 0 })).toMatchObject({
    error: 'EADDRNOTAVAIL',
  });
  call(rig, { name: 'connect', fd: 3, address: address('10.0.0.9'), port: 0 });
  rig.arrives(datagramOf(EXPERIMENT, bytes(1)));
  expect(call(rig, { name: 'recv', fd: 3, size: 100 })).toBeUndefined();
  call(rig, { name: 'close', fd: 3 });
  expect(rig.host.transport.rawSockets).toEqual([]);
  rig.arrives(datagramOf(EXPERIMENT, bytes(1)));
  expect(rig.ignored()).toEqual(['ip-protocol', 'ip-protocol']);
});

test('the table of sockets names their kinds', () => {
  const rig = opened();
  call(rig, { name: 'socket', type: 'icmp' });
  call(rig, { name: 'socket', type: 'packet' });
  const names = ['raw', 'icmp', 'packet'];
  expect(listSockets(rig.host.transport).map((row) => row.protocol)).toEqual(names);
});

test('an ICMP socket hears ICMP, which the host still answers', () => {
  const rig = opened('icmp');
  // An echo request without data; its checksum makes the sum all ones.
  rig.arrives(datagramOf(1, bytes(8, 0, 0xf7, 0xff, 0, 0, 0, 0)));
  expect(call(rig, { name: 'recv', fd: 3, size: 100 })?.data?.[IP_HEADER]).toBe(8);
  expect(rig.sent).toHaveLength(1);
});

test.each([0, 256, -1])('there is no raw socket for protocol %i', (protocol) => {
  const rig = loneHost();
  const open = call(rig, { name: 'socket', type: 'raw', protocol });
  expect(open).toMatchObject({ error: 'EPROTONOSUPPORT' });
  expect(rig.host.transport.sockets.size).toBe(0);
});
