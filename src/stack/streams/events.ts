import { type BodiesOf, defineEvents, int, text } from '../trace/schema.ts';

export const streamEvents = defineEvents(176, {
  /** What a stream layer has to say to its program, such as 'secured'. */
  'stream.event': { fd: int, conn: int, layer: text(), what: text() },
});

declare module '../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof streamEvents> {}
}
