import { expect, test } from 'vitest';
import { ipv4 as address, formatIpv4 } from '../../../core/addresses.ts';
import {
  call,
  datagram,
  type LoneHost,
  loneHost,
  PEER,
} from '../../../nodes/host/testing/lone-host.ts';
import { eventsOf } from '../../../trace/log.ts';
import { decodeRouteMessage, encodeRouteMessage, type RouteMessage } from './message.ts';

const NETWORK = address('192.0.2.0');
const NEW = address('10.0.0.77');

function opened(): LoneHost {
  const rig = loneHost();
  expect(call(rig, { name: 'socket', type: 'route' })).toEqual({ value: 3 });
  return rig;
}

function ask(rig: LoneHost, message: Parameters<typeof encodeRouteMessage>[0], fd = 3) {
  return call(rig, { name: 'send', fd, data: encodeRouteMessage(message) });
}

function heard(rig: LoneHost, fd = 3): RouteMessage[] {
  const messages: RouteMessage[] = [];
  call(rig, { name: 'setNonBlocking', fd, on: true });
  for (;;) {
    const data = call(rig, { name: 'recv', fd, size: 100 })?.data;
    if (data === undefined) return messages;
    messages.push(decodeRouteMessage(data) as RouteMessage);
  }
}

const route = { type: 'route', address: NETWORK, prefixLength: 24, gateway: PEER } as const;
const distances = ({ host }: LoneHost) =>
  host.routes.filter(({ network }) => network === NETWORK).map(({ distance }) => distance);

test('a message comes back as it was', () => {
  const message: RouteMessage = {
    ...{ type: 'interface', nic: 3, prefixLength: 24, gone: true, address: 0xfffffffe },
    ...{ gateway: 0x80000001, distance: 110, mac: 0x0200_5e00_53ff, mtu: 9000 },
  };
  expect(decodeRouteMessage(encodeRouteMessage(message))).toEqual(message);
  expect(decodeRouteMessage(new Uint8Array(23))).toBeUndefined();
  expect(decodeRouteMessage(new Uint8Array(24).fill(9))).toBeUndefined();
});

test('a program reads the interfaces and routes of its host', () => {
  const rig = opened();
  ask(rig, { type: 'list' });
  const messages = heard(rig);
  const cards = messages.filter(({ type }) => type === 'interface');
  expect(cards.map((card) => formatIpv4(card.address))).toEqual(['10.0.0.2', '127.0.0.1']);
  expect(messages.filter(({ type }) => type === 'route')).toHaveLength(rig.host.routes.length);
});

const NAMES = { type: 'name-server', address: address('192.0.2.53') } as const;

test('a program tells its host a name server, which it forgets when the socket is closed', () => {
  const rig = opened();
  expect(call(rig, { name: 'socket', type: 'route' })).toEqual({ value: 4 });
  const known = () => {
    ask(rig, { type: 'list' }, 4);
    return heard(rig, 4).flatMap((each) => (each.type === 'name-server' ? [each.address] : []));
  };
  ask(rig, NAMES);
  ask(rig, { ...NAMES, address: PEER }, 4);
  expect(known()).toEqual([NAMES.address, PEER]);
  call(rig, { name: 'close', fd: 3 });
  expect(known()).toEqual([PEER]);
  ask(rig, { ...NAMES, address: PEER, gone: true }, 4);
  expect(known()).toEqual([]);
});

test('a group is refused as a name server', () => {
  const rig = opened();
  expect(ask(rig, { ...NAMES, address: address('224.0.0.1') })).toMatchObject({ error: 'EINVAL' });
  expect(rig.host.nameServers).toEqual([]);
});

test('the route with the smallest distance is used, and goes when its owner closes', () => {
  const rig = opened();
  call(rig, { name: 'socket', type: 'route' });
  ask(rig, { ...route, distance: 120 });
  ask(rig, { ...route, distance: 110 }, 4);
  expect(distances(rig)).toEqual([110, 120]);
  // An owner has one route to a network.
  ask(rig, { ...route, distance: 90 });
  expect(distances(rig)).toEqual([90, 110]);
  call(rig, { name: 'close', fd: 3 });
  expect(distances(rig)).toEqual([110]);
  expect(heard(rig, 4).map(({ distance, gone }) => [distance, gone])).toEqual([
    [120, false],
    [110, false],
    [90, false],
    [90, true],
  ]);
  ask(rig, { ...route, gone: true }, 4);
  expect(distances(rig)).toEqual([]);
  expect(ask(rig, { ...route, gone: true }, 4)).toMatchObject({ error: 'EINVAL' });
  const told = [...eventsOf(rig.log, ['route.changed'])].map(({ via }) => via);
  expect(told).toEqual(['10.0.0.1', '10.0.0.1', '10.0.0.1', '', '']);
});

test('an address is taken and given while the host runs', () => {
  const rig = opened();
  expect(ask(rig, { type: 'address', nic: 0, address: NEW, prefixLength: 24 })).toBeDefined();
  expect([...eventsOf(rig.log, ['address.changed'])]).toMatchObject([{ address: NEW }]);
  expect(heard(rig).filter(({ type }) => type === 'address')).toMatchObject([{ address: NEW }]);
  rig.arrives(datagram('to the old address'));
  expect(rig.ignored()).toEqual(['ip-not-for-us']);
  rig.arrives(datagram('to the new one', 7, NEW));
  // Nobody has the port: the host answers, from its new address.
  expect([...eventsOf(rig.log, ['icmp.sent'])]).toMatchObject([{ src: NEW, dst: PEER }]);
  ask(rig, { type: 'address', nic: 0, gone: true });
  rig.arrives(datagram('to nobody', 7, NEW));
  expect(rig.ignored()).toEqual(['ip-not-for-us', 'ip-not-for-us']);
  expect(rig.host.routes.every(({ network }) => network !== NEW)).toBe(true);
});

test.each([
  ['of a broadcast', { nic: 0, address: address('10.0.0.255'), prefixLength: 24 }],
  ['of the loopback card', { nic: 1, address: NEW, prefixLength: 24 }],
  ['of a card that is not there', { nic: 9, address: NEW, prefixLength: 24 }],
])('an address %s is refused', (_, message) => {
  const rig = opened();
  expect(ask(rig, { type: 'address', ...message })).toMatchObject({ error: 'EINVAL' });
  expect(rig.host.nics[0]?.address).toBe(address('10.0.0.2'));
});
