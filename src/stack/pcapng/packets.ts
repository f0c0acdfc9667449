/**
 * What a capture at some cards would have seen of a run, in the order of the trace: each frame
 * that a host handed to its card, and each that its card received, with our notes.
 */
import { type Capture, capturedFrame } from '../trace/capture.ts';
import { eventsOf, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';
import { deliveredBytes } from './delivered.ts';
import { type FrameOrigin, type Origin, originsOf } from './origins.ts';

export interface CapturePoint {
  node: number;
  nic: number;
  /** Interface name in the file, e.g. 'client eth0'. */
  name: string;
}

export interface CapturedPacket {
  /** The frame.sent or frame.delivered event. */
  event: TraceEvent<'frame.sent' | 'frame.delivered'>;
  /** Index of the capture point. */
  point: number;
  inbound: boolean;
  bytes: Uint8Array;
  /** The segment or message inside, as its sender recorded it. */
  origin: Origin | undefined;
  /** What befell the frame: for a sender, on the link; for a receiver, all the way to it. */
  fate: Fate[];
  notes: string[];
}

export interface Fate {
  how: TraceEvent<'frame.changed'>['how'] | 'dropped';
  /** The bit that was flipped, −1 for none. */
  bit: number;
  text: string;
}

export function capturedPackets(
  log: TraceLog,
  capture: Capture,
  points: readonly CapturePoint[],
): CapturedPacket[] {
  const packets: CapturedPacket[] = [];
  const fates = fatesOf(log);
  const origins = originsOf(log);
  for (const event of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    const point = points.findIndex((p) => p.node === event.node && p.nic === event.nic);
    const original = capturedFrame(capture, event.frame);
    const from = origins.get(event.frame);
    const inbound = event.kind === 'frame.delivered';
    if (point < 0 || original === undefined) continue;
    // The second copy of a frame is made by the link: no card sent it.
    if (!inbound && from?.copiedBy === 'link') continue;
    const own = fates.get(event.frame) ?? [];
    const bytes = inbound ? deliveredBytes(original, own) : original.slice();
    const fate = inbound ? wholeFate(event.frame, fates, origins) : own;
    const notes = [...notesOf(event, from?.origin), ...fate.map(({ text }) => text)];
    packets.push({ event, point, inbound, bytes, origin: from?.origin, fate, notes });
  }
  return packets;
}

function fatesOf(log: TraceLog): Map<number, Fate[]> {
  const fates = new Map<number, Fate[]>();
  for (const event of eventsOf(log, ['frame.dropped', 'frame.changed'])) {
    const list = fates.get(event.frame) ?? [];
    if (event.kind === 'frame.dropped') {
      list.push({ how: 'dropped', bit: -1, text: `dropped on the link: ${event.why}` });
    } else {
      const bit = event.bit >= 0 ? ` (bit ${event.bit})` : '';
      list.push({ how: event.how, bit: event.bit, text: `on the link: ${event.how}${bit}` });
    }
    fates.set(event.frame, list);
  }
  return fates;
}

/** What happened to a frame and, before hubs repeated it, to those it is a copy of. */
function wholeFate(
  frame: number,
  fates: ReadonlyMap<number, Fate[]>,
  origins: ReadonlyMap<number, FrameOrigin>,
): Fate[] {
  const own = fates.get(frame) ?? [];
  const from = origins.get(frame);
  if (from === undefined || from.copyOf < 0) return own;
  if (from.copiedBy === 'hub') return [...wholeFate(from.copyOf, fates, origins), ...own];
  // A link's copy shares what was done before it was made: the mark, but not the damage.
  const marks = wholeFate(from.copyOf, fates, origins).filter(({ how }) => how === 'ecn-marked');
  return [...marks, { how: 'duplicated', bit: -1, text: 'a copy made by the link' }, ...own];
}

function notesOf(event: CapturedPacket['event'], origin: Origin | undefined): string[] {
  if (event.kind === 'frame.delivered') return [];
  const notes: string[] = [];
  if (origin?.kind === 'segment.sent') notes.push(`${origin.reason} (event ${origin.id})`);
  if (origin?.kind === 'arp.sent') notes.push(`ARP ${origin.operation}`);
  if (event.starts > event.at) notes.push(`waited ${event.starts - event.at} µs for the line`);
  return notes;
}
