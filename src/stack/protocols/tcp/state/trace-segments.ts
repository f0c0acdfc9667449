/**
 * Writers for the events of TCP that come with every segment. They fill the columns directly, in
 * the order of the declarations; a test reads each back and compares it with `emit`.
 */
import type { RfcText } from '../../../core/rfc.ts';
import { intern, PLACE } from '../../../trace/intern.ts';
import { NO_CAUSE, openEvent, type TraceLog } from '../../../trace/log.ts';
import { type EventBody, wordsOf } from '../../../trace/schema.ts';
import { type NoteCode, tcpEvents } from '../events.ts';

const { numbers } = tcpEvents;
const SEGMENT_SENT = numbers['segment.sent'];
const SEGMENT_RECEIVED = numbers['segment.received'];
const NOTE = numbers['tcp.note'];
const SEGMENT_WORDS = wordsOf('segment.sent');
const VERDICT_WORD = SEGMENT_WORDS - 1;

/** The header fields that both ends of a segment's journey record. */
export interface SegmentFields {
  srcAddress: number;
  dstAddress: number;
  srcPort: number;
  dstPort: number;
  seq: number;
  ack: number;
  flags: number;
  window: number;
  length: number;
}

function writeSegment(
  log: TraceLog,
  kind: number,
  node: number,
  conn: number,
  s: SegmentFields,
  last: string,
  place: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, kind, node, SEGMENT_WORDS);
  const { words } = log;
  words[at] = conn;
  words[at + 1] = s.srcAddress;
  words[at + 2] = s.dstAddress;
  words[at + 3] = s.srcPort;
  words[at + 4] = s.dstPort;
  words[at + 5] = s.seq;
  words[at + 6] = s.ack;
  words[at + 7] = s.flags;
  words[at + 8] = s.window;
  words[at + 9] = s.length;
  words[at + 10] = intern(log, last, place);
  return log.count - 1;
}

export function emitSegmentSent(
  log: TraceLog,
  node: number,
  conn: number,
  segment: SegmentFields,
  reason: EventBody<'segment.sent'>['reason'],
): number {
  return writeSegment(log, SEGMENT_SENT, node, conn, segment, reason, PLACE.reason);
}

export function emitSegmentReceived(
  log: TraceLog,
  node: number,
  conn: number,
  segment: SegmentFields,
  verdict: EventBody<'segment.received'>['verdict'],
): number {
  return writeSegment(log, SEGMENT_RECEIVED, node, conn, segment, verdict, PLACE.verdict);
}

/**
 * Corrects the connection and verdict of a `segment.received` that this same input wrote: the event
 * must come before all that it causes, and what the segment was worth is known only after.
 */
export function amendSegmentReceived(
  log: TraceLog,
  id: number,
  conn: number,
  verdict: EventBody<'segment.received'>['verdict'],
): void {
  if (id === NO_CAUSE) return;
  const at = log.offsets[id - log.first] as number;
  log.words[at] = conn;
  log.words[at + VERDICT_WORD] = intern(log, verdict, PLACE.amended);
}

export function emitNote(
  log: TraceLog,
  node: number,
  conn: number,
  code: NoteCode,
  rfc: RfcText,
  a: number,
  b: number,
): void {
  if (!log.enabled) return;
  const at = openEvent(log, NOTE, node, 5);
  const { words } = log;
  words[at] = conn;
  words[at + 1] = intern(log, code, PLACE.note);
  words[at + 2] = intern(log, rfc, PLACE.clause);
  words[at + 3] = a;
  words[at + 4] = b;
}
