import type { Asked, QuestionForms } from '../../../../lessons/types.ts';
import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { Ipv4 } from '../../../../stack/core/addresses.ts';
import type { Instant } from '../../../../stack/core/instant.ts';
import type { QuestionKind } from '../kind.ts';

/** A packet that reaches the router, with what is left of its time to live. */
export interface RoutePacket {
  readonly dst: Ipv4;
  readonly ttl: number;
}

/** What is decided besides the row: the next hop, and the time to live that the packet leaves with. */
export type RoutePart = 'next' | 'ttl';

declare module '../../../../lessons/types.ts' {
  interface QuestionForms {
    /**
     * The learner is a router: for each packet of a series, which row of the table decides. The
     * packets are put in at one of its cards, and what the router does with them is right.
     */
    readonly route: {
      /** The router by its name, and the card that they come in at. */
      readonly router: string;
      readonly card: number;
      /** When the first comes, long after all else has come to rest. */
      readonly at: Instant;
      readonly packets: (run: RecordedRun) => readonly RoutePacket[];
      readonly asks: readonly RoutePart[];
    };
  }
}

export type RouteAsked = Asked & QuestionForms['route'] & { readonly kind: 'route' };

export const kind: QuestionKind<RouteAsked> = {
  kind: 'route',
  tag: 'Route',
  load: () => import('./Route.tsx'),
};
