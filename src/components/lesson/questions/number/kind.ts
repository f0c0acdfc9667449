import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import type { QuestionKind } from '../kind.ts';
import type { Unit } from '../units.ts';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    readonly number: {
      readonly answer: Reading<number>;
      /** The unit of the answer. Others of its kind are understood: 1 s is 1000 ms. */
      readonly unit?: Unit;
    };
  }
}

export type NumberAsked = Asked & QuestionForms['number'] & { readonly kind: 'number' };

export const kind: QuestionKind<NumberAsked> = {
  kind: 'number',
  tag: 'NumberField',
  load: async () => {
    const { NumberField, Written } = await import('./NumberField.tsx');
    return { default: NumberField, Written };
  },
};
