import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../../model/testing/made-trace.ts';
import type { DrawAsked } from './kind.ts';
import { rules } from './rules.ts';
import { curveOf, passed, readPoints, withPoints, writePoints } from './sketch.ts';
import { begun, undone } from './strokes.ts';

function run() {
  const trace = makeTrace();
  handshake(trace, false);
  return recordedRun(trace.log, TWO_HOSTS);
}

const question: DrawAsked = {
  ...{ kind: 'draw', id: 'd', parts: 2, most: 16, checks: ['starts', 'ends'] },
  curve: ({ log }) => ({ at: [log.at[0] ?? 0], value: [3] }),
  from: () => 0,
  to: ({ log }) => log.count - 1,
  across: { en: 'half', zh: '半程' },
  up: { en: 'cwnd', zh: 'cwnd' },
};

describe('a curve that is drawn', () => {
  it('is graded by what the run has, and both are kept', () => {
    expect(rules.grade(question, '0.5:3 1.5:3', [run()])).toEqual({
      ...{ given: '0.5:3 1.5:3', truth: '0:3', right: true },
    });
    const wrong = rules.grade(question, '0.5:3 1.5:9', [run()]);
    expect(wrong.right).toBe(false);
    expect(rules.beliefs?.of(question, wrong)).toEqual(['ends-high']);
  });

  it('is never right as long as the run has not come so far', () => {
    const early = { ...question, to: () => -1 };
    expect(rules.truth(early, [run()])).toBe('');
    expect(rules.grade(early, '0.5:3 1.5:3', [run()]).right).toBe(false);
  });

  it('can be spoken of by each feature that counts, and when it is right', () => {
    expect(rules.beliefs?.all(question)).toEqual([
      ...['right', 'starts-low', 'starts-high', 'ends-low', 'ends-high'],
    ]);
  });
});

describe('the curve of a run', () => {
  const steps = { at: [0, 100, 150, 200, 300], value: [1, 2, 3, 4, 5] };

  it('begins with what holds at its first instant, and ends before its last', () => {
    expect(curveOf(steps, 100, 300, 4)).toEqual([
      ...[
        { x: 0, y: 2 },
        { x: 1, y: 3 },
        { x: 2, y: 4 },
      ],
    ]);
  });

  it('is kept no finer than can be seen: of what lies close together, the last', () => {
    const close = { at: [0, 1, 2, 500_000], value: [1, 2, 3, 4] };
    expect(curveOf(close, 0, 1_000_000, 4)).toEqual([
      { x: 0, y: 3 },
      { x: 2, y: 4 },
    ]);
  });

  it('is nothing without its stretch', () => {
    expect(curveOf(steps, Number.NaN, 300, 4)).toEqual([]);
  });
});

describe('a sketch', () => {
  it('is read as it was written, and what is no curve is none', () => {
    const points = [
      { x: 0.5, y: 1 },
      { x: 1.5, y: 2.25 },
    ];
    expect(readPoints(writePoints(points))).toEqual(points);
    expect(readPoints('rises-straight')).toEqual([]);
    expect(readPoints('')).toEqual([]);
  });

  it('has every handle set that a quick stroke passes', () => {
    expect(passed({ x: 0.4, y: 0 }, { x: 3.4, y: 6 }, 4)).toEqual([
      ...[
        { x: 0.5, y: 0.19999999999999996 },
        { x: 1.5, y: 2.2 },
        { x: 2.5, y: 4.2 },
      ],
      { x: 3.5, y: 6 },
    ]);
    expect(passed({ x: 4, y: 6 }, { x: 4, y: 6 }, 4)).toEqual([{ x: 3.5, y: 6 }]);
  });

  it('is taken back stroke by stroke, and stays when there is none', () => {
    const [one, two] = [[{ x: 0.5, y: 1 }], [{ x: 0.5, y: 7 }]];
    const first = { ...begun({ sketch: [], before: [] }), sketch: one };
    const second = { ...begun(first), sketch: two };
    expect(undone(second)).toEqual(first);
    expect(undone(undone(second))).toEqual({ sketch: [], before: [] });
    expect(undone({ sketch: one, before: [] })).toEqual({ sketch: one, before: [] });
  });

  it('keeps one value for each handle, in their order', () => {
    expect(
      withPoints(
        [{ x: 1.5, y: 2 }],
        [
          { x: 0.5, y: 1 },
          { x: 1.5, y: 4 },
        ],
      ),
    ).toEqual([
      ...[
        { x: 0.5, y: 1 },
        { x: 1.5, y: 4 },
      ],
    ]);
  });
});
