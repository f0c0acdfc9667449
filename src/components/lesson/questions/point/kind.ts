import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import type { Mark, MarkKind } from '../../../../model/mark.ts';
import type { QuestionKind, Runs } from '../kind.ts';
import { Pointed } from './Pointed.tsx';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** Marks of the pictures are pointed at, whichever picture they are in. */
    readonly point: {
      readonly at: MarkKind;
      /** The marks that are right, by what the runs say. */
      readonly answer: Reading<readonly Mark[]>;
      /**
       * What somebody takes a mark for who points at it: the first of these that holds. What the
       * prose calls them stands in its <Pointed id="…">.
       */
      readonly marks: Readonly<Record<string, (mark: Mark, ...runs: Runs) => boolean>>;
    };
  }
}

export type PointAsked = Asked & QuestionForms['point'] & { readonly kind: 'point' };

export const kind: QuestionKind<PointAsked> = {
  kind: 'point',
  tag: 'Point',
  parts: { Pointed },
  load: async () => ({ default: (await import('./Point.tsx')).Point }),
};
