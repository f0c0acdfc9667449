/** Predicates over what TCP writes to a trace: `segment('SYN').from('client').then(becomes('ESTABLISHED'))`. */
import { type EventPredicate, one } from '../../trace/predicates.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import type { SegmentReason, TcpChartEvent, TcpState } from './names.ts';
import './events.ts';
import { tcpFlags } from './header/header.ts';

export type FlagName = keyof typeof tcpFlags;

/** PSH says nothing about what a segment is for. */
function hasFlags(names: readonly FlagName[]): (flags: number) => boolean {
  const wanted = names.reduce((bits, name) => bits | tcpFlags[name], 0) & ~tcpFlags.PSH;
  return (flags) => (flags & ~tcpFlags.PSH) === wanted;
}

/** A segment sent with exactly these flags (PSH aside). */
export function segment(...flags: FlagName[]): EventPredicate {
  return one({ kind: 'segment.sent', field: 'flags', is: hasFlags(flags) });
}

export function segmentFor(reason: SegmentReason): EventPredicate {
  return one({ kind: 'segment.sent', field: 'reason', is: reason });
}

/** A segment with exactly these flags (PSH aside) that arrived and was looked at. */
export function received(...flags: FlagName[]): EventPredicate {
  return one({ kind: 'segment.received', field: 'flags', is: hasFlags(flags) });
}

/** A segment that carried data. */
export function dataSegment(): EventPredicate {
  return one({ kind: 'segment.sent', field: 'length', is: (length: number) => length > 0 });
}

export function becomes(state: TcpState, by?: TcpChartEvent): EventPredicate {
  const test = (event: TraceEvent<'tcp.transition'>) => by === undefined || event.event === by;
  return one({ kind: 'tcp.transition', field: 'to', is: state }, test);
}
