/**
 * Writers for the events that every frame and timer makes, without an object in between.
 * Their word order is the field order of schema.ts; a test reads each back through it.
 */
import type { Instant } from '../core/instant.ts';
import { intern, internText, PLACE } from './intern.ts';
import { kindId, NO_CAUSE, openEvent, type TraceLog, writeTime } from './log.ts';

const FRAME_SENT = kindId('frame.sent');
const FRAME_DELIVERED = kindId('frame.delivered');
const TIMER_ARMED = kindId('timer.armed');
const TIMER_FIRED = kindId('timer.fired');
const TIMER_CANCELLED = kindId('timer.cancelled');

export function traceFrameSent(
  log: TraceLog,
  node: number,
  frame: number,
  nic: number,
  link: number,
  bytes: number,
  starts: Instant,
  arrives: Instant,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, FRAME_SENT, node, 8);
  const { words } = log;
  words[at] = frame;
  words[at + 1] = nic;
  words[at + 2] = link;
  words[at + 3] = bytes;
  writeTime(words, at + 4, starts);
  writeTime(words, at + 6, arrives);
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

export function traceTimerArmed(
  log: TraceLog,
  node: number,
  conn: number,
  layer: string,
  name: string,
  due: Instant,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, TIMER_ARMED, node, 5);
  writeTimer(log, at, conn, layer, name);
  writeTime(log.words, at + 3, due);
  return log.count - 1;
}

export function traceTimerFired(
  log: TraceLog,
  node: number,
  conn: number,
  layer: string,
  name: string,
): number {
  if (!log.enabled) return NO_CAUSE;
  writeTimer(log, openEvent(log, TIMER_FIRED, node, 3), conn, layer, name);
  return log.count - 1;
}

export function traceTimerCancelled(
  log: TraceLog,
  node: number,
  conn: number,
  layer: string,
  name: string,
): void {
  if (!log.enabled) return;
  writeTimer(log, openEvent(log, TIMER_CANCELLED, node, 3), conn, layer, name);
}

function writeTimer(log: TraceLog, at: number, conn: number, layer: string, name: string): void {
  const { words } = log;
  words[at] = conn;
  words[at + 1] = intern(log, layer, PLACE.layer);
  words[at + 2] = internText(log, name, PLACE.timer);
}
