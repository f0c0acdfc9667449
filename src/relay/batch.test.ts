import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadBatch, decodeBatch, encodeBatch, LONGEST_FRAME, splitStream } from './batch.ts';

const frame = fc.uint8Array({ minLength: 14, maxLength: 400 });
const frames = fc.array(frame, { maxLength: 20 });

describe('a batch of frames', () => {
  test('holds what was put into it', () => {
    fc.assert(
      fc.property(frames, (all) => {
        expect(decodeBatch(encodeBatch(all))).toEqual(all);
      }),
    );
  });

  test('has the length of each frame in front of it, big-endian', () => {
    const batch = encodeBatch([new Uint8Array(258).fill(7)]);
    expect([...batch.subarray(0, 3)]).toEqual([1, 2, 7]);
    expect(batch.length).toBe(260);
  });

  test('takes frames of every length that the stack has room for, and no others', () => {
    for (const length of [14, LONGEST_FRAME]) {
      expect(decodeBatch(encodeBatch([new Uint8Array(length)]))[0]?.length).toBe(length);
    }
    for (const length of [0, 13, LONGEST_FRAME + 1]) {
      expect(() => encodeBatch([new Uint8Array(length)])).toThrow(BadBatch);
    }
  });

  test('is decoded as views, without a copy', () => {
    const batch = encodeBatch([new Uint8Array(14), new Uint8Array(20)]);
    for (const each of decodeBatch(batch)) expect(each.buffer).toBe(batch.buffer);
  });

  test('is refused when it is cut short, wherever that is', () => {
    fc.assert(
      fc.property(frame, fc.nat(), (each, random) => {
        const whole = encodeBatch([each]);
        const cut = whole.subarray(0, 1 + (random % (whole.length - 1)));
        expect(() => decodeBatch(cut)).toThrow(BadBatch);
      }),
    );
  });

  test('of any bytes is decoded or refused, and never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        try {
          expect(encodeBatch(decodeBatch(bytes))).toEqual(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(BadBatch);
        }
      }),
    );
  });

  test('comes whole through a pipe, however it is cut there', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 100 }), (all, size) => {
        const bytes = encodeBatch(all);
        const got: Uint8Array[] = [];
        let rest = new Uint8Array(0);
        for (let at = 0; at < bytes.length; at += size) {
          const piece = bytes.subarray(at, at + size);
          const joined = new Uint8Array(rest.length + piece.length);
          joined.set(rest);
          joined.set(piece, rest.length);
          const split = splitStream(joined);
          got.push(...split.frames);
          rest = new Uint8Array(split.rest);
        }
        expect(got).toEqual(all);
        expect(rest.length).toBe(0);
      }),
    );
  });
});
