import { type BodiesOf, defineEvents, int, text, u32 } from '../../trace/schema.ts';

/** By what a probe is carried. */
export type ProbeKind = 'udp' | 'icmp';

const about = { process: int, ttl: int, probe: int };

export const tracerouteEvents = defineEvents(896, {
  /** The `probe`-th of a TTL; `number` is its port, or its sequence number. */
  'traceroute.sent': { ...about, dst: u32, by: text<ProbeKind>(), number: int },
  /** What came of it: an ICMP message of this type and code; `rtt` in microseconds. */
  'traceroute.answered': { ...about, src: u32, type: int, code: int, rtt: int },
  'traceroute.unanswered': about,
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof tracerouteEvents> {}
}
