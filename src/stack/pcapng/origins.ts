/**
 * Which packet each frame carries, as its `frame.sent` says, and which frame it is a copy of: behind
 * a node that repeats what it hears, the causes lead to the delivery of a frame with the same
 * packet; a link's second copy is caused by the change that made it.
 */
import { eventsOf, NO_CAUSE, readEvent, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';

export type Origin = TraceEvent<'segment.sent' | 'udp.sent' | 'icmp.sent' | 'arp.sent'>;

export interface FrameOrigin {
  origin: Origin | undefined;
  /** The frame of which this one is a node's or a link's copy, −1 for none. */
  copyOf: number;
  copiedBy: 'node' | 'link' | '';
}

export function originsOf(log: TraceLog): Map<number, FrameOrigin> {
  const origins = new Map<number, FrameOrigin>();
  for (const sent of eventsOf(log, ['frame.sent']))
    origins.set(sent.frame, originOf(log, sent, origins));
  return origins;
}

function originOf(
  log: TraceLog,
  sent: TraceEvent<'frame.sent'>,
  before: ReadonlyMap<number, FrameOrigin>,
): FrameOrigin {
  const origin = sent.packet < 0 ? undefined : (readEvent(log, sent.packet) as Origin);
  const cause = sent.cause === NO_CAUSE ? undefined : readEvent(log, sent.cause);
  if (cause?.kind === 'frame.changed') return { origin, copyOf: cause.frame, copiedBy: 'link' };
  const copyOf = repeatedFrame(log, sent, before);
  return { origin, copyOf, copiedBy: copyOf < 0 ? '' : 'node' };
}

/** The frame that came in with the packet that is sent on, −1 for none. */
function repeatedFrame(
  log: TraceLog,
  { node, cause, packet }: TraceEvent<'frame.sent'>,
  before: ReadonlyMap<number, FrameOrigin>,
): number {
  for (let id = cause; id !== NO_CAUSE && id !== packet; ) {
    const event = readEvent(log, id);
    if (event.node !== node) return -1;
    if (event.kind !== 'frame.delivered') {
      id = event.cause;
      continue;
    }
    // A frame from outside was sent by nobody, and has no origin.
    const carried = before.get(event.frame)?.origin?.id ?? -1;
    return carried === packet ? event.frame : -1;
  }
  return -1;
}
