import { expect, it } from 'vitest';
import { decodeSegment, encodeSegment, plainFlags, type WireSegment } from './tcp-bytes.ts';

const segment: Omit<WireSegment, 'checksumRight'> = {
  srcPort: 8080,
  dstPort: 40_000,
  seq: 0xfffffff0,
  ack: 7,
  flags: 'P.',
  window: 65_535,
  urgent: 3,
  options: [
    { kind: 'nop' },
    { kind: 'nop' },
    { kind: 'TS', val: 4_000_000_000, ecr: 5 },
    { kind: 'sack', blocks: [{ left: 0xffffff00, right: 16 }] },
    { kind: 'raw', number: 253, bytes: '0a0b' },
    { kind: 'eol' },
    { kind: 'eol' },
  ],
  payload: Uint8Array.of(1, 2, 3),
};

it('decodes what it encodes', () => {
  const bytes = encodeSegment(segment, 1, 2, false);
  const { payload, ...rest } = decodeSegment(bytes, 1, 2);
  expect([...payload]).toEqual([1, 2, 3]);
  expect(rest).toEqual({ ...segment, payload: undefined, checksumRight: true });
});

it('can get a checksum wrong on purpose', () => {
  expect(decodeSegment(encodeSegment(segment, 1, 2, true), 1, 2).checksumRight).toBe(false);
});

it('reads the digits of accurate ECN as three flags', () => {
  expect(plainFlags('P5.')).toBe(plainFlags('AEP.'));
  expect(plainFlags('0.')).toBe('.');
});
