import type { Asked, QuestionForms, Reading } from '../../../../lessons/types.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionKind } from '../kind.ts';
import { Item } from './Item.tsx';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** Events that are to be put in the order in which they happen. */
    readonly order: {
      /** The event of each item, in the run in which it is looked for; −1 if it never happens. */
      readonly items: Readonly<Record<string, Moment>>;
      /** Which of the runs: the original, if nothing is said. */
      readonly in?: Reading<RecordedRun>;
    };
  }
}

export type OrderAsked = Asked & QuestionForms['order'] & { readonly kind: 'order' };

export const kind: QuestionKind<OrderAsked> = {
  kind: 'order',
  tag: 'Order',
  parts: { Item },
  load: async () => ({ default: (await import('./Order.tsx')).Order }),
};
