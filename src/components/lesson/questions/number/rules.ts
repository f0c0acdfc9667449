import type { QuestionRules } from '../kind.ts';
import { measureOf } from '../units.ts';
import type { NumberAsked } from './kind.ts';

function same({ unit }: NumberAsked, given: string, other: string): boolean {
  const number = measureOf(given, unit);
  return number !== undefined && number === measureOf(other, unit);
}

export const rules: QuestionRules<NumberAsked> = {
  experiments: ({ experiments = [] }) => experiments,
  truth: ({ answer }, runs) => String(answer(...runs)),
  grade(question, given, runs) {
    const truth = rules.truth(question, runs);
    return { given: given.trim(), truth, right: same(question, given, truth) };
  },
  same,
};
