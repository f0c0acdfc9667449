import { expect, test } from 'vitest';
import { keyedHash } from '../../../sockets/siphash.ts';
import { initialSequenceNumber } from './isn.ts';

const key = Uint32Array.of(0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c);

test('the hash agrees with the reference vector of SipHash-2-4 for twelve bytes', () => {
  // vectors_sip64[12] of the reference implementation: 07 06 05 04 … input 00 01 … 0b.
  expect(keyedHash(key, 0x03020100, 0x07060504, 0x0b0a0908)).toBe(0x860ee5fb);
});

test('two connections at the same instant start far apart', () => {
  const a = initialSequenceNumber(key, 0, 1, 1000, 2, 80);
  const b = initialSequenceNumber(key, 0, 1, 1001, 2, 80);
  expect(a).not.toBe(b);
});

test('the number of one connection moves on by one every four microseconds', () => {
  const first = initialSequenceNumber(key, 0, 1, 1000, 2, 80);
  const later = initialSequenceNumber(key, 4_000_000, 1, 1000, 2, 80);
  expect((later - first) >>> 0).toBe(1_000_000);
});
