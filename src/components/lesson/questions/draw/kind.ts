import type { Localized } from '../../../../i18n/language.ts';
import type { Asked, QuestionForms } from '../../../../lessons/types.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionKind } from '../kind.ts';
import type { Unit } from '../units.ts';
import type { Check } from './features.ts';
import type { Steps } from './sketch.ts';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** A curve over time is to be drawn before it is seen. */
    readonly draw: {
      readonly curve: (run: RecordedRun) => Steps;
      /** The stretch that is drawn: from the instant of one event to that of another. */
      readonly from: Moment;
      readonly to: Moment;
      /** Into how many it is divided, round trips for instance: in each the learner takes hold once. */
      readonly parts: number;
      /** The top of the plot: it must not tell how high the curve goes. */
      readonly most: number;
      readonly unit?: Unit;
      /** What the axes are called, the upright one with its unit. */
      readonly across: Localized;
      readonly up: Localized;
      /** What counts. */
      readonly checks: readonly Check[];
    };
  }
}

export type DrawAsked = Asked & QuestionForms['draw'] & { readonly kind: 'draw' };

export const kind: QuestionKind<DrawAsked> = {
  kind: 'draw',
  tag: 'Draw',
  goesOn: true,
  load: () => import('./Draw.tsx'),
};
