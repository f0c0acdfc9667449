import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv4 as address } from '../../core/addresses.ts';
import { createArena, frameStart, importFrame } from '../../core/arena.ts';
import { SECOND } from '../../core/instant.ts';
import { verifies } from '../../wire/checksum.ts';
import { decode } from '../../wire/decode.ts';
import { ethernet, ipv4, layer, packet } from '../../wire/index.ts';
import { ipv4Options } from './offsets.ts';
import { OPTION_KINDS, optionFault, writeOptions } from './options.ts';

const HERE = address('10.0.0.9');
const MIDDAY = 43_200 * SECOND;

/** A packet in an arena with these octets as its options, padded to whole words. */
function withOptions(options: readonly number[]) {
  const padded = [...options, ...Array((4 - (options.length % 4)) % 4).fill(0)];
  const bytes = packet([layer(ethernet, { dst: 1, src: 2 }), layer(ipv4, { src: 1, dst: 2 })]);
  const whole = Uint8Array.from([...bytes.slice(0, 34), ...padded, ...bytes.slice(34)]);
  whole[14] = 0x40 | ((20 + padded.length) / 4);
  const arena = createArena(1);
  const start = frameStart(importFrame(arena, whole)) + 14;
  const end = start + 20 + padded.length;
  const octets = () => [...arena.bytes.subarray(start + 20, start + 20 + options.length)];
  return { arena, start, end, octets };
}

function written(options: readonly number[], ours: readonly number[] = [HERE]): number[] {
  const { arena, start, end, octets } = withOptions(options);
  expect(optionFault(arena.view, start, end)).toBeUndefined();
  const isOurs = (each: number) => ours.includes(each);
  writeOptions(arena, start, end, { address: HERE, isOurs, now: MIDDAY });
  expect(verifies(arena, start, end - start)).toBe(true);
  return octets();
}

const faultOf = (options: readonly number[]) => {
  const { arena, start, end } = withOptions(options);
  return optionFault(arena.view, start, end);
};

const NONE = [0, 0, 0, 0];
const TIME = [0x02, 0x93, 0x2e, 0x00];
const US = [10, 0, 0, 9];

test('the kinds are those of the declaration', () => {
  for (const [name, kind] of Object.entries(OPTION_KINDS)) {
    expect(ipv4Options[name as keyof typeof OPTION_KINDS].kind).toBe(kind);
  }
});

describe('record route', () => {
  test('the address goes where the pointer says, and the pointer goes on', () => {
    expect(written([7, 11, 4, ...NONE, ...NONE])).toEqual([7, 11, 8, ...US, ...NONE]);
    expect(written([7, 11, 8, 1, 2, 3, 4, ...NONE])).toEqual([7, 11, 12, 1, 2, 3, 4, ...US]);
  });

  test('one that is full goes on as it is', () => {
    expect(written([7, 7, 8, 1, 2, 3, 4])).toEqual([7, 7, 8, 1, 2, 3, 4]);
  });

  test('room for half an address is a fault of the pointer', () => {
    expect(faultOf([7, 9, 8, 1, 2, 3, 4, 0, 0])).toEqual({ why: 'bad-option', pointer: 22 });
    expect(faultOf([7, 7, 3, ...NONE])).toEqual({ why: 'bad-option', pointer: 22 });
  });
});

describe('timestamp', () => {
  test('flag 0: milliseconds since midnight', () => {
    expect(written([68, 12, 5, 0, ...NONE, ...NONE])).toEqual([68, 12, 9, 0, ...TIME, ...NONE]);
  });

  test('flag 1: the address stands before it', () => {
    expect(written([68, 12, 5, 1, ...NONE, ...NONE])).toEqual([68, 12, 13, 1, ...US, ...TIME]);
  });

  test('flag 3: only who is named writes, whichever of its addresses is', () => {
    const other = [10, 9, 9, 9];
    const stamped = written([68, 12, 5, 3, ...other, ...NONE], [address('10.9.9.9')]);
    expect(stamped).toEqual([68, 12, 13, 3, ...other, ...TIME]);
    const passed = [68, 12, 5, 3, ...other, ...NONE];
    expect(written(passed)).toEqual(passed);
  });

  test('who finds no room is counted, as far as the count goes', () => {
    expect(written([68, 8, 9, 0x20, ...TIME])).toEqual([68, 8, 9, 0x30, ...TIME]);
    expect(faultOf([68, 8, 9, 0xf0, ...TIME])).toEqual({ why: 'bad-option', pointer: 23 });
  });

  test('a flag that nobody has defined is a fault', () => {
    expect(faultOf([68, 8, 5, 2, ...NONE])).toEqual({ why: 'bad-option', pointer: 23 });
  });
});

test('a source route is refused where it begins, and behind other options as well', () => {
  expect(faultOf([1, 131, 7, 4, ...US])).toEqual({ why: 'source-route', pointer: 21 });
  expect(faultOf([7, 7, 4, ...NONE, 137, 7, 4, ...US])).toMatchObject({ pointer: 27 });
});

test('what nobody knows goes on unchanged, and nothing behind the end is looked at', () => {
  expect(written([148, 4, 0, 0, 7, 7, 4, ...NONE])).toEqual([148, 4, 0, 0, 7, 7, 8, ...US]);
  expect(written([0, 131, 99, 4])).toEqual([0, 131, 99, 4]);
});

test('a length that cannot be is a fault of the length', () => {
  expect(faultOf([7, 99, 4, 0])).toEqual({ why: 'bad-option', pointer: 21 });
  expect(faultOf([7, 1, 4, 0])).toEqual({ why: 'bad-option', pointer: 21 });
  expect(faultOf([1, 1, 1, 7])).toEqual({ why: 'bad-option', pointer: 24 });
});

test('whatever the options are, nothing outside them changes, and the checksum is right', () => {
  const kinds = fc.constantFrom(0, 1, 7, 68, 131, 148);
  const octet = fc.oneof(kinds, fc.nat(15), fc.nat(255));
  fc.assert(
    fc.property(fc.array(octet, { maxLength: 40 }), (options) => {
      const { arena, start, end } = withOptions(options);
      const before = arena.bytes.slice();
      const fault = optionFault(arena.view, start, end);
      if (fault !== undefined) {
        expect(fault.pointer).toBeGreaterThanOrEqual(20);
        expect(fault.pointer).toBeLessThanOrEqual(end - start);
        expect(arena.bytes).toEqual(before);
        return;
      }
      writeOptions(arena, start, end, { address: HERE, isOurs: () => true, now: MIDDAY });
      expect(verifies(arena, start, end - start)).toBe(true);
      expect(decode(ipv4, arena.bytes, start, end).complete).toBe(true);
      const outside = (at: number) => at < start + 10 || (at >= start + 12 && at < start + 20);
      arena.bytes.forEach((value, at) => {
        if (outside(at) || at >= end) expect(value).toBe(before[at]);
      });
    }),
  );
});
