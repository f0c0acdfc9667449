/** One flow as tcptrace draws it: what was sent, what was acknowledged, what may be sent. */
import { textAt } from '../../../model/columns.ts';
import { type Flow, relativeTo, rowBefore } from '../../../model/parts/flow.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import type { DropReason } from '../../../stack/trace/kernel-events.ts';
import { placesOf } from '../../../stack/trace/schema.ts';

export type SegmentKind = 'data' | 'syn' | 'fin' | 'rst' | 'empty';

/** A segment, from the number of its first byte to the one behind its last. */
export interface SegmentRow {
  readonly what: 'segment';
  readonly kind: SegmentKind;
  readonly event: number;
  readonly at: Instant;
  readonly frame: number;
  readonly seq: number;
  readonly end: number;
  readonly length: number;
  readonly again: boolean;
  readonly push: boolean;
  /** The event that lost it, −1 while none has. */
  readonly lost: number;
  readonly why: DropReason | undefined;
}

export interface AckRow {
  readonly what: 'ack';
  readonly event: number;
  readonly at: Instant;
  readonly frame: number;
  readonly ack: number;
  /** Which duplicate it is, 0 for none. */
  readonly duplicate: number;
  /** The right edge of the window after it, −1 while there is none. */
  readonly edge: number;
  /** It leaves the edge where it was. */
  readonly sameEdge: boolean;
  /** What the sender knows to have arrived beyond a gap, after it: pairs of numbers. */
  readonly sacked: readonly number[];
}

/** The ACK line and the window line from an instant on. */
export interface Step {
  readonly event: number;
  readonly at: Instant;
  readonly una: number;
  readonly edge: number;
}

/** What had been by each of the segments, so that nobody counts them again at every step. */
export interface Sums {
  /** The highest number behind a segment, up to here. */
  readonly reached: readonly number[];
  readonly again: readonly number[];
  /** The events of losses, ascending. */
  readonly losses: readonly number[];
  /** The first event with PSH, and the first ACK with SACK; Infinity when there is none. */
  readonly push: number;
  readonly sack: number;
}

export interface TimeSequence {
  readonly base: number;
  readonly rows: readonly (SegmentRow | AckRow)[];
  readonly segments: readonly SegmentRow[];
  readonly acks: readonly AckRow[];
  readonly steps: readonly Step[];
  readonly sums: Sums;
  /** From the first of it to the last. */
  readonly from: Instant;
  readonly to: Instant;
}

export function timeSequence(run: RecordedRun, flow: Flow): TimeSequence {
  const segments = segmentsOf(run, flow);
  const steps = stepsOf(run, flow);
  const acks = acksOf(flow, steps);
  const rows = [...segments, ...acks].sort((a, b) => a.event - b.event);
  const from = rows[0]?.at ?? 0;
  const to = Math.max(rows.at(-1)?.at ?? 0, from + 1);
  const sums = sumsOf(segments, acks);
  return { base: Math.max(0, flow.base), rows, segments, acks, steps, sums, from, to };
}

export function sumsOf(segments: readonly SegmentRow[], acks: readonly AckRow[]): Sums {
  let [most, count] = [0, 0];
  const reached = segments.map(({ end }) => {
    most = Math.max(most, end);
    return most;
  });
  const again = segments.map((row) => {
    if (row.again) count++;
    return count;
  });
  const losses = segments.flatMap(({ lost }) => (lost < 0 ? [] : [lost]));
  return {
    ...{ reached, again, losses: losses.sort((a, b) => a - b) },
    push: segments.find(({ push }) => push)?.event ?? Number.POSITIVE_INFINITY,
    sack: acks.find(({ sacked }) => sacked.length > 0)?.event ?? Number.POSITIVE_INFINITY,
  };
}

const WHY = placesOf('frame.dropped').why;

/** A row for each segment of a long run: written out, for spreading its parts takes ten times as long. */
function segmentsOf({ log }: RecordedRun, flow: Flow): SegmentRow[] {
  const { sent } = flow;
  const rows: SegmentRow[] = [];
  for (let i = 0; i < sent.event.length; i++) {
    const flags = sent.flags[i] as number;
    const length = sent.length[i] as number;
    const kind = kindOf(flags, length);
    // What is only an acknowledgement belongs to the flow in the other direction.
    if (kind === 'empty') continue;
    const seq = relativeTo(flow, sent.seq[i] as number);
    const lost = sent.lost[i] as number;
    rows.push({
      what: 'segment',
      kind,
      event: sent.event[i] as number,
      at: sent.at[i] as number,
      seq,
      length,
      lost,
      frame: sent.frame[i] as number,
      end: seq + (((sent.end[i] as number) - (sent.seq[i] as number)) >>> 0),
      again: sent.again[i] === 1,
      push: (flags & tcpFlags.PSH) !== 0,
      why: lost < 0 ? undefined : (textAt(log, lost, WHY) as DropReason),
    });
  }
  return rows;
}

function kindOf(flags: number, length: number): SegmentKind {
  if ((flags & tcpFlags.RST) !== 0) return 'rst';
  if ((flags & tcpFlags.SYN) !== 0) return 'syn';
  if ((flags & tcpFlags.FIN) !== 0) return 'fin';
  return length > 0 ? 'data' : 'empty';
}

/** Before the peer's SYN has come there is no window to send into. */
const WITHOUT_WINDOW: readonly TcpState[] = ['CLOSED', 'LISTEN', 'SYN_SENT'];

function stepsOf({ log }: RecordedRun, flow: Flow): Step[] {
  const { vars } = flow;
  const steps: Step[] = [];
  vars.event.forEach((event, i) => {
    if (WITHOUT_WINDOW.includes(log.strings[vars.state[i] as number] as TcpState)) return;
    const una = relativeTo(flow, vars.una[i] as number);
    const edge = una + (vars.wnd[i] as number);
    const last = steps.at(-1);
    if (last?.una === una && last.edge === edge) return;
    steps.push({ event, at: vars.at[i] as number, una, edge });
  });
  return steps;
}

function acksOf(flow: Flow, steps: readonly Step[]): AckRow[] {
  const { acks, vars, edges } = flow;
  let [edge, step] = [-1, -1];
  return acks.event.map((event, i): AckRow => {
    // What it led to was recorded before the next one came.
    const next = acks.event[i + 1] ?? Number.POSITIVE_INFINITY;
    const before = edge;
    while ((steps[step + 1]?.event ?? next) < next) step++;
    edge = steps[step]?.edge ?? -1;
    const row = rowBefore(vars, next);
    const from = row < 1 ? 0 : (vars.edgesEnd[row - 1] as number);
    const sacked = row < 0 ? [] : edges.slice(from, vars.edgesEnd[row]);
    return {
      what: 'ack',
      event,
      at: acks.at[i] as number,
      frame: acks.frame[i] as number,
      ack: relativeTo(flow, acks.ack[i] as number),
      duplicate: acks.duplicate[i] as number,
      edge,
      sameEdge: edge >= 0 && edge === before,
      sacked: sacked.map((each) => relativeTo(flow, each)),
    };
  });
}
