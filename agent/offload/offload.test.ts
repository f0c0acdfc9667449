import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, pseudoHeaderSum } from '../../src/stack/wire/checksum.ts';
import { tcpFlags } from '../../src/stack/wire/index.ts';
import { arpFrame, tcpFrame, udpFrame } from '../testing/frames.ts';
import { finishChecksum, finishIfUnfinished, sumOf } from './checksums.ts';
import { guessedSize, splitSegment } from './segments.ts';

const viewOf = (frame: Uint8Array) =>
  new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
const room = (length: number) => new Uint8Array(length);
const numbered = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7) & 0xff);
const IP = 14;
const TCP = 34;
const DATA = 54;

/** What the field holds when the checksum is left to the card. */
function unfinished(frame: Uint8Array, field: number): Uint8Array {
  const out = Uint8Array.from(frame);
  const view = viewOf(out);
  const length = view.getUint16(IP + 2) - 20;
  const protocol = view.getUint8(IP + 9);
  const pseudo = pseudoHeaderSum(
    view.getUint32(IP + 12),
    view.getUint32(IP + 16),
    protocol,
    length,
  );
  view.setUint16(TCP + field, fold(pseudo));
  return out;
}

describe('a checksum that was left to the card', () => {
  test.each([
    ['TCP', tcpFrame({ data: numbered(101) }), 16],
    ['TCP without data', tcpFrame(), 16],
    ['UDP', udpFrame({ data: numbered(33) }), 6],
  ])('is finished: %s', (_, sound, field) => {
    const told = unfinished(sound, field);
    expect(finishChecksum(viewOf(told), TCP, field)).toBe(true);
    expect(told).toEqual(sound);
    const guessed = unfinished(sound, field);
    expect(finishIfUnfinished(viewOf(guessed))).toBe(true);
    expect(guessed).toEqual(sound);
  });

  test('is finished where padding follows the packet', () => {
    const sound = udpFrame({ data: numbered(3) });
    const padded = new Uint8Array(60);
    padded.set(unfinished(sound, 6));
    finishIfUnfinished(viewOf(padded));
    expect(padded.subarray(0, sound.length)).toEqual(sound);
  });

  test('is not touched where it is finished, or where there is none', () => {
    for (const frame of [tcpFrame({ data: numbered(9) }), udpFrame(), arpFrame(), room(20)]) {
      const before = Uint8Array.from(frame);
      expect(finishIfUnfinished(viewOf(frame))).toBe(false);
      expect(frame).toEqual(before);
    }
  });

  test('that is said to stand behind the end is left alone', () => {
    expect(finishChecksum(viewOf(tcpFrame()), 54, 16)).toBe(false);
  });
});

describe('a segment that was put together', () => {
  const flags = tcpFlags.ACK | tcpFlags.PSH | tcpFlags.FIN | tcpFlags.CWR;
  const data = numbered(3_500);
  const big = tcpFrame({ data, flags, seq: 0xfffffff0, identification: 0xfffe });
  const pieces = splitSegment(big, 1_448, room) as Uint8Array[];

  test('is cut into segments of the size that was said, the last with the rest', () => {
    expect(pieces.map(({ length }) => length - DATA)).toEqual([1_448, 1_448, 604]);
    expect(Buffer.concat(pieces.map((it) => it.subarray(DATA)))).toEqual(Buffer.from(data));
  });

  test('has a sequence number and an identification in each, which may wrap', () => {
    expect(pieces.map((it) => viewOf(it).getUint32(TCP + 4))).toEqual([0xfffffff0, 1_432, 2_880]);
    expect(pieces.map((it) => viewOf(it).getUint16(IP + 4))).toEqual([0xfffe, 0xffff, 0]);
  });

  test('says what ends with the data in the last one, and CWR in the first', () => {
    const { ACK, PSH, FIN, CWR } = tcpFlags;
    expect(pieces.map((it) => it[TCP + 13])).toEqual([ACK | CWR, ACK, ACK | PSH | FIN]);
  });

  test('has its checksums right in each, whatever they were', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(0xffff),
        (bytes, size, wrong) => {
          const frame = tcpFrame({ data: bytes });
          viewOf(frame).setUint16(TCP + 16, wrong);
          for (const each of splitSegment(frame, size, room) as Uint8Array[]) {
            const view = viewOf(each);
            expect(fold(sumOf(view, IP, TCP))).toBe(0xffff);
            const pseudo = pseudoHeaderSum(
              view.getUint32(IP + 12),
              view.getUint32(IP + 16),
              6,
              each.length - TCP,
            );
            expect(fold(sumOf(view, TCP, each.length) + pseudo)).toBe(0xffff);
          }
        },
      ),
    );
  });

  test('of another protocol is none', () => {
    expect(splitSegment(udpFrame(), 100, room)).toBeUndefined();
    expect(splitSegment(arpFrame(), 100, room)).toBeUndefined();
    expect(splitSegment(new Uint8Array(20), 100, room)).toBeUndefined();
  });

  test('of which nobody said the size is cut to the MTU', () => {
    expect(guessedSize(viewOf(big), 1_500)).toBe(1_460);
    expect(guessedSize(viewOf(udpFrame()), 1_500)).toBeUndefined();
  });
});
