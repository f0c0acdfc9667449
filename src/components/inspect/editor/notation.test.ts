import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flags, hex, ipv4Address, macAddress, uint } from '../../../stack/wire/fields.ts';
import { readHex, readText, readValue, writeHex, writeText, writeValue } from './notation.ts';

const SPECS = [uint(16), hex(16), hex(32), ipv4Address(), macAddress(), flags(3, 'A', 'DF', 'MF')];

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SPECS), fc.nat({ max: 0xffffffff }), (spec, any) => {
      const value = any % 2 ** spec.bits;
      expect(readValue(spec, writeValue(spec, value))).toBe(value);
    }),
  );
});

test('a value that has no room in its field is none', () => {
  expect(readValue(uint(8), '255')).toBe(255);
  expect(readValue(uint(8), '256')).toBeUndefined();
  expect(readValue(uint(8), '-1')).toBeUndefined();
  expect(readValue(uint(8), '')).toBeUndefined();
});

test('numbers are read as hexadecimal and as bits, too', () => {
  expect(readValue(uint(8), '0x40')).toBe(64);
  expect(readValue(uint(8), '0b101')).toBe(5);
  expect(readValue(hex(16), 'dead')).toBe(0xdead);
});

test('flags are read by their names, in any order', () => {
  const spec = flags(3, 'reserved', 'DF', 'MF');
  expect(readValue(spec, 'mf, DF')).toBe(3);
  expect(readValue(spec, 'DF DF')).toBe(2);
  expect(readValue(spec, 'XY')).toBeUndefined();
  expect(writeValue(spec, 0)).toBe('0');
});

test('an address that is not finished is none', () => {
  expect(readValue(ipv4Address(), '10.0.0.')).toBeUndefined();
  expect(readValue(macAddress(), '02:00')).toBeUndefined();
});

test('bytes are read as hex and as text, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(readHex(writeHex(bytes))).toEqual(bytes);
      expect(readText(writeText(bytes))).toEqual(bytes);
    }),
  );
});

test('a line’s end is written as C writes it', () => {
  expect(writeText(Uint8Array.of(72, 105, 13, 10, 0))).toBe('Hi\\r\\n\\x00');
  expect(readText('\\q')).toBeUndefined();
  expect(readText('网')).toEqual(Uint8Array.of(0xe7, 0xbd, 0x91));
});
