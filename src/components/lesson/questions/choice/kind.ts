import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
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
  // A lesson begins with one as a rule: it is at hand.
  load: async () => ({ default: Choice }),
};
