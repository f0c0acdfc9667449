/**
 * Which packet is inside a frame. The trace says it through causes: a frame that is sent was caused
 * by the segment, ARP, ICMP or UDP event that made it, and a forwarded frame by the delivery of the
 * same packet on another link. A packet that had to wait for ARP is sent by another cause; it is
 * found among those of its host that no frame has carried yet. Everything goes by event ids: this
 * runs for every packet of a run.
 */
import { kindId, type TraceLog } from '../stack/trace/log.ts';
import { placesOf } from '../stack/trace/schema.ts';
import { wordAt } from './columns.ts';

export interface HeaderLinker {
  /** Per node, the packets that no frame has carried yet, oldest first. */
  readonly waiting: number[][];
}

const SEGMENT = kindId('segment.sent');
const UDP = kindId('udp.sent');
const DELIVERED = kindId('frame.delivered');
const HEADERS = new Set([SEGMENT, UDP, kindId('arp.sent'), kindId('icmp.sent')]);
const LENGTH = placesOf('segment.sent').length;
const FRAME = placesOf('frame.delivered').frame;

export function createHeaderLinker(): HeaderLinker {
  return { waiting: [] };
}

export function noteHeader(linker: HeaderLinker, log: TraceLog, id: number): void {
  const node = log.nodes[id] as number;
  const list = linker.waiting[node];
  if (list === undefined) {
    linker.waiting[node] = [id];
    return;
  }
  // Packets that never left (no route, ARP gave up) must not pile up for ever.
  if (list.length > 256) list.shift();
  list.push(id);
}

/** The event of the packet inside the frame that event `sent` of `bytes` is; −1 when unknown. */
export function headerOf(
  linker: HeaderLinker,
  log: TraceLog,
  sent: number,
  bytes: number,
  headerOfFrame: (frame: number) => number,
): number {
  const node = log.nodes[sent] as number;
  const list = linker.waiting[node] ?? [];
  let id = log.causes[sent] as number;
  for (let steps = 0; id >= 0 && steps < 8 && log.nodes[id] === node; steps++) {
    const kind = log.kinds[id] as number;
    if (kind === SEGMENT || HEADERS.has(kind)) {
      remove(list, id);
      return id;
    }
    if (kind === DELIVERED) {
      const waiting = takeWaiting(list, log, sent, bytes);
      return waiting >= 0 ? waiting : headerOfFrame(wordAt(log, id, FRAME));
    }
    id = log.causes[id] as number;
  }
  return takeWaiting(list, log, sent, bytes);
}

function remove(list: number[], id: number): void {
  if (list.at(-1) === id) {
    list.pop();
    return;
  }
  const at = list.indexOf(id);
  if (at >= 0) list.splice(at, 1);
}

/** The newest waiting packet of this very instant, else the oldest: what ARP released. */
function takeWaiting(list: number[], log: TraceLog, sent: number, bytes: number): number {
  const newest = list.findLastIndex(
    (id) => log.at[id] === log.at[sent] && leastBytes(log, id) <= bytes,
  );
  const at = newest >= 0 ? newest : list.findIndex((id) => leastBytes(log, id) <= bytes);
  return at < 0 ? -1 : (list.splice(at, 1)[0] as number);
}

const LINK_AND_NETWORK = 14 + 20;
const TCP_LEAST = 20;

/** A guard against wrong guesses: the frame must be big enough for the packet. */
function leastBytes(log: TraceLog, id: number): number {
  const kind = log.kinds[id];
  if (kind === SEGMENT) return LINK_AND_NETWORK + TCP_LEAST + wordAt(log, id, LENGTH);
  return kind === UDP ? LINK_AND_NETWORK + 8 : 14 + 28;
}
