/**
 * What a capture at some cards would have seen of a run, in the order of the trace: each frame
 * that a host handed to its card, and each that its card received, with our notes.
 */
import { type Capture, capturedFrame } from '../trace/capture.ts';
import '../links/half-duplex/events.ts';
import { eventsOf, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';
import { deliveredBytes } from './delivered.ts';
import { type FrameOrigin, type Origin, originsOf } from './origins.ts';
import { CAPTURE_WORDS, type CaptureWords } from './words.ts';

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
  words: CaptureWords = CAPTURE_WORDS.en,
): CapturedPacket[] {
  const packets: CapturedPacket[] = [];
  const fates = fatesOf(log, words);
  const origins = originsOf(log);
  // The card sends them again by itself: whoever captures sees a frame once.
  const collided = new Set<number>();
  for (const { frame } of eventsOf(log, ['csma.collision'])) collided.add(frame);
  for (const event of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    const point = points.findIndex((p) => p.node === event.node && p.nic === event.nic);
    const original = capturedFrame(capture, event.frame);
    const from = origins.get(event.frame);
    const inbound = event.kind === 'frame.delivered';
    if (point < 0 || original === undefined) continue;
    // The second copy of a frame is made by the link: no card sent it.
    if (!inbound && (from?.copiedBy === 'link' || collided.has(event.frame))) continue;
    const own = fates.get(event.frame) ?? [];
    const bytes = inbound ? deliveredBytes(original, own) : original.slice();
    const fate = inbound ? wholeFate(event.frame, { fates, origins, words }) : own;
    const notes = [...notesOf(event, from?.origin, words), ...fate.map(({ text }) => text)];
    packets.push({ event, point, inbound, bytes, origin: from?.origin, fate, notes });
  }
  return packets;
}

function fatesOf(log: TraceLog, words: CaptureWords): Map<number, Fate[]> {
  const fates = new Map<number, Fate[]>();
  for (const event of eventsOf(log, ['frame.dropped', 'frame.changed'])) {
    const list = fates.get(event.frame) ?? [];
    if (event.kind === 'frame.dropped') {
      const known: Readonly<Record<string, string>> = words.dropped;
      list.push({ how: 'dropped', bit: -1, text: known[event.why] ?? event.why });
    } else {
      const bit = event.bit >= 0 ? words.bit(event.bit) : '';
      list.push({ how: event.how, bit: event.bit, text: `${words.changed[event.how]}${bit}` });
    }
    fates.set(event.frame, list);
  }
  return fates;
}

interface Known {
  readonly fates: ReadonlyMap<number, Fate[]>;
  readonly origins: ReadonlyMap<number, FrameOrigin>;
  readonly words: CaptureWords;
}

/** What happened to a frame and, before nodes repeated it, to those it is a copy of. */
function wholeFate(frame: number, known: Known): Fate[] {
  const { fates, origins, words } = known;
  const own = fates.get(frame) ?? [];
  const from = origins.get(frame);
  if (from === undefined || from.copyOf < 0) return own;
  if (from.copiedBy === 'node') return [...wholeFate(from.copyOf, known), ...own];
  // A link's copy shares what was done before it was made: the mark, but not the damage.
  const marks = wholeFate(from.copyOf, known).filter(({ how }) => how === 'ecn-marked');
  return [...marks, { how: 'duplicated', bit: -1, text: words.copied }, ...own];
}

function notesOf(
  event: CapturedPacket['event'],
  origin: Origin | undefined,
  words: CaptureWords,
): string[] {
  if (event.kind === 'frame.delivered') return [];
  const notes: string[] = [];
  if (origin?.kind === 'segment.sent') notes.push(words.sent(origin.reason, origin.id));
  if (origin?.kind === 'arp.sent') notes.push(words.arp(origin.operation));
  if (event.starts > event.at) notes.push(words.waited(event.starts - event.at));
  return notes;
}
