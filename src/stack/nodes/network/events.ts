/** What the world outside writes to the trace. */
import { type BodiesOf, defineEvents, time } from '../../trace/schema.ts';

export const networkEvents = defineEvents(640, {
  /** The computer slept so long, and the run with it: nobody heard what the network said meanwhile. */
  'network.away': { lasted: time },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof networkEvents> {}
}
