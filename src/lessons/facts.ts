/**
 * Run queries of lessons: events, instants, and sequence numbers as people count them. Each asks an
 * index of the run, so that none takes longer in a long run.
 */

import { instantOf, kindAt, nodeAt } from '../model/columns.ts';
import { countAt } from '../model/cursor.ts';
import type { Mark } from '../model/mark.ts';
import { frameOfPacket } from '../model/parts/carriers.ts';
import { eventsIn, firstEvent, lastEvent, packetOf, timeOfEvent } from '../model/queries.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { TcpState, TcpTimerName } from '../stack/protocols/tcp/names.ts';
import { readEvent } from '../stack/trace/log.ts';
import { type Predicate, returns } from '../stack/trace/predicates.ts';
import { type EventKind, kindId, type TraceEvent } from '../stack/trace/schema.ts';
import type { SessionInput } from '../stack/world/inputs.ts';

export type SegmentSent = TraceEvent<'segment.sent'>;

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;
const PSH = 8;

export function nodeOf(run: RecordedRun, name: string): number {
  return run.nodes.indexOf(name);
}

/** The cable between the two hosts of a run; not what a host has to itself. */
export function cableOf(run: RecordedRun): number {
  const first = run.topology.links.findLast(({ ends: [a, b] }) => a !== b);
  return first?.id ?? -1;
}

/** The event that completes a predicate, −1 when it is not met. */
export function eventOf(run: RecordedRun, predicate: Predicate, from = 0): number {
  return predicate.find(run, from)?.at(-1) ?? -1;
}

/** The instant at which a predicate is met; NaN when it is not, which equals nothing. */
export function timeOf(run: RecordedRun, predicate: Predicate, from = 0): number {
  return timeOfEvent(run, eventOf(run, predicate, from));
}

/** The event a predicate finds, if it is of this kind. */
export function found<K extends EventKind>(
  run: RecordedRun,
  kind: K,
  predicate: Predicate,
  from = 0,
): TraceEvent<K> | undefined {
  const id = eventOf(run, predicate, from);
  if (id < 0) return undefined;
  const event = readEvent(run.log, id);
  return event.kind === kind ? (event as unknown as TraceEvent<K>) : undefined;
}

export function segments(run: RecordedRun, from = 0, to?: number): SegmentSent[] {
  return [...eventsIn(run, { kind: 'segment.sent' }, from, to)];
}

/** Flags without PSH, which says nothing about what a segment is for. */
export function flagsOf(segment: SegmentSent): number {
  return segment.flags & ~PSH;
}

const carriesSyn = (flags: number) => (flags & SYN) !== 0;

/** The initial sequence number of the connection that a segment belongs to, in its direction. */
function isnOf(run: RecordedRun, segment: SegmentSent, ofPeer: boolean): number {
  const port = ofPeer ? segment.dstPort : segment.srcPort;
  const other = ofPeer ? segment.srcPort : segment.dstPort;
  const address = ofPeer ? segment.dstAddress : segment.srcAddress;
  const syns = { kind: 'segment.sent', field: 'flags', is: carriesSyn } as const;
  for (let id = lastEvent(run, syns, segment.id + 1); id >= 0; id = lastEvent(run, syns, id)) {
    const syn = readEvent(run.log, id) as SegmentSent;
    if (syn.srcAddress === address && syn.srcPort === port && syn.dstPort === other) return syn.seq;
  }
  return 0;
}

/** The sequence number counted from the sender's SYN, as the ladder shows it. */
export function relativeSeq(run: RecordedRun, segment: SegmentSent): number {
  return (segment.seq - isnOf(run, segment, false)) >>> 0;
}

/** The acknowledgement number counted from the peer's SYN. */
export function relativeAck(run: RecordedRun, segment: SegmentSent): number {
  return (segment.ack - isnOf(run, segment, true)) >>> 0;
}

/** The timer that a host set first after an event (that event's instant included). */
export function alarmAfter(
  run: RecordedRun,
  node: string,
  name: TcpTimerName,
  event: number,
): TraceEvent<'timer.armed'> | undefined {
  if (event < 0) return undefined;
  const from = countAt(run.log, instantOf(run.log, event) - 1);
  const wanted = { kind: 'timer.armed', field: 'name', is: name, node: nodeOf(run, node) } as const;
  const id = firstEvent(run, wanted, from);
  return id < 0 ? undefined : (readEvent(run.log, id) as TraceEvent<'timer.armed'>);
}

/** How long that timer is set for, µs. */
export function alarmLength(
  run: RecordedRun,
  node: string,
  name: TcpTimerName,
  event: number,
): number {
  const alarm = alarmAfter(run, node, name, event);
  return alarm === undefined ? Number.NaN : alarm.due - alarm.at;
}

/** The state of a host's connection that changed last, at an instant. */
export function stateAt(run: RecordedRun, node: string, instant: number): TcpState {
  // The listening socket has a life of its own.
  const changes = { kind: 'tcp.transition', field: 'to', is: isNoListener } as const;
  const id = lastEvent(run, { ...changes, node: nodeOf(run, node) }, countAt(run.log, instant));
  return id < 0 ? 'CLOSED' : (readEvent(run.log, id) as TraceEvent<'tcp.transition'>).to;
}

const isNoListener = (state: TcpState) => state !== 'LISTEN';

/** The frame that carried the segment which completes a predicate. */
export function frameOf(
  run: RecordedRun,
  predicate: Predicate,
  from = 0,
): TraceEvent<'frame.sent'> | undefined {
  const segment = eventOf(run, predicate, from);
  const sent = segment < 0 ? -1 : frameOfPacket(run, segment);
  return sent < 0 ? undefined : (readEvent(run.log, sent) as TraceEvent<'frame.sent'>);
}

/** Whether somebody who points at a mark means the packet that carried such a segment. */
export function isPacketOf(predicate: Predicate): (mark: Mark, run: RecordedRun) => boolean {
  return (mark, run) => mark.kind === 'packet' && frameOf(run, predicate)?.frame === mark.frame;
}

/** When the segment that completes a predicate reaches the far end, were nothing to happen to it. */
export function arrivalOf(run: RecordedRun, predicate: Predicate): number {
  return frameOf(run, predicate)?.arrives ?? Number.NaN;
}

/** When a call of this name first returned. */
export function returnedAt(run: RecordedRun, node: string, call: string): number {
  return timeOf(run, returns(call).at(node));
}

/** The segments that reached a host until an instant. */
export function heardUntil(
  run: RecordedRun,
  node: string,
  instant: number,
): TraceEvent<'segment.received'>[] {
  const until = countAt(run.log, instant);
  return [...eventsIn(run, { kind: 'segment.received', node: nodeOf(run, node) }, 0, until)];
}

/** Dropping that frame when it is half-way. */
export function dropping(predicate: Predicate): (run: RecordedRun) => SessionInput {
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

const SEGMENT_KIND = kindId('segment.sent');

/** Every segment that did not arrive at the far end of its sender's link. */
export function lostSegments(run: RecordedRun): LostSegment[] {
  const { log } = run;
  const lost: LostSegment[] = [];
  for (const { id, frame } of eventsIn(run, { kind: 'frame.dropped' })) {
    const packet = packetOf(run, frame);
    const header = packet?.headerEvent ?? -1;
    if (packet === undefined || header < log.first || kindAt(log, header) !== SEGMENT_KIND)
      continue;
    if (packet.from !== nodeAt(log, header)) continue;
    lost.push({ segment: readEvent(log, header) as SegmentSent, dropped: id });
  }
  return lost;
}

/** The segments that were sent after the first loss. */
export function sentAfterLoss(run: RecordedRun): SegmentSent[] {
  const [loss] = lostSegments(run);
  return loss === undefined ? [] : segments(run, loss.dropped);
}

/** Whether a segment that was lost first was later sent again, with its number and its flags. */
export function wasRepeated(run: RecordedRun, segment: SegmentSent | undefined): boolean {
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
  run: RecordedRun,
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
