/** What somebody points at, and what that was taken for. */
import { type Mark, markWord, readMark } from '../../../../model/mark.ts';
import type { Answer } from '../../../../runtime/progress.ts';
import type { Runs } from '../kind.ts';
import type { PointAsked } from './kind.ts';

/** A graded answer names what the mark was taken for, and then the mark: `syn packet.0`. */
export const takenFor = (answer: string): string => answer.split(' ')[0] as string;
export const markIn = (answer: string): string | undefined =>
  answer.split(' ').find((word) => readMark(word));

const sortOf = ({ marks }: PointAsked, mark: Mark, runs: Runs): string =>
  Object.keys(marks).find((id) => marks[id]?.(mark, ...runs)) ?? '';

/** What all marks are that are right; '' while there is none, or they are of several sorts. */
export function truthOf(question: PointAsked, runs: Runs): string {
  const sorts = question.answer(...runs).map((mark) => sortOf(question, mark, runs));
  return new Set(sorts).size === 1 ? (sorts[0] as string) : '';
}

/** By the mark, if there is one, else by what is said to be taken for right. */
export function graded(question: PointAsked, given: string, runs: Runs): Answer {
  const truth = truthOf(question, runs);
  const mark = readMark(given);
  const sort = mark ? sortOf(question, mark, runs) : given;
  const among = !mark || question.answer(...runs).some((each) => markWord(each) === given);
  return {
    given: mark ? `${sort} ${given}` : given,
    truth,
    right: sort !== '' && sort === truth && among,
  };
}
