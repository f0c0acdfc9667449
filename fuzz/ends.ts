/**
 * Every packet's end is in the trace: a frame that was sent is delivered or dropped, and once only;
 * what a layer hands down becomes a frame, or the trace says why it did not.
 */
import type { TraceLog } from '../src/stack/trace/log.ts';
import '../src/stack/protocols/fragments/events.ts';
import { kindName, placesOf } from '../src/stack/trace/schema.ts';

const PIECE = placesOf('fragment.sent');
const SENT = placesOf('frame.sent');
const DELIVERED = placesOf('frame.delivered');
const DROPPED = placesOf('frame.dropped');
const CHANGED = placesOf('frame.changed');
const IGNORED = placesOf('packet.ignored');

/** Why a host puts aside what it was about to send. */
const UNSENT = new Set(['arp-queue-full', 'neighbour-unreachable', 'no-route', 'above-mtu']);

export interface Ends {
  /** Frames whose end has not been told yet. */
  readonly open: Set<number>;
  /** Of each node: what its layers handed down, less the frames and what was put aside. */
  readonly waiting: Map<number, number>;
  /** How many events have been read. */
  read: number;
}

export function createEnds(): Ends {
  return { open: new Set(), waiting: new Map(), read: 0 };
}

/** Reads what the log holds beyond what has been read; throws when a frame ends twice. */
export function readEnds(ends: Ends, log: TraceLog): void {
  for (let id = Math.max(ends.read, log.first); id < log.count; id++) readEnd(ends, log, id);
  ends.read = log.count;
}

/** Straight from the columns, as a log that hands its events on has no others. */
function readEnd(ends: Ends, log: TraceLog, id: number): void {
  const kind = kindName(log.kinds[id - log.first] as number);
  const node = log.nodes[id - log.first] as number;
  const word = (place: number) =>
    log.words[(log.offsets[id - log.first] as number) + place] as number;
  switch (kind) {
    case 'segment.sent':
    case 'udp.sent':
    case 'icmp.sent':
    case 'arp.sent':
      wait(ends, node, 1);
      return;
    case 'fragment.sent':
      // The first stands for the datagram that was cut.
      if (word(PIECE.offset) > 0) wait(ends, node, 1);
      return;
    case 'frame.sent':
      ends.open.add(word(SENT.frame));
      wait(ends, node, -1);
      return;
    case 'frame.changed':
      // The copy is a frame that no layer handed down.
      if (log.strings[word(CHANGED.how)] === 'duplicated') wait(ends, node, 1);
      return;
    case 'frame.dropped':
      close(ends, word(DROPPED.frame), kind);
      return;
    case 'frame.delivered':
      // A frame from outside the world was never sent.
      if (word(DELIVERED.link) >= 0) close(ends, word(DELIVERED.frame), kind);
      return;
    case 'packet.ignored':
      if (UNSENT.has(log.strings[word(IGNORED.why)] as string)) wait(ends, node, -1);
  }
}

function wait({ waiting }: Ends, node: number, by: number): void {
  waiting.set(node, (waiting.get(node) ?? 0) + by);
}

function close({ open }: Ends, frame: number, how: string): void {
  if (!open.delete(frame)) throw new Error(`${how} of frame ${frame}, which was not under way`);
}

/** When nothing is under way any more: the packets whose end nobody has told. */
export function untold({ open, waiting }: Ends, hosts: readonly number[]): string[] {
  const found: string[] = [];
  if (open.size > 0) found.push(`${open.size} frames without an end, first ${[...open][0]}`);
  for (const node of hosts) {
    const left = waiting.get(node) ?? 0;
    if (left !== 0) found.push(`${left} packets of node ${node} without a frame or a reason`);
  }
  return found;
}
