import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import { graded } from '../grade.ts';
import type { QuestionKind } from '../kind.ts';
import { Choice } from './Choice.tsx';
import { Option } from './Option.tsx';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    readonly choice: {
      /** Whether each option is what happened: true of exactly one, so the runs refute the others. */
      readonly options: Readonly<Record<string, Reading<boolean>>>;
    };
  }
}

export type ChoiceAsked = Asked & QuestionForms['choice'] & { readonly kind: 'choice' };

export const kind: QuestionKind<ChoiceAsked> = {
  kind: 'choice',
  tag: 'Choice',
  parts: { Option },
  answers: ({ options }) => Object.keys(options),
  experiments: ({ experiments = [] }) => experiments,
  truth({ options }, runs) {
    const held = Object.keys(options).filter((id) => options[id]?.(...runs));
    return held.length === 1 ? (held[0] as string) : '';
  },
  grade: (question, given, runs) => graded(given, kind.truth(question, runs)),
  // A lesson begins with one as a rule: it is at hand.
  load: async () => ({ default: Choice }),
};
