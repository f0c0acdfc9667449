import { graded, sameText } from '../grade.ts';
import type { QuestionRules } from '../kind.ts';
import type { FieldAsked } from './kind.ts';

export const rules: QuestionRules<FieldAsked> = {
  experiments: ({ experiments = [] }) => experiments,
  truth: ({ answer }, runs) => String(answer(...runs)),
  grade: (question, given, runs) => graded(given, rules.truth(question, runs)),
  same: (_, given, other) => sameText(given, other),
};
