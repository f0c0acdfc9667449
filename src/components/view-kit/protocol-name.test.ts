import { expect, test } from 'vitest';
import { protocolName } from './protocol-name.ts';

test('a protocol is called by its abbreviation in every language', () => {
  expect(protocolName('arp')).toEqual({ en: 'ARP', zh: 'ARP' });
});

test('packets of which nobody knows the protocol are the others, not one called OTHER', () => {
  expect(protocolName('other')).toEqual({ en: 'Others', zh: '其他' });
});
