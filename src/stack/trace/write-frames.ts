/**
 * Writers for the events that every frame and timer makes, without an object in between.
 * Their word order is the field order of kernel-events.ts; a test reads each back through it.
 */
import type { Instant } from '../core/instant.ts';
import { internFixed, PLACE } from './intern.ts';
import { kernelEvents } from './kernel-events.ts';
import { NO_CAUSE, openEvent, type TraceLog, writeTime } from './log.ts';

const { numbers } = kernelEvents;
const FRAME_SENT = numbers['frame.sent'];
const FRAME_DELIVERED = numbers['frame.delivered'];
const TIMER_ARMED = numbers['timer.armed'];
const TIMER_FIRED = numbers['timer.fired'];
const TIMER_CANCELLED = numbers['timer.cancelled'];

export function traceFrameSent(
  log: TraceLog,
  node: number,
  frame: number,
  nic: number,
  link: number,
  bytes: number,
  starts: Instant,
  arrives: Instant,
  packet: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, FRAME_SENT, node, 9);
  const { words } = log;
  words[at] = frame;
  words[at + 1] = nic;
  words[at + 2] = link;
  words[at + 3] = bytes;
  writeTime(words, at + 4, starts);
  writeTime(words, at + 6, arrives);
  words[at + 8] = packet;
  return log.count - 1;
}

export function traceFrameDelivered(
  log: TraceLog,
  node: number,
  frame: number,
  nic: number,
  link: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, FRAME_DELIVERED, node, 3);
  const { words } = log;
  words[at] = frame;
  words[at + 1] = nic;
  words[at + 2] = link;
  return log.count - 1;
}

/** A timer as the trace tells of it. */
export interface TracedTimer {
  node: number;
  conn: number;
  layer: string;
  name: string;
  /** The numbers of its layer and of its name in every log; −1 for one that not every log has. */
  layerId: number;
  nameId: number;
}

export function traceTimerArmed(log: TraceLog, timer: TracedTimer, due: Instant): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, TIMER_ARMED, timer.node, 5);
  writeTimer(log, at, timer);
  writeTime(log.words, at + 3, due);
  return log.count - 1;
}

export function traceTimerFired(log: TraceLog, timer: TracedTimer): number {
  if (!log.enabled) return NO_CAUSE;
  writeTimer(log, openEvent(log, TIMER_FIRED, timer.node, 3), timer);
  return log.count - 1;
}

export function traceTimerCancelled(log: TraceLog, timer: TracedTimer): void {
  if (!log.enabled) return;
  writeTimer(log, openEvent(log, TIMER_CANCELLED, timer.node, 3), timer);
}

function writeTimer(log: TraceLog, at: number, timer: TracedTimer): void {
  const { words } = log;
  words[at] = timer.conn;
  words[at + 1] = internFixed(log, timer.layer, timer.layerId, PLACE.other);
  words[at + 2] = internFixed(log, timer.name, timer.nameId, PLACE.timer);
}
