import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArena, frameBytes, framesHeld, importFrame } from '../../core/arena.ts';
import { verifies, wordBytes } from '../../wire/checksum.ts';
import { decode, ipv4, layer, packet } from '../../wire/index.ts';
import { copiedOptions, cut } from './cut.ts';

const AT = 14;
const LEAST_MTU = 68;

/** Loose source route (copied), record route (not), router alert (copied). */
const OPTION = {
  route: [131, 7, 4, 10, 0, 0, 1],
  record: [7, 7, 4, 0, 0, 0, 0],
  alert: [148, 4, 0, 0],
  nop: [1],
};

interface Given {
  length: number;
  options?: readonly number[];
  flags?: number;
  fragmentOffset?: number;
}

/** A datagram as a frame, with options as they are. */
function datagram({ length, options = [], flags = 0, fragmentOffset = 0 }: Given): Uint8Array {
  const padded = [...options];
  while (padded.length % 4 !== 0) padded.push(0);
  const data = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);
  const fields = { src: 1, dst: 2, protocol: 17, identification: 4711, flags, fragmentOffset };
  const whole = packet(
    [
      layer(ipv4, {
        ...fields,
        ihl: 5 + padded.length / 4,
        totalLength: 20 + padded.length + length,
      }),
    ],
    Uint8Array.from([...padded, ...data]),
  );
  const frame = new Uint8Array(AT + whole.length);
  frame.set(whole, AT);
  return frame;
}

/** As `toEqual`, but for long ones. */
const equal = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

function pieces(frame: Uint8Array, mtu: number) {
  const arena = createArena(2);
  const before = importFrame(arena, frame);
  const cutUp = cut(arena, before, mtu).map((piece) => frameBytes(arena, piece));
  expect(equal(frameBytes(arena, before), frame)).toBe(true);
  expect(framesHeld(arena)).toBe(1 + cutUp.length);
  return cutUp.map((bytes) => {
    const area = wordBytes(bytes.length - AT);
    area.bytes.set(bytes.subarray(AT));
    const { fields, headerEnd } = decode(ipv4, bytes, AT);
    expect(verifies(area, 0, headerEnd - AT)).toBe(true);
    expect(fields.totalLength).toBe(bytes.length - AT);
    expect(bytes.length - AT).toBeLessThanOrEqual(mtu);
    return {
      at: (fields.fragmentOffset as number) * 8,
      more: ((fields.flags as number) & 1) === 1,
      options: [...bytes.subarray(AT + 20, headerEnd)],
      data: bytes.subarray(headerEnd),
      fields,
      bytes,
    };
  });
}

test('at an MTU of 1,500 a datagram of 4,000 bytes leaves in three', () => {
  const cutUp = pieces(datagram({ length: 3980 }), 1500);
  expect(cutUp.map(({ at, more, data }) => [at, more, data.length])).toEqual([
    [0, true, 1480],
    [1480, true, 1480],
    [2960, false, 1020],
  ]);
});

test('at the least MTU, with the longest header, each piece carries eight bytes', () => {
  const options = Array.from({ length: 10 }, () => OPTION.alert).flat();
  const cutUp = pieces(datagram({ length: 30, options }), LEAST_MTU);
  expect(cutUp.map(({ data }) => data.length)).toEqual([8, 8, 8, 6]);
  expect(cutUp.every(({ options: own }) => own.length === 40)).toBe(true);
});

test('what must not be cut is not', () => {
  expect(pieces(datagram({ length: 2000, flags: 2 }), 1500)).toEqual([]);
});

test('a piece that is cut again keeps its place, and says that more follows where it did', () => {
  const middle = pieces(datagram({ length: 800, flags: 1, fragmentOffset: 10 }), 500);
  expect(middle.map(({ at, more }) => [at, more])).toEqual([
    [80, true],
    [80 + 480, true],
  ]);
  const last = pieces(datagram({ length: 800, fragmentOffset: 10 }), 500);
  expect(last.map(({ more }) => more)).toEqual([true, false]);
});

test('the first piece has all options, the others those with the copied flag', () => {
  const { nop, record, route, alert } = OPTION;
  const options = [...nop, ...record, ...route, ...nop, ...alert];
  const [first, ...rest] = pieces(datagram({ length: 300, options }), 128);
  expect(first?.options).toEqual(options);
  expect(rest.length).toBeGreaterThan(1);
  for (const { options: own } of rest) expect(own).toEqual([...route, ...alert, 0]);
});

test.each([
  ['of no length', [131, 0, 4, 1]],
  ['too short', [131, 1, 4, 1]],
  ['beyond the header', [131, 9, 4, 1]],
  ['without one', [1, 1, 1, 131]],
])('an option %s ends the list', (_name, options) => {
  expect([...copiedOptions(Uint8Array.from([...OPTION.alert, ...options]))]).toEqual(OPTION.alert);
});

test('cut to any MTU, and again to any other, the bytes are the same', () => {
  const option = fc.constantFrom(OPTION.route, OPTION.record, OPTION.alert, OPTION.nop);
  const mtu = fc.integer({ min: LEAST_MTU, max: 9000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_000 }),
      fc.array(option, { maxLength: 5 }),
      ...[mtu, mtu],
      (length, options, one, other) => {
        const frame = datagram({ length, options: options.flat() });
        const header = (frame[AT] as number) * 4 - 0x100;
        const again = pieces(frame, one).flatMap(({ bytes }) => pieces(bytes, other));
        const whole = new Uint8Array(length);
        let end = 0;
        for (const { at, data, more } of again) {
          whole.set(data, at);
          if (at !== end || more !== end + data.length < length) return false;
          end += data.length;
        }
        return equal(whole, frame.subarray(AT + header));
      },
    ),
    { numRuns: 60 },
  );
});
