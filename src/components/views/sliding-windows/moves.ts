/**
 * What the last happening did to the edges. A window closes when its trailing edge moves right,
 * opens when its leading edge moves right, and shrinks when that one moves left (which a receiver
 * should not let happen: RFC 9293 §3.8.6, SHLD-14).
 */
import { instantOf } from '../../../model/columns.ts';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import { longestFlight } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { type Flow, type WindowsNow, windowsAt } from './model.ts';

export type EdgeId = 'una' | 'sent' | 'window' | 'congestion' | 'read' | 'next' | 'edge';

export interface Move {
  readonly edge: EdgeId;
  readonly from: number;
  readonly to: number;
  /** The variables after it, whose reasons are its reasons. */
  readonly event: number;
}

/** A move stays to be seen for this part of the longest way, while nothing else moves. */
const LINGERS = 0.125;

/** The edges that moved at the last instant at which any of them could, if that is not long ago. */
export function movesAt(run: RecordedRun, flow: Flow, cursor: Cursor): readonly Move[] {
  const now = windowsAt(run, flow, cursor);
  const last = Math.max(now.sender?.event ?? -1, now.receiver?.event ?? -1);
  if (last < run.log.first) return [];
  const at = instantOf(run.log, last);
  if (cursor.at - at > LINGERS * longestFlight(run)) return [];
  return movesBetween(windowsAt(run, flow, { at, event: firstOf(run, at) }), now);
}

/** The first event of an instant. */
function firstOf({ log }: RecordedRun, at: Instant): number {
  const instants = log.at.subarray(0, log.count - log.first) as unknown as readonly number[];
  return log.first + countBelow(instants, at, (each) => each);
}

export function movesBetween(before: WindowsNow, now: WindowsNow): readonly Move[] {
  const moves: Move[] = [];
  const note = (edge: EdgeId, from: number | undefined, to: number | undefined, event = -1) => {
    if (from !== undefined && to !== undefined && from !== to)
      moves.push({ edge, from, to, event });
  };
  const [s, t] = [before.sender, now.sender];
  const edge = (sender: typeof s) => sender && sender.una + sender.window;
  note('una', s?.una, t?.una, t?.event);
  note('sent', s?.sent, t?.sent, t?.event);
  note('window', edge(s), edge(t), t?.event);
  note('congestion', s?.congestion, t?.congestion, t?.event);
  const [r, u] = [before.receiver, now.receiver];
  note('read', r?.read, u?.read, u?.event);
  note('next', r?.next, u?.next, u?.event);
  note('edge', r?.edge, u?.edge, u?.event);
  return moves;
}
