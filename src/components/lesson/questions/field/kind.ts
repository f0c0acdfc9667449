import type { HeaderField } from '../../../../lessons/header-fields.ts';
import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionKind } from '../kind.ts';

export interface Given {
  readonly field: HeaderField;
  readonly value: string | number;
}

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** One field of a header is left blank among others that are given. */
    readonly field: {
      readonly field: HeaderField;
      readonly given: (run: RecordedRun) => readonly Given[];
      readonly answer: Reading<string | number>;
    };
  }
}

export type FieldAsked = Asked & QuestionForms['field'] & { readonly kind: 'field' };

export const kind: QuestionKind<FieldAsked> = {
  kind: 'field',
  tag: 'Fill',
  load: async () => ({ default: (await import('./Fill.tsx')).Fill }),
};
