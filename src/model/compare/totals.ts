/** What a run comes to: how long it takes, and what it costs. */
import type { Instant } from '../../stack/core/instant.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { isRetransmission, segmentOf } from '../packets.ts';
import { ACTIVITY, flightsOf } from '../parts/activity.ts';
import { lastEvent, packetsOf } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';

export interface Totals {
  /** When the last thing happens that people look at. */
  readonly time: Instant;
  /** Whether some end is left with data that it could not deliver. */
  readonly unfinished: boolean;
  /** A segment that crosses several links counts once. */
  readonly segments: number;
  readonly retransmissions: number;
  readonly lost: number;
  /** Of all frames, on every link that they cross. */
  readonly bytes: number;
}

export function totalsOf(run: RecordedRun): Totals {
  const activity = run.part(ACTIVITY);
  const lastFlight = flightsOf(activity).at(-1)?.[1] ?? 0;
  const segments = new Set<number>();
  const again = new Set<number>();
  const ends = new Map<string, End>();
  let bytes = 0;
  let lost = 0;
  for (const packet of packetsOf(run)) {
    bytes += packet.bytes;
    if (packet.dropped !== undefined) lost++;
    const segment = segmentOf(packet);
    if (segment === undefined) continue;
    const { node, conn } = segment;
    if (conn >= 0) ends.set(`${node}/${conn}`, { node, conn });
    segments.add(packet.headerEvent);
    if (isRetransmission(packet)) again.add(packet.headerEvent);
  }
  return {
    time: Math.max(activity.busy.at(-1) ?? 0, lastFlight),
    unfinished: [...ends.values()].some((end) => keepsData(run, end)),
    segments: segments.size,
    retransmissions: again.size,
    lost,
    bytes,
  };
}

interface End {
  readonly node: number;
  readonly conn: number;
}

/** What it last knew: bytes that its program has written and the other end has not acknowledged. */
function keepsData(run: RecordedRun, { node, conn }: End): boolean {
  const id = lastEvent(run, { kind: 'tcp.vars', field: 'conn', is: conn, node });
  if (id < 0) return false;
  return (readEvent(run.log, id) as TraceEvent<'tcp.vars'>).sndBuffered > 0;
}
