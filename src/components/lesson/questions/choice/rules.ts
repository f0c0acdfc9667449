import { graded } from '../grade.ts';
import type { QuestionRules } from '../kind.ts';
import type { ChoiceAsked } from './kind.ts';

export const rules: QuestionRules<ChoiceAsked> = {
  answers: ({ options }) => Object.keys(options),
  experiments: ({ experiments = [] }) => experiments,
  truth({ options }, runs) {
    const held = Object.keys(options).filter((id) => options[id]?.(...runs));
    return held.length === 1 ? (held[0] as string) : '';
  },
  grade: (question, given, runs) => graded(given, rules.truth(question, runs)),
  same: (_, given, other) => given === other,
};
