/** What cards write to the trace of the frame check sequences of a wire. */
import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

export const fcsEvents = defineEvents(848, {
  /** A frame came with a check sequence, and the card that received it computed another. */
  'fcs.failed': { frame: int, link: int, carried: u32, computed: u32 },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof fcsEvents> {}
}
