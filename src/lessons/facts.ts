/** What lessons read off a run: events, instants, and sequence numbers as people count them. */

import { eventsOf, readEvent } from '../stack/trace/log.ts';
import { type Predicate, returns } from '../stack/trace/predicates.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import type { TcpState, TcpTimerName } from '../stack/trace/tcp-names.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { RunFacts } from './types.ts';

export type SegmentSent = TraceEvent<'segment.sent'>;

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;
const PSH = 8;

export function nodeOf(run: RunFacts, name: string): number {
  return run.nodes.indexOf(name);
}

/** The event that completes a predicate, −1 when it is not met. */
export function eventOf(run: RunFacts, predicate: Predicate, from = 0): number {
  return predicate.find(run, from)?.at(-1) ?? -1;
}

/** The instant at which a predicate is met; NaN when it is not, which equals nothing. */
export function timeOf(run: RunFacts, predicate: Predicate, from = 0): number {
  const event = eventOf(run, predicate, from);
  return event < 0 ? Number.NaN : (run.log.at[event] as number);
}

/** The event a predicate finds, if it is of this kind. */
export function found<K extends EventKind>(
  run: RunFacts,
  kind: K,
  predicate: Predicate,
  from = 0,
): TraceEvent<K> | undefined {
  const id = eventOf(run, predicate, from);
  if (id < 0) return undefined;
  const event = readEvent(run.log, id);
  return event.kind === kind ? (event as unknown as TraceEvent<K>) : undefined;
}

export function segments(run: RunFacts, from = 0, to?: number): SegmentSent[] {
  return [...eventsOf(run.log, ['segment.sent'], from, to)];
}

/** Flags without PSH, which says nothing about what a segment is for. */
export function flagsOf(segment: SegmentSent): number {
  return segment.flags & ~PSH;
}

/** The initial sequence number of the connection that a segment belongs to, in its direction. */
function isnOf(run: RunFacts, segment: SegmentSent, ofPeer: boolean): number {
  const port = ofPeer ? segment.dstPort : segment.srcPort;
  const other = ofPeer ? segment.srcPort : segment.dstPort;
  const address = ofPeer ? segment.dstAddress : segment.srcAddress;
  const syn = segments(run).findLast(
    (each) =>
      each.id <= segment.id &&
      (each.flags & SYN) !== 0 &&
      each.srcAddress === address &&
      each.srcPort === port &&
      each.dstPort === other,
  );
  return syn?.seq ?? 0;
}

/** The sequence number counted from the sender's SYN, as the ladder shows it. */
export function relativeSeq(run: RunFacts, segment: SegmentSent): number {
  return (segment.seq - isnOf(run, segment, false)) >>> 0;
}

/** The acknowledgement number counted from the peer's SYN. */
export function relativeAck(run: RunFacts, segment: SegmentSent): number {
  return (segment.ack - isnOf(run, segment, true)) >>> 0;
}

/** The alarm that a host set first after an event (that event's instant included). */
export function alarmAfter(
  run: RunFacts,
  node: string,
  name: TcpTimerName,
  event: number,
): TraceEvent<'timer.armed'> | undefined {
  if (event < 0) return undefined;
  const instant = run.log.at[event] as number;
  for (const each of eventsOf(run.log, ['timer.armed'])) {
    if (each.at >= instant && each.node === nodeOf(run, node) && each.name === name) return each;
  }
  return undefined;
}

/** How long that alarm is set for, µs. */
export function alarmLength(
  run: RunFacts,
  node: string,
  name: TcpTimerName,
  event: number,
): number {
  const alarm = alarmAfter(run, node, name, event);
  return alarm === undefined ? Number.NaN : alarm.due - alarm.at;
}

/** The state of a host's connection that changed last, at an instant. */
export function stateAt(run: RunFacts, node: string, instant: number): TcpState {
  let state: TcpState = 'CLOSED';
  for (const each of eventsOf(run.log, ['tcp.transition'])) {
    if (each.at > instant) break;
    // The listening socket has a life of its own.
    if (each.node === nodeOf(run, node) && each.to !== 'LISTEN') state = each.to;
  }
  return state;
}

/** The frame that carried the segment which completes a predicate. */
export function frameOf(
  run: RunFacts,
  predicate: Predicate,
  from = 0,
): TraceEvent<'frame.sent'> | undefined {
  const segment = eventOf(run, predicate, from);
  if (segment < 0) return undefined;
  for (const sent of eventsOf(run.log, ['frame.sent'], segment)) {
    if (sent.node === run.log.nodes[segment]) return sent;
  }
  return undefined;
}

/** When the segment that completes a predicate reaches the far end, were nothing to happen to it. */
export function arrivalOf(run: RunFacts, predicate: Predicate): number {
  return frameOf(run, predicate)?.arrives ?? Number.NaN;
}

/** When a call of this name first returned. */
export function returnedAt(run: RunFacts, node: string, call: string): number {
  return timeOf(run, returns(call).at(node));
}

/** The segments that reached a host until an instant. */
export function heardUntil(
  run: RunFacts,
  node: string,
  instant: number,
): TraceEvent<'segment.received'>[] {
  const here = nodeOf(run, node);
  return [...eventsOf(run.log, ['segment.received'])].filter(
    (each) => each.node === here && each.at <= instant,
  );
}

/** Dropping that frame when it is half-way. */
export function dropping(predicate: Predicate): (run: RunFacts) => SessionInput {
  return (run) => {
    const frame = frameOf(run, predicate);
    if (frame === undefined) throw new Error('The segment to drop was never sent.');
    const at = Math.floor((frame.starts + frame.arrives) / 2);
    return { at, kind: 'drop', frame: frame.frame };
  };
}

export interface LostSegment {
  readonly segment: SegmentSent;
  /** The event of its loss. */
  readonly dropped: number;
}

/** Every segment that did not arrive. */
export function lostSegments(run: RunFacts): LostSegment[] {
  const carried = new Map<number, SegmentSent>();
  const lost: LostSegment[] = [];
  for (const event of eventsOf(run.log, ['frame.sent', 'frame.dropped'])) {
    if (event.kind === 'frame.sent') {
      const cause = event.cause < 0 ? undefined : readEvent(run.log, event.cause);
      if (cause?.kind === 'segment.sent') carried.set(event.frame, cause);
    } else {
      const segment = carried.get(event.frame);
      if (segment !== undefined) lost.push({ segment, dropped: event.id });
    }
  }
  return lost;
}

/** The segments that were sent after the first loss. */
export function sentAfterLoss(run: RunFacts): SegmentSent[] {
  const [loss] = lostSegments(run);
  return loss === undefined ? [] : segments(run, loss.dropped);
}

/** Whether a segment that was lost first was later sent again, with its number and its flags. */
export function wasRepeated(run: RunFacts, segment: SegmentSent | undefined): boolean {
  if (segment === undefined) return false;
  return segments(run, segment.id + 1).some(
    (each) =>
      each.node === segment.node &&
      each.srcPort === segment.srcPort &&
      each.seq === segment.seq &&
      each.length === segment.length &&
      flagsOf(each) === flagsOf(segment),
  );
}

/** The first loss of a segment of this host with exactly these flags and this much or no data. */
export function lossOf(
  run: RunFacts,
  node: string,
  flags: number,
  carriesData = false,
): LostSegment | undefined {
  return lostSegments(run).find(
    ({ segment }) =>
      segment.node === nodeOf(run, node) &&
      flagsOf(segment) === flags &&
      segment.length > 0 === carriesData,
  );
}
