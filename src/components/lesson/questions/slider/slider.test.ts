import { describe, expect, it } from 'vitest';
import { type RecordedRun, recordedRun } from '../../../../model/recorded-run.ts';
import { createLog } from '../../../../stack/trace/log.ts';
import type { Runs } from '../kind.ts';
import type { SliderAsked } from './kind.ts';
import { rules } from './rules.ts';
import { besides, placeOf, readOutcome, valuesOf, writeOutcome } from './values.ts';

/** A run of which nothing is known but what it was set to. */
const settings = new WeakMap<RecordedRun, number>();
function runWith(value: number): RecordedRun {
  const run = recordedRun(createLog());
  settings.set(run, value);
  return run;
}
const settingOf = (run: RecordedRun) => settings.get(run) ?? Number.NaN;

/** It holds from 6 on; what is measured is how much is missing. */
const question: SliderAsked = {
  ...{ kind: 'slider', id: 's', least: true, now: 4 },
  knob: { en: 'Window', zh: '窗口' },
  says: { en: '{n} missing', zh: '还差 {n}' },
  range: { from: 1, to: 16, by: { step: 1 }, unit: 'segments' },
  sets: (value) => [() => ({ at: value, kind: 'drop', frame: 0 })],
  measure: (run) => Math.max(0, 6 - settingOf(run)),
  verdict: (run) => (settingOf(run) < 6 ? 'low' : 'holds'),
  until: () => 0,
};

/** Carries out what is to be tried, as the page does. */
function tried(asked: SliderAsked, given?: string): { runs: Runs; values: number[] } {
  let runs: Runs = [runWith(asked.now)];
  for (;;) {
    const more = rules.experiments(asked, given, runs).slice(runs.length - 1);
    if (more.length === 0) return { runs, values: runs.slice(1).map(settingOf) };
    const made = more.map(([change]) => runWith(change?.(runs[0]).at ?? Number.NaN));
    runs = [...runs, ...made] as const;
  }
}

function graded(given: string, asked = question) {
  const { runs, values } = tried(asked, given);
  return { ...rules.grade(asked, given, runs), values };
}

describe('what is set', () => {
  it('is decided by the run with it, and what was measured there is told', () => {
    expect(graded('4')).toEqual({ given: '4', truth: '4<2', right: false, values: [4] });
  });

  it('is right as the smallest that holds only if the next smaller one does not', () => {
    expect(graded('6')).toEqual({ given: '6', truth: '6=0', right: true, values: [6, 5] });
    expect(graded('9')).toEqual({ given: '9', truth: '9>0', right: false, values: [9, 8] });
  });

  it('is right wherever it holds, where the smallest is not asked for', () => {
    const any = { ...question, least: false };
    expect(graded('9', any)).toEqual({ given: '9', truth: '9=0', right: true, values: [9] });
  });

  it('is too much where the run says so', () => {
    const within: SliderAsked = {
      ...question,
      least: false,
      verdict: (run) => (settingOf(run) > 8 ? 'high' : question.verdict(run)),
    };
    expect(graded('12', within).truth).toBe('12>0');
    expect(rules.truth(within, tried(within).runs)).toBe('8=0');
  });

  it('is found without an answer by halving: sixteen values are four runs', () => {
    const { runs, values } = tried(question);
    expect(values).toEqual([8, 4, 6, 5]);
    expect(rules.truth(question, runs)).toBe('6=0');
    const never: SliderAsked = { ...question, verdict: () => 'low' };
    expect(rules.truth(never, tried(never).runs)).toBe('');
  });

  it('comes from a belief by the verdict of the run', () => {
    const beliefs = ['4', '6', '9'].map((given) => rules.beliefs?.of(question, graded(given)));
    expect(beliefs).toEqual([['low'], ['right'], ['high']]);
  });

  it('is the same however it is written, with its outcome or without', () => {
    expect(rules.same(question, '6 segments', '6=0')).toBe(true);
    expect(rules.same(question, '6', '7')).toBe(false);
    expect(rules.same(question, 'many', 'many')).toBe(false);
  });

  it('lies on the stage afterwards', () => {
    expect(rules.shows?.(question, '6')?.changes[0]?.(runWith(4)).at).toBe(6);
    expect(rules.shows?.(question, 'many')).toBeUndefined();
  });
});

describe('the values of a slider', () => {
  it('lie equally far from each other, or each so many times the one before', () => {
    expect(valuesOf({ from: 0, to: 0.3, by: { step: 0.1 } })).toEqual([0, 0.1, 0.2, 0.3]);
    expect(valuesOf({ from: 1, to: 1000, by: { factor: 10 } })).toEqual([1, 10, 100, 1000]);
  });

  it('are found by the nearest number, in any unit of the kind; beyond them there is none', () => {
    const range = { from: 10, to: 50, by: { step: 10 }, unit: 'ms' } as const;
    expect(['24', '0.05 s', '9', '51', ''].map((text) => placeOf(text, range))).toEqual([
      ...[1, 4, -1, -1, -1],
    ]);
  });

  it('are not what lies between two of them: it is told which two', () => {
    const range = { from: 1_000, to: 64_000, by: { step: 1_000 }, unit: 'bytes' } as const;
    expect(
      ['5999', '6000', '6,000 bytes', '64000', '999', 'many', ''].map((text) =>
        besides(text, range),
      ),
    ).toEqual([[5_000, 6_000], [], [], [], [], [], []]);
    const grows = { from: 1, to: 100, by: { factor: 10 } } as const;
    expect([besides('20', grows), besides('10', grows)]).toEqual([[10, 100], []]);
  });

  it('are told with what the run said, and read again', () => {
    expect(readOutcome(writeOutcome(4000, 'low', 31.256))).toEqual({
      ...{ value: '4000', verdict: 'low', measured: 31.26 },
    });
    expect(readOutcome('4000')).toBeUndefined();
  });
});
