import type { QuestionRules } from '../kind.ts';
import { graded, takenFor, truthOf } from './grading.ts';
import type { PointAsked } from './kind.ts';

export const rules: QuestionRules<PointAsked> = {
  answers: ({ marks }) => Object.keys(marks),
  experiments: ({ experiments = [] }) => experiments,
  truth: truthOf,
  grade: graded,
  same: (_, given, other) => takenFor(given) === other,
};
