import { expect, test } from 'vitest';
import { cardIsUp, type Device, deviceOf, isUp } from './devices.ts';
import type { Library } from './library.ts';

const device = (name: string, ...addresses: string[]): Device => ({
  ...{ name, addresses, wireless: false, up: true },
});
const entry = (address: string) => ({
  ...{ address, netmask: '', mac: '', family: 'IPv4' as const, internal: false, cidr: null },
});

test('a card has the device of its name', () => {
  const all = [device('en0', '192.0.2.7'), device('en1')];
  expect(deviceOf('en1', all, {})?.name).toBe('en1');
});

test('where devices have names of their own, a card has the one with its address', () => {
  const all = [device('{F00D}', '192.0.2.8'), device('{CAFE}', '192.0.2.7')];
  const cards = { 'Wi-Fi': [entry('192.0.2.7')] };
  expect(deviceOf('Wi-Fi', all, cards)?.name).toBe('{CAFE}');
  expect(deviceOf('Ethernet', all, cards)).toBeUndefined();
});

test('a card is up that runs, unless it says that its cable is out', () => {
  const [up, running, connected, disconnected] = [0x2, 0x4, 0x10, 0x20];
  expect(isUp(up | running | connected)).toBe(true);
  expect(isUp(up | running)).toBe(true);
  expect(isUp(up | running | disconnected)).toBe(false);
  expect(isUp(up)).toBe(false);
});

test.each([true, false])(
  'while the system cannot list its cards, a card stays as it was: %s',
  (before) => {
    const fails = { pcap_findalldevs: () => -1 } as Partial<Library> as Library;
    expect(cardIsUp(fails, 'en0', before)).toBe(before);
  },
);
