import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

const about = { process: int, sequence: int };

export const pingEvents = defineEvents(880, {
  'ping.sent': { ...about, dst: u32, identifier: int, length: int },
  /** An echo reply came; `rtt` in microseconds. */
  'ping.answered': { ...about, src: u32, ttl: int, rtt: int },
  /** An ICMP error about the request came, from a router or a host. */
  'ping.refused': { ...about, src: u32, type: int, code: int },
  /** No answer came in time. */
  'ping.unanswered': { ...about, dst: u32 },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof pingEvents> {}
}
