/** Predicates over what TCP writes to a trace: `segment('SYN').from('client').then(becomes('ESTABLISHED'))`. */
import { type EventPredicate, one } from '../../trace/predicates.ts';
import type { SegmentReason, TcpChartEvent, TcpState } from '../../trace/tcp-names.ts';
import './events.ts';
import { tcpFlags } from './header/header.ts';

export type FlagName = keyof typeof tcpFlags;

function hasFlags(flags: number, names: readonly FlagName[]): boolean {
  const wanted = names.reduce((bits, name) => bits | tcpFlags[name], 0);
  // PSH says nothing about what a segment is for.
  return (flags & ~tcpFlags.PSH) === (wanted & ~tcpFlags.PSH);
}

/** A segment sent with exactly these flags (PSH aside). */
export function segment(...flags: FlagName[]): EventPredicate {
  return one('segment.sent', [(event) => hasFlags(event.flags, flags)]);
}

export function segmentFor(reason: SegmentReason): EventPredicate {
  return one('segment.sent', [(event) => event.reason === reason]);
}

/** A segment with exactly these flags (PSH aside) that arrived and was looked at. */
export function received(...flags: FlagName[]): EventPredicate {
  return one('segment.received', [(event) => hasFlags(event.flags, flags)]);
}

/** A segment that carried data. */
export function dataSegment(): EventPredicate {
  return one('segment.sent', [(event) => event.length > 0]);
}

export function becomes(state: TcpState, by?: TcpChartEvent): EventPredicate {
  return one('tcp.transition', [
    (event) => event.to === state && (by === undefined || event.event === by),
  ]);
}
