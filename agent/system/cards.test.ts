import { expect, test } from 'vitest';
import { cards, ownMac } from './cards.ts';

const entry = (cidr: string, internal = false) => ({
  address: cidr.split('/')[0] as string,
  netmask: '',
  mac: '',
  family: 'IPv4' as const,
  internal,
  cidr,
});

test('the cards to choose from lead out of the computer and have an address', () => {
  const all = { lo: [entry('127.0.0.1/8', true)], eth0: [entry('192.0.2.7/24')], tun0: [] };
  expect(cards(all)).toEqual([{ name: 'eth0', addresses: ['192.0.2.7/24'] }]);
});

test('our own MAC address is locally administered, the same each time, and another for each card', () => {
  const mac = ownMac(0x0123456789ab);
  expect(Math.floor(mac / 2 ** 40)).toBe(2);
  expect(ownMac(0x0123456789ab)).toBe(mac);
  expect(ownMac(0x0123456789ac)).not.toBe(mac);
});
