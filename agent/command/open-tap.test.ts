import { expect, test } from 'vitest';
import { networkTaken } from './open-tap.ts';

const entry = (cidr: string) => ({
  ...{ address: cidr.split('/')[0] as string, cidr, netmask: '', mac: '' },
  ...{ family: 'IPv4' as const, internal: false },
});
const ip = { address: '10.78.0.2', prefixLength: 24, gateway: '10.78.0.1' };

test('a network that this computer is in cannot be that of the wire to it', () => {
  expect(networkTaken(ip, { eth0: [entry('10.78.0.9/24')] })).toBe('10.78.0.0/24');
  expect(networkTaken(ip, { eth0: [entry('192.0.2.7/24'), entry('10.1.2.3/8')] })).toBe(
    '10.0.0.0/8',
  );
  expect(networkTaken({ ...ip, prefixLength: 8 }, { eth0: [entry('10.9.0.9/24')] })).toBe(
    '10.9.0.0/24',
  );
});

test('other networks, and the wire itself, are no hindrance', () => {
  const all = { eth0: [entry('10.79.0.9/24')], wireglass0: [entry('10.78.0.1/24')] };
  expect(networkTaken(ip, all)).toBeUndefined();
});
