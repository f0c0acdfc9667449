/** What a switch writes to the trace. A hardware address takes the two words of a `time`. */
import { NO_CAUSE, openEvent, type TraceLog, writeTime } from '../../trace/log.ts';
import { type BodiesOf, defineEvents, int, text, time, u32 } from '../../trace/schema.ts';

/** Why an entry left the table. */
export type ForgetReason = 'aged' | 'link-down' | 'table-full';
/** Why a frame went to all the other ports: nobody knows where its addressee is, or it is a group. */
export type FloodReason = 'unknown' | 'group';
/**
 * Why a frame went nowhere: its addressee is at the port it came from, its address is one of those
 * that such a bridge does not forward (IEEE 802.1D §7.12.6), or the port is disabled, as its link is down: it was
 * on its way when that happened.
 */
export type FilterReason = 'same-port' | 'reserved' | 'port-down';

const mac = time;
const frame = { source: mac, destination: mac, from: int };

export const switchEvents = defineEvents(528, {
  /** An address was seen at a port for the first time, or at another port than before (−1: none). */
  'switch.learned': { address: mac, port: int, before: int },
  'switch.forgot': { address: mac, port: int, why: text<ForgetReason>() },
  'switch.forwarded': { ...frame, to: int },
  'switch.flooded': { ...frame, why: text<FloodReason>() },
  'switch.filtered': { ...frame, why: text<FilterReason>() },
  /** Its memory flipped a bit of a frame, counted from the frame's first. */
  'switch.corrupted': { bit: int },
  /** It listens to IGMP: behind a port somebody is in a group, or is no longer, or a querier is there. */
  'switch.group.learned': { group: u32, port: int },
  'switch.group.forgot': { group: u32, port: int, why: text<'aged' | 'link-down'>() },
  'switch.router.learned': { port: int },
  /** A frame to a group goes to those `ports` alone, counted from 1. */
  'switch.multicast': { group: u32, from: int, ports: text() },
  /** Somebody at a port is in a group for which the table has no room: unknown groups go everywhere now. */
  'switch.groups.full': { group: u32, port: int },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof switchEvents> {}
}

const FORWARDED = switchEvents.numbers['switch.forwarded'];

/** Written for most frames, so without an object; a test reads it back by the declaration. */
export function traceForwarded(
  log: TraceLog,
  node: number,
  source: number,
  destination: number,
  from: number,
  to: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, FORWARDED, node, 6);
  const { words } = log;
  writeTime(words, at, source);
  writeTime(words, at + 2, destination);
  words[at + 4] = from;
  words[at + 5] = to;
  return log.count - 1;
}
