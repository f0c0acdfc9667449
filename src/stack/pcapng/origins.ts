/**
 * Which packet each frame carries, as its `frame.sent` says, and which frame it is a copy of: a hub's
 * frame is caused by the delivery of the one it repeats, a link's second copy by the change that
 * made it.
 */
import { eventsOf, NO_CAUSE, readEvent, type TraceLog } from '../trace/log.ts';
import type { TraceEvent } from '../trace/schema.ts';

export type Origin = TraceEvent<'segment.sent' | 'udp.sent' | 'icmp.sent' | 'arp.sent'>;

export interface FrameOrigin {
  origin: Origin | undefined;
  /** The frame of which this one is a hub's or a link's copy, −1 for none. */
  copyOf: number;
  copiedBy: 'hub' | 'link' | '';
}

export function originsOf(log: TraceLog): Map<number, FrameOrigin> {
  const origins = new Map<number, FrameOrigin>();
  for (const sent of eventsOf(log, ['frame.sent'])) origins.set(sent.frame, originOf(log, sent));
  return origins;
}

function originOf(log: TraceLog, sent: TraceEvent<'frame.sent'>): FrameOrigin {
  const origin = sent.packet < 0 ? undefined : (readEvent(log, sent.packet) as Origin);
  const cause = sent.cause === NO_CAUSE ? undefined : readEvent(log, sent.cause);
  if (cause?.kind === 'frame.changed') return { origin, copyOf: cause.frame, copiedBy: 'link' };
  if (cause?.kind === 'frame.delivered') return { origin, copyOf: cause.frame, copiedBy: 'hub' };
  return { origin, copyOf: -1, copiedBy: '' };
}
