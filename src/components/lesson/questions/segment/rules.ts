import type { QuestionRules } from '../kind.ts';
import { graded, sentInstead } from './judged.ts';
import type { SegmentAsked } from './kind.ts';

export const rules: QuestionRules<SegmentAsked> = {
  experiments: ({ experiments = [] }) => experiments,
  truth: (question, [run]) => sentInstead(question, run),
  grade: (question, given, [run]) => graded(question, given, run),
  // An explanation is of one segment, or of all that break a rule: `of="!ack-behind"`.
  same: (_, given, other) =>
    given.split(' ').includes(other) || given.replace(',PSH', '') === other,
};
