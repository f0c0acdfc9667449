/** Whatever is legal becomes illegal by one change of its kind, and a section of an RFC says why. */
import { describe, expect, it } from 'vitest';
import { dataEnd, type End, isSynchronized, peerNumber, rightEdge } from '../model/judge/end.ts';
import { mistakesIn } from '../model/judge/fields.ts';
import { judge } from '../model/judge/judge.ts';
import { ACK, blocksOf, FIN, has, RST, type Segment, SYN } from '../model/judge/segment.ts';
import { citation } from '../stack/core/rfc.ts';
import { nextBelow, type Rng, seededRng } from '../stack/core/rng.ts';
import { seqAdd, seqDiff } from '../stack/core/seq.ts';
import { exerciseOf, SEATS } from './level.ts';
import { LEVELS } from './levels.ts';
import { play } from './testing/played.ts';
import { plain } from './testing/players.ts';

interface Change {
  readonly name: string;
  /** It is one mistake, however many rules it breaks. */
  readonly oneField?: true;
  readonly fits: (end: End, segment: Segment) => boolean;
  readonly make: (end: End, segment: Segment, rng: Rng) => Segment;
}

const carries = (_: End, { length }: Segment) => length > 0;
const isOpen = (end: End, segment: Segment) => isSynchronized(end) && !has(segment, SYN);
const some = (rng: Rng) => 1 + nextBelow(rng, 3000);
const withSeq = (segment: Segment, seq: number) => ({ ...segment, seq });

const CHANGES: readonly Change[] = [
  {
    name: 'acknowledges what has not come',
    oneField: true,
    fits: isOpen,
    make: (end, segment, rng) => ({ ...segment, ack: seqAdd(end.nxt, some(rng)) }),
  },
  {
    name: 'acknowledges less than has come',
    oneField: true,
    fits: (end, segment) => isOpen(end, segment) && peerNumber(end, end.nxt) > 1,
    make: (end, segment) => ({ ...segment, ack: seqAdd(end.nxt, -1) }),
  },
  {
    name: 'leaves a gap',
    oneField: true,
    fits: isOpen,
    make: (end, segment, rng) => withSeq(segment, seqAdd(end.max, some(rng))),
  },
  {
    name: 'carries an old number and nothing else',
    fits: (end, segment) => isOpen(end, segment) && end.una === end.max && end.wnd > 0,
    make: (end, { window }, rng) => ({
      ...{ flags: ACK, seq: seqAdd(end.max, -some(rng)), ack: end.nxt, window, length: 0 },
    }),
  },
  {
    name: 'lacks the ACK flag',
    fits: isOpen,
    make: (_, segment) => ({ ...segment, flags: segment.flags & ~ACK }),
  },
  {
    name: 'has a SYN once more',
    fits: isOpen,
    make: (_, segment) => ({ ...segment, flags: segment.flags | SYN }),
  },
  {
    name: 'breaks off without a reason',
    fits: (end, segment) => isOpen(end, segment) && end.stray === undefined,
    make: (_, segment) => ({ ...segment, flags: RST, length: 0 }),
  },
  {
    name: 'ends the stream before the program closes',
    fits: (end, segment) => isOpen(end, segment) && !end.closing,
    make: (_, segment) => ({ ...segment, flags: segment.flags | FIN }),
  },
  {
    name: 'carries more than the program has handed over',
    fits: isOpen,
    make: (end, segment, rng) => ({
      ...segment,
      length: Math.max(0, seqDiff(dataEnd(end), segment.seq)) + some(rng),
    }),
  },
  {
    name: 'carries more than the peer takes in a segment',
    oneField: true,
    fits: carries,
    make: (end, segment, rng) => ({ ...segment, length: end.mss + some(rng) }),
  },
  {
    name: 'goes beyond the window',
    fits: (end, segment) => carries(end, segment) && end.wnd > 0,
    make: (end, segment) => withSeq({ ...segment, length: 1 }, rightEdge(end)),
  },
  {
    name: 'carries text after the FIN',
    fits: (end) => end.fin !== undefined && isSynchronized(end),
    make: (end, segment, rng) => ({
      ...withSeq(segment, seqAdd(end.fin as number, 1)),
      length: some(rng),
    }),
  },
  {
    name: 'repeats what is acknowledged',
    fits: (end, segment) => carries(end, segment) && end.written > 0 && end.una !== end.iss + 1,
    make: (end, segment) => withSeq({ ...segment, length: 1 }, seqAdd(end.una, -1)),
  },
  {
    name: 'reports by SACK what has not come',
    fits: (_, segment) => blocksOf(segment).length > 0,
    make: (_, segment) => {
      const blocks = blocksOf(segment).map(({ left, right }) => ({
        ...{ left, right: seqAdd(right, 1) },
      }));
      return { ...segment, options: { sack: blocks } };
    },
  },
];

const CASES = LEVELS.flatMap((level) => SEATS.map((seat) => [level.id, seat, level] as const));
const met = new Set<string>();

describe.each(CASES)('in the level %s, as the %s, a segment is refused that', (_, seat, level) => {
  it.each([1, 2, 3, 4])('breaks a rule, seed %i', async (seed) => {
    const exercise = exerciseOf(level, seat, seed);
    const decide = plain(exercise);
    const rng = seededRng(seed);
    await play(exercise, (situation) => {
      const { end } = situation;
      const segment = decide(situation);
      if (segment === undefined) return undefined;
      for (const { name, fits, make, oneField } of CHANGES) {
        if (!fits(end, segment)) continue;
        met.add(name);
        const verdict = judge(end, make(end, segment, rng));
        expect(`${name}: ${verdict.kind}`).toBe(`${name}: illegal`);
        if (oneField) expect(mistakesIn(verdict.objections)).toHaveLength(1);
        for (const { rule } of verdict.objections) {
          expect(citation(rule.ref).label).toMatch(/^RFC \d+ §/);
        }
      }
      return segment;
    });
  });
});

it('each of the changes was made', () => {
  expect(CHANGES.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([]);
});
