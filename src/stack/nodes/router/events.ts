/** What a router writes to the trace, besides what every host does. */
import { NO_CAUSE, openEvent, type TraceLog } from '../../trace/log.ts';
import { type BodiesOf, defineEvents, int, u32 } from '../../trace/schema.ts';

export const routerEvents = defineEvents(704, {
  /**
   * A packet goes on: it came in at card `from` and leaves by card `to` for the next hop `via`, as the
   * route to `network` says. `ttl` is what is left.
   */
  'router.forwarded': {
    src: u32,
    dst: u32,
    via: u32,
    network: u32,
    prefixLength: int,
    from: int,
    to: int,
    ttl: int,
  },
  /** An ICMP error would have been sent, but there have been too many of late. */
  'router.withheld': { type: int, code: int, dst: u32 },
});

/** Why a router does not hand a packet on. */
export interface RouterIgnoredReasons {
  'ttl-exceeded': true;
  'route-refuses': true;
  'directed-broadcast': true;
  'for-one-in-group-frame': true;
  'martian-destination': true;
  'source-elsewhere': true;
  'needs-fragments': true;
  'source-route': true;
  'bad-option': true;
  'redirect-refused': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof routerEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends RouterIgnoredReasons {}
}

const FORWARDED = routerEvents.numbers['router.forwarded'];

/** Written for most packets, so without an object; a test reads it back by the declaration. */
export function traceForwarded(
  log: TraceLog,
  node: number,
  src: number,
  dst: number,
  via: number,
  network: number,
  prefixLength: number,
  from: number,
  to: number,
  ttl: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, FORWARDED, node, 8);
  const { words } = log;
  words[at] = src;
  words[at + 1] = dst;
  words[at + 2] = via;
  words[at + 3] = network;
  words[at + 4] = prefixLength;
  words[at + 5] = from;
  words[at + 6] = to;
  words[at + 7] = ttl;
  return log.count - 1;
}
