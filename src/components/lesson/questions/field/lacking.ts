import type { RecordedRun } from '../../../../model/recorded-run.ts';
import { numberOf } from '../grade.ts';
import type { FieldAsked } from './kind.ts';

/** What keeps an answer from being handed in: nothing is said, or no number where the field holds one. */
export function lacking(
  { answer, experiments = [] }: FieldAsked,
  original: RecordedRun,
  typed: string,
): 'question.enter' | 'question.enterNumber' | null {
  if (typed.trim() === '') return 'question.enter';
  // What the field holds in runs that are still to be made, nobody knows yet.
  const counts = experiments.length === 0 && typeof answer(original) === 'number';
  return counts && numberOf(typed) === undefined ? 'question.enterNumber' : null;
}
