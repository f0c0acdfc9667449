import { type BodiesOf, defineEvents, int, text, time } from '../../trace/schema.ts';

/** Flows of one program are numbered from 1, in the order in which they are to start. */
export const flowsEvents = defineEvents(560, {
  'flow.opened': { process: int, flow: int, fd: int, bytes: int },
  /** All its bytes have arrived, and the peer has closed its side; `took` since it was opened. */
  'flow.completed': { process: int, flow: int, fd: int, bytes: int, took: time },
  'flow.failed': { process: int, flow: int, fd: int, error: text() },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof flowsEvents> {}
}
