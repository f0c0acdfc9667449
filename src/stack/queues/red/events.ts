/** What a RED queue tells of itself. */
import { type BodiesOf, defineEvents, int } from '../../trace/schema.ts';

export const redEvents = defineEvents(544, {
  /** Its average, bytes, as it was worked out for the frame that comes next to this link. */
  'red.average': { link: int, average: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof redEvents> {}
}
