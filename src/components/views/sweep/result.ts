/** What a sweep compares its runs by: a file of `results` each, which is found by itself. */
import type { Localized } from '../../../i18n/language.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

/** `time` in µs, `rate` in bits a second, `bytes`; `part` between 0 and 1. */
export type ResultUnit = 'time' | 'rate' | 'count' | 'part';

export interface ResultKind {
  /** What links call it: small letters, digits, hyphens. */
  readonly id: string;
  readonly title: Localized;
  /** What exactly is measured. */
  readonly is: Localized;
  readonly unit: ResultUnit;
  readonly order: number;
  /** Undefined when the run has none: it was not finished, or nobody sent. */
  readonly of: (run: RecordedRun) => number | undefined;
}

/** All results of a run, by their ids. */
export type Measures = Readonly<Record<string, number | undefined>>;
