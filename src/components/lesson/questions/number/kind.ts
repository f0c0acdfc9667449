import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import { graded } from '../grade.ts';
import type { QuestionKind } from '../kind.ts';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    readonly number: { readonly answer: Reading<number> };
  }
}

export type NumberAsked = Asked & QuestionForms['number'] & { readonly kind: 'number' };

export const kind: QuestionKind<NumberAsked> = {
  kind: 'number',
  tag: 'NumberField',
  experiments: ({ experiments = [] }) => experiments,
  truth: ({ answer }, runs) => String(answer(...runs)),
  grade: (question, given, runs) => graded(given, kind.truth(question, runs)),
  load: async () => ({ default: (await import('./NumberField.tsx')).NumberField }),
};
