import { expect, test } from 'vitest';
import { ipv4, parseIpv4 } from './addresses.ts';

test.each(['0.0.0.0', '10.0.0.1', '100.200.30.4', '255.255.255.255'])(
  '%s is an address',
  (text) => {
    expect(parseIpv4(text)).toBe(ipv4(text));
  },
);

test.each(['010.0.0.1', '10.0.0.01', '00.0.0.0', '10.000.0.1'])(
  '%s is none: a leading zero may mean octal',
  (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  },
);

test.each(['', '10.0.0', '10.0.0.0.1', '256.0.0.1', '1e1.0.0.1', '-1.0.0.1', ' 10.0.0.1'])(
  '“%s” is none',
  (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  },
);
