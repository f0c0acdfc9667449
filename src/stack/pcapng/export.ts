/**
 * Any run as a pcapng file. Each point of capture is one card of one host: what it sent, when the
 * first bit left, and what it received. Our notes (why a segment was sent, what befell a frame)
 * become packet comments.
 */
import { utf8 } from '../core/text.ts';
import { type Capture, capturedFrame } from '../trace/capture.ts';
import { eventsOf, kindOf, NO_CAUSE, readEvent, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';
import {
  enhancedPacket,
  interfaceDescription,
  type PacketRecord,
  sectionHeader,
} from './blocks.ts';
import { deliveredBytes } from './delivered.ts';

export interface CapturePoint {
  node: number;
  nic: number;
  /** Interface name in the file, e.g. 'client eth0'. */
  name: string;
}

/** Every card of every host, named as a capture names it. */
export function capturePoints(spec: { hosts: readonly { name: string }[] }): CapturePoint[] {
  return spec.hosts.map(({ name }, node) => ({ node, nic: 0, name: `${name} eth0` }));
}

/** µs since 1970 that instant 0 is shown as: virtual time has no date, so the file says 2026-01-01. */
const EPOCH_MICROSECONDS = 1_767_225_600_000_000;

export function exportPcapng(
  log: TraceLog,
  capture: Capture,
  points: readonly CapturePoint[],
): Uint8Array {
  const records = collect(log, capture, points);
  records.sort((a, b) => a.at - b.at || a.order - b.order);
  const parts = [sectionHeader(utf8('Wireglass'))];
  for (const point of points) parts.push(interfaceDescription(utf8(point.name)));
  for (const record of records) parts.push(enhancedPacket(record, utf8(record.comment)));
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const file = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

type Record = PacketRecord & { order: number };

function collect(log: TraceLog, capture: Capture, points: readonly CapturePoint[]): Record[] {
  const records: Record[] = [];
  const fates = fatesOf(log);
  for (const event of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    const place = points.findIndex((p) => p.node === event.node && p.nic === event.nic);
    const original = capturedFrame(capture, event.frame);
    if (place < 0 || original === undefined) continue;
    const inbound = event.kind === 'frame.delivered';
    const at = event.kind === 'frame.sent' ? event.starts : event.at;
    const fate = fates.get(event.frame) ?? [];
    const notes = [...notesOf(log, event), ...fate.map((f) => f.text)];
    records.push({
      at: EPOCH_MICROSECONDS + at,
      order: event.id,
      interface: place,
      inbound,
      bytes: inbound ? deliveredBytes(original, fate) : original.slice(),
      comment: notes.join('; '),
    });
  }
  return records;
}

export interface Fate {
  how: string;
  bit: number;
  text: string;
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

/** What led to a frame, as far back as the segment or message it carries. */
function notesOf(log: TraceLog, event: TraceEvent): string[] {
  let id = event.kind === 'frame.sent' ? event.cause : NO_CAUSE;
  while (id !== NO_CAUSE) {
    const cause = readEvent(log, id);
    if (cause.kind === 'segment.sent') return [`${cause.reason} (event ${cause.id})`];
    if (cause.kind === 'arp.sent') return [`ARP ${cause.operation}`];
    if (kindOf(log, id) !== 'cache.changed' && cause.kind !== 'timer.fired') return [];
    id = cause.cause;
  }
  return [];
}
