import type { Asked, QuestionForms } from '../../../../lessons/types.ts';
import type { Policy } from '../../../../model/judge/happening.ts';
import type { SegmentOptions } from '../../../../model/judge/segment.ts';
import type { QuestionKind } from '../kind.ts';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /** The learner is a host's TCP: what the RFCs allow is right, whatever our stack sends. */
    readonly segment: {
      readonly node: string;
      /** What has just happened to the host when it answers; its next segment stands beside. */
      readonly after: Moment;
      /** What the hosts' SYNs offered, and how the host is set. */
      readonly offered: SegmentOptions;
      readonly policy: Partial<Policy>;
    };
  }
}

export type SegmentAsked = Asked & QuestionForms['segment'] & { readonly kind: 'segment' };

export const kind: QuestionKind<SegmentAsked> = {
  kind: 'segment',
  tag: 'FillSegment',
  load: async () => {
    const { SegmentForm, Written } = await import('./SegmentForm.tsx');
    return { default: SegmentForm, Written };
  },
};
