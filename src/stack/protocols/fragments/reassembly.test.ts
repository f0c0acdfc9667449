import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clone } from '../../core/clone.ts';
import { SECOND } from '../../core/instant.ts';
import { verifies, wordBytes } from '../../wire/checksum.ts';
import { decode, ipv4 } from '../../wire/index.ts';
import { missingIn } from './holes.ts';
import { MOST_DATAGRAMS, REASSEMBLY_TIME } from './reassembly.ts';
import { FROM, pieceOf, type Rig, rig } from './testing/rig.ts';

/** The option that does nothing. */
const NO_OPERATION = 1;
const NOTHING_HELD = { frames: 0, timers: 0 };
const numbered = (length: number, from = 0) =>
  Uint8Array.from({ length }, (_, i) => (from + i * 7 + (i >> 8)) & 255);
const DATA = numbered(40);
/** Bytes `at` … `end`−1 of DATA; the last piece ends it. */
const part = (at: number, end: number) => pieceOf(DATA.subarray(at, end), { at, more: end < 40 });

function told(given: Rig) {
  return given.all('fragment.kept').map(({ holes, missing }) => [holes, missing]);
}

function dataOf(whole: Uint8Array): Uint8Array {
  return whole.subarray(decode(ipv4, whole).headerEnd);
}

describe('pieces of one datagram', () => {
  test('fill holes in any order, and the last hole makes it whole', () => {
    const given = rig();
    for (const bytes of [part(16, 24), part(32, 40), part(0, 16), part(24, 32)]) {
      given.arrives(bytes);
    }
    expect(told(given)).toEqual([
      [2, -1],
      [2, 24],
      [1, 8],
      [0, 0],
    ]);
    expect(given.all('datagram.whole')).toMatchObject([
      { src: FROM, protocol: 200, identification: 7, length: 40, pieces: 4 },
    ]);
    expect(dataOf(given.whole[0] as Uint8Array)).toEqual(DATA);
    expect(given.held()).toEqual(NOTHING_HELD);
  });

  test('the whole has the header of the first, as if it had never been cut', () => {
    const given = rig();
    given.arrives(pieceOf(DATA.subarray(8), { at: 8, ttl: 9, dscp: 1 }));
    given.arrives(pieceOf(DATA.subarray(0, 8), { at: 0, more: true, ttl: 77, dscp: 5 }));
    const whole = given.whole[0] as Uint8Array;
    const area = wordBytes(whole.length);
    area.bytes.set(whole);
    expect(decode(ipv4, whole).fields).toMatchObject({
      ...{ ttl: 77, dscp: 5, flags: 0, fragmentOffset: 0, totalLength: 60, identification: 7 },
    });
    expect(verifies(area, 0, 20)).toBe(true);
  });

  test('a hole in the middle may be filled bit by bit', () => {
    const given = rig();
    for (const bytes of [part(0, 8), part(32, 40), part(16, 24), part(8, 16), part(24, 32)]) {
      given.arrives(bytes);
    }
    expect(told(given).map(([holes]) => holes)).toEqual([1, 1, 2, 1, 0]);
    expect(dataOf(given.whole[0] as Uint8Array)).toEqual(DATA);
  });

  test('what comes twice is told, and does no harm', () => {
    const given = rig();
    for (const bytes of [part(0, 16), part(0, 16), part(8, 16), part(32, 40), part(32, 40)]) {
      given.arrives(bytes);
    }
    given.arrives(part(16, 32));
    expect(given.ignored()).toEqual(['fragment-again', 'fragment-again', 'fragment-again']);
    expect(dataOf(given.whole[0] as Uint8Array)).toEqual(DATA);
  });

  test('they are told from those of others by source, destination, protocol and identification', () => {
    const given = rig();
    const names = [
      {},
      { src: FROM + 9 },
      { dst: FROM + 8 },
      { protocol: 201 },
      { identification: 8 },
    ];
    for (const name of names) {
      given.arrives(pieceOf(DATA.subarray(0, 8), { at: 0, more: true, ...name }));
    }
    expect(given.state.datagrams).toHaveLength(names.length);
    given.arrives(pieceOf(DATA.subarray(8), { at: 8 }));
    expect(given.whole).toHaveLength(1);
    expect(given.held()).toEqual({ frames: 4, timers: 4 });
  });

  test('the longest datagram is put together, one byte more is not', () => {
    const given = rig();
    const all = numbered(65_515);
    given.arrives(pieceOf(all.subarray(65_000), { at: 65_000 }));
    for (let at = 0; at < 65_000; at += 1_000) {
      given.arrives(pieceOf(all.subarray(at, at + 1_000), { at, more: true }));
    }
    expect(Buffer.compare(dataOf(given.whole[0] as Uint8Array), all)).toBe(0);
    given.arrives(pieceOf(new Uint8Array(508), { at: 65_008, identification: 8 }));
    // As older hosts were killed by: the last piece of a ping ends beyond what a length can say.
    given.arrives(pieceOf(new Uint8Array(1_000), { at: 65_528, identification: 8 }));
    expect(given.ignored()).toEqual(['fragment-beyond', 'fragment-beyond']);
    expect(given.held()).toEqual(NOTHING_HELD);
  });

  test('with a header of 60 bytes there is less room for data', () => {
    const given = rig();
    const options = new Uint8Array(40).fill(NO_OPERATION);
    const first = Uint8Array.from([...options, ...new Uint8Array(8)]);
    given.arrives(pieceOf(first, { at: 0, more: true, ihl: 15, totalLength: 68 }));
    given.arrives(pieceOf(new Uint8Array(65_515 - 8), { at: 8 }));
    expect(given.ignored()).toEqual(['fragment-beyond']);
    expect(given.all('datagram.refused')).toHaveLength(1);
  });
});

describe('pieces that contradict each other: the whole datagram is refused', () => {
  test.each([
    [
      'other bytes in the place of those that came',
      'fragment-overlap',
      [
        [0, 16],
        [8, 16],
      ],
      1,
    ],
    [
      'the end of what came and more',
      'fragment-overlap',
      [
        [0, 16],
        [8, 24],
      ],
      0,
    ],
    [
      'something on both sides of what came',
      'fragment-overlap',
      [
        [8, 16],
        [0, 24],
      ],
      0,
    ],
    [
      'behind the end',
      'fragment-end',
      [
        [32, 40],
        [40, 48],
      ],
      0,
    ],
    [
      'an end before what came',
      'fragment-end',
      [
        [40, 48],
        [32, 40],
      ],
      0,
    ],
    [
      'an end that is another',
      'fragment-end',
      [
        [16, 40],
        [16, 32],
      ],
      2,
    ],
    [
      'no end where the end was',
      'fragment-end',
      [
        [32, 40],
        [32, 40],
      ],
      3,
    ],
    [
      'an end where there was none',
      'fragment-end',
      [
        [0, 16],
        [8, 16],
      ],
      2,
    ],
  ] as const)('%s', (_name, why, ranges, other) => {
    const given = rig();
    const all = numbered(64);
    ranges.forEach(([at, end], i) => {
      const odd = i === 1 ? other : 0;
      const bytes = odd === 1 ? numbered(end - at, 5) : all.subarray(at, end);
      const more = odd === 2 ? false : odd === 3 ? true : end !== 40;
      given.arrives(pieceOf(bytes, { at, more }));
    });
    expect(given.ignored()).toEqual([why]);
    expect(given.all('datagram.refused')).toMatchObject([{ pieces: 1 }]);
    // Nothing of it is kept, what is still to come begins no other, and nobody is told in the end.
    expect(given.held()).toEqual({ frames: 0, timers: 1 });
    given.arrives(pieceOf(all.subarray(0, 40), { at: 0, more: true }));
    expect(given.ignored()).toEqual([why, 'fragment-of-refused']);
    given.wait(REASSEMBLY_TIME);
    expect(given.reported).toEqual([]);
    expect(given.held()).toEqual(NOTHING_HELD);
    expect(given.whole).toEqual([]);
  });

  test.each([
    ['no data', 0, true],
    ['no multiple of eight bytes', 12, true],
    ['no data, though the last', 0, false],
  ])('a piece with %s begins nothing', (_name, length, more) => {
    const given = rig();
    given.arrives(pieceOf(new Uint8Array(length), { at: 8, more }));
    expect(given.ignored()).toEqual(['fragment-length']);
    expect(given.held()).toEqual(NOTHING_HELD);
  });

  test('what a filter has seen of a TCP header is not overwritten by a later piece (RFC 1858 §4)', () => {
    const given = rig();
    const segment = numbered(24);
    given.arrives(pieceOf(segment.subarray(0, 16), { at: 0, more: true, protocol: 6 }));
    given.arrives(pieceOf(numbered(16, 99), { at: 8, protocol: 6 }));
    expect(given.ignored()).toEqual(['fragment-overlap']);
    expect(given.whole).toEqual([]);
  });

  test('a congestion mark on one piece is the datagram’s, unless another could not be marked', () => {
    const pair = (first: number, second: number) => {
      const given = rig();
      given.arrives(pieceOf(DATA.subarray(0, 8), { at: 0, more: true, ecn: first }));
      given.arrives(pieceOf(DATA.subarray(8), { at: 8, ecn: second }));
      const [whole] = given.whole;
      return whole === undefined ? given.ignored() : decode(ipv4, whole).fields.ecn;
    };
    expect(pair(2, 2)).toBe(2);
    expect(pair(2, 3)).toBe(3);
    expect(pair(3, 1)).toBe(3);
    expect(pair(0, 0)).toBe(0);
    expect(pair(0, 3)).toEqual(['fragment-codepoints']);
  });
});

describe('time and room', () => {
  test('after a minute the sender hears of it, if its first piece has come', () => {
    const given = rig();
    given.arrives(part(0, 16));
    given.wait(REASSEMBLY_TIME - SECOND);
    given.arrives(part(24, 32));
    given.wait(SECOND - 1);
    expect(given.reported).toEqual([]);
    given.wait(1);
    expect(given.all('datagram.expired')).toMatchObject([{ pieces: 2, first: true }]);
    const [error] = given.reported;
    expect(error).toMatchObject({ type: 11, code: 1 });
    // The piece as it came: length, and that more follows.
    expect(decode(ipv4, error?.quoted as Uint8Array).fields).toMatchObject({
      ...{ totalLength: 36, flags: 1, identification: 7 },
    });
    expect(dataOf(error?.quoted as Uint8Array)).toEqual(DATA.subarray(0, 16));
    expect(given.held()).toEqual(NOTHING_HELD);
  });

  test('without the first piece, nobody hears', () => {
    const given = rig();
    given.arrives(part(16, 40));
    given.wait(REASSEMBLY_TIME);
    expect(given.all('datagram.expired')).toMatchObject([{ first: false }]);
    expect(given.reported).toEqual([]);
    expect(given.held()).toEqual(NOTHING_HELD);
  });

  test('of too many datagrams the oldest gives way', () => {
    const given = rig();
    for (let identification = 0; identification <= MOST_DATAGRAMS; identification++) {
      given.arrives(pieceOf(DATA.subarray(0, 8), { at: 0, more: true, identification }));
    }
    expect(given.all('datagram.displaced')).toMatchObject([{ identification: 0, pieces: 1 }]);
    expect(given.held()).toEqual({ frames: MOST_DATAGRAMS, timers: MOST_DATAGRAMS });
    given.arrives(pieceOf(DATA.subarray(8), { at: 8, identification: 1 }));
    expect(given.whole).toHaveLength(1);
  });
});

/** Where a datagram of so many bytes is cut: every eighth byte may be the end of a piece. */
const cuts = fc
  .tuple(fc.integer({ min: 9, max: 3_000 }), fc.infiniteStream(fc.nat()))
  .map(([length, draws]) => {
    const ends: number[] = [];
    const next = () => draws.next().value as number;
    const longest = 8 * (1 + (next() % 60));
    for (let at = 0; at < length; ) {
      at = Math.min(length, at + 8 * (1 + (next() % (longest / 8))));
      ends.push(at);
    }
    const starts = [0, ...ends.slice(0, -1)];
    const ranges = starts.map((at, i) => [at, ends[i] as number] as const);
    // In any order, some of them twice.
    const order = ranges.flatMap((range) => (next() % 4 === 0 ? [range, range] : [range]));
    for (let i = order.length - 1; i > 0; i--) {
      const j = next() % (i + 1);
      [order[i], order[j]] = [order[j] as (typeof order)[0], order[i] as (typeof order)[0]];
    }
    return { length, order };
  });

test('cut into any legal pieces, in any order, some of them twice, the bytes are the same', () => {
  fc.assert(
    fc.property(cuts, ({ length, order }) => {
      const given = rig();
      const data = numbered(length);
      for (const [at, end] of order) {
        given.arrives(pieceOf(data.subarray(at, end), { at, more: end < length }));
        // A copy that comes when all is done begins anew; it is not what this is about.
        if (given.whole.length > 0) break;
      }
      return (
        Buffer.compare(dataOf(given.whole[0] as Uint8Array), data) === 0 &&
        given.state.datagrams.length === 0
      );
    }),
    { numRuns: 150 },
  );
});

/** Pieces from anybody, in a small space so that they meet. */
const hostile = fc.record({
  at: fc.oneof(
    fc.nat(20).map((n) => n * 8),
    fc.nat(8191).map((n) => n * 8),
  ),
  length: fc.oneof(
    fc.nat(10).map((n) => n * 8),
    fc.nat(1_400),
  ),
  more: fc.boolean(),
  identification: fc.nat(2),
  seed: fc.nat(1),
  ecn: fc.nat(3),
});

test('hostile pieces never throw, never make bytes that nobody sent, and never hold more than is allowed', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 60 }), (list) => {
      const given = rig();
      const sent = new Map<number, Set<number>[]>();
      for (const { at, length, more, identification, seed, ecn } of list) {
        const bytes = numbered(length, seed * 64);
        const known = sent.get(identification) ?? [];
        bytes.forEach((byte, i) => {
          known[at + i] ??= new Set();
          known[at + i]?.add(byte);
        });
        sent.set(identification, known);
        given.arrives(pieceOf(bytes, { at, more, identification, ecn }));
        for (const { holes, length: end } of given.state.datagrams) {
          expect(holes.length % 2).toBe(0);
          expect(end < 0 || missingIn(holes) >= 0).toBe(true);
          expect(holes.every((edge, i) => i === 0 || edge > (holes[i - 1] as number))).toBe(true);
        }
        expect(given.held().frames).toBeLessThanOrEqual(3);
      }
      for (const whole of given.whole) {
        const identification = decode(ipv4, whole).fields.identification as number;
        dataOf(whole).forEach((byte, i) => {
          expect(sent.get(identification)?.[i]?.has(byte)).toBe(true);
        });
      }
      expect(clone(given.state)).toEqual(given.state);
      given.wait(REASSEMBLY_TIME);
      expect(given.held()).toEqual(NOTHING_HELD);
    }),
    { numRuns: 150 },
  );
});
