import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checksum,
  finish,
  fold,
  pseudoHeaderSum,
  sum,
  update16,
  update32,
  verifies,
  wordBytes,
} from './checksum.ts';

/** RFC 1071 §1, word for word: 16-bit words in network order, carries added back in. */
function naive(bytes: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    total += ((bytes[i] as number) << 8) | (bytes[i + 1] ?? 0);
    if (total > 0xffff) total -= 0xffff;
  }
  return total;
}

const payload = fc.uint8Array({ maxLength: 200 });
const word = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });

function areaOf(bytes: Uint8Array, start: number) {
  const area = wordBytes(start + bytes.length + 8);
  area.bytes.fill(0xa5);
  area.bytes.set(bytes, start);
  return area;
}

describe('the Internet checksum', () => {
  test('equals the definition at any alignment and length', () => {
    fc.assert(
      fc.property(payload, fc.integer({ min: 0, max: 9 }), (bytes, start) => {
        expect(sum(areaOf(bytes, start), start, bytes.length)).toBe(naive(bytes));
      }),
    );
  });

  test('of the numerical example of RFC 1071 §3 is its', () => {
    const bytes = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
    expect(sum(areaOf(bytes, 2), 2, 8)).toBe(0xddf2);
  });

  test('does not lose carries when 64 KiB are all ones', () => {
    const bytes = new Uint8Array(65535).fill(0xff);
    expect(sum(areaOf(bytes, 2), 2, bytes.length)).toBe(naive(bytes));
  });

  test('of parts can be added up when only the last part is odd', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), payload, (words, tail) => {
        const head = new Uint8Array(words.flatMap((w) => [w >> 8, w & 255]));
        const whole = Uint8Array.of(...head, ...tail);
        const area = areaOf(whole, 2);
        const parts = sum(area, 2, head.length) + sum(area, 2 + head.length, tail.length);
        expect(fold(parts)).toBe(naive(whole));
      }),
    );
  });

  test('put into its field makes the packet verify, and a flipped bit makes it fail', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 100 }),
        fc.nat(),
        u32,
        (bytes, bit, address) => {
          const area = areaOf(bytes, 2);
          const pseudo = pseudoHeaderSum(address, 1, 6, bytes.length);
          area.bytes.set([0, 0], 4);
          const field = checksum(area, 2, bytes.length, pseudo);
          area.bytes.set([field >> 8, field & 255], 4);
          expect(verifies(area, 2, bytes.length, pseudo)).toBe(true);
          const at = 2 + ((bit >> 3) % bytes.length);
          area.bytes[at] = (area.bytes[at] as number) ^ (1 << (bit & 7));
          expect(verifies(area, 2, bytes.length, pseudo)).toBe(false);
        },
      ),
    );
  });

  test('of a pseudo-header equals the sum of its bytes', () => {
    fc.assert(
      fc.property(u32, u32, word, (src, dst, length) => {
        const bytes = new Uint8Array(12);
        const view = new DataView(bytes.buffer);
        view.setUint32(0, src);
        view.setUint32(4, dst);
        view.setUint16(8, 17);
        view.setUint16(10, length);
        expect(fold(pseudoHeaderSum(src, dst, 17, length))).toBe(naive(bytes));
      }),
    );
  });
});

describe('the incremental update', () => {
  test('of a 16-bit word equals computing again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 40 }), word, (bytes, after) => {
        bytes[7] = (bytes[7] as number) | 1; // all zeros has two checksums
        const before = ((bytes[2] as number) << 8) | (bytes[3] as number);
        const updated = update16(finish(naive(bytes)), before, after);
        bytes.set([after >> 8, after & 255], 2);
        expect(updated).toBe(finish(naive(bytes)));
      }),
    );
  });

  test('of a 32-bit word equals computing again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 40 }), u32, (bytes, after) => {
        bytes[9] = (bytes[9] as number) | 1;
        const view = new DataView(bytes.buffer);
        const updated = update32(finish(naive(bytes)), view.getUint32(4), after);
        view.setUint32(4, after);
        expect(updated).toBe(finish(naive(bytes)));
      }),
    );
  });

  test('gives the result of the example in RFC 1624 §4, where equation 2 of RFC 1141 fails', () => {
    expect(update16(0xdd2f, 0x5555, 0x3285)).toBe(0x0000);
  });
});
