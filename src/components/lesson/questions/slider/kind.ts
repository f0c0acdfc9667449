import type { Localized } from '../../../../i18n/language.ts';
import type { Asked, QuestionForms } from '../../../../lessons/types.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionKind } from '../kind.ts';
import type { Unit } from '../units.ts';

/** The values that can be set: equally far from each other, or each so many times the one before. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly by: { readonly step: number } | { readonly factor: number };
  readonly unit?: Unit;
}

/** What a run with a value says: too little, enough, too much. */
export type Verdict = 'low' | 'holds' | 'high';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** One thing is to be set so that a condition holds. Whether it does, the run with it decides. */
    readonly slider: {
      /** What is set, and what is read off the run: `{n}` in its words. */
      readonly knob: Localized;
      readonly says: Localized;
      readonly range: Range;
      /** What it is in the original run. */
      readonly now: number;
      readonly sets: (value: number) => Experiment;
      readonly measure: (run: RecordedRun) => number;
      readonly verdict: (run: RecordedRun) => Verdict;
      /** Only the smallest value with which it holds is right: more is wasted. */
      readonly least?: boolean;
      /** Where the run of an answer comes to rest on the stage. */
      readonly until: Moment;
    };
  }
}

export type SliderAsked = Asked & QuestionForms['slider'] & { readonly kind: 'slider' };

export const kind: QuestionKind<SliderAsked> = {
  kind: 'slider',
  tag: 'Slider',
  goesOn: true,
  load: () => import('./Slider.tsx'),
};
