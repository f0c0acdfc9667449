/** One flow's congestion control: what it let itself send, what it measured, where that went. */
import type { Flow } from '../../../model/parts/flow.ts';
import { relativeTo } from '../../../model/parts/flow.ts';
import {
  type LineDrop,
  type LineQueue,
  QUEUES,
  type QueueStep,
  waitingIn,
} from '../../../model/parts/queues.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Duration, Instant } from '../../../stack/core/instant.ts';
import { seqGt, seqLeq } from '../../../stack/core/seq.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';

export type Phase = 'slow-start' | 'avoidance' | 'recovery' | 'loss' | 'cwr';

/** Windows in bytes; −1 for one that there is not. */
export interface WindowRow {
  readonly event: number;
  readonly at: Instant;
  readonly cwnd: number;
  readonly ssthresh: number;
  readonly inFlight: number;
  readonly rwnd: number;
  readonly phase: Phase;
  /** µs; −1 before the first sample. */
  readonly srtt: Duration;
  readonly rttvar: Duration;
  readonly rto: Duration;
  readonly mss: number;
  /** All that the peer has reported: acknowledged, or SACKed beyond a gap. */
  readonly delivered: number;
}

export interface Band {
  readonly phase: Phase;
  readonly event: number;
  readonly from: Instant;
  readonly to: Instant;
}

export type MomentKind = 'fast-retransmit' | 'timeout' | 'ecn' | 'idle' | 'lost-again';

/** A moment at which the sender changed its mind. */
export interface Moment {
  readonly kind: MomentKind;
  readonly event: number;
  readonly at: Instant;
}

export interface Sample {
  readonly event: number;
  readonly at: Instant;
  readonly value: Duration;
  /** False for what Karn's rule discards: it was sent twice (RFC 6298 §3). */
  readonly used: boolean;
}

/** The line with the longest queue of those that the flow's segments went over. */
export interface Bottleneck {
  readonly line: LineQueue;
  readonly waiting: readonly QueueStep[];
  /** What was lost of all that was sent over it. */
  readonly drops: readonly LineDrop[];
  /** Bits in a second; 0 when sending takes no time. */
  readonly rate: number;
  /** When the line was busy: the frames that got onto it, and how long each kept it, µs. */
  readonly starts: readonly Instant[];
  readonly takes: readonly Duration[];
  /** How long it had been busy when each of them began, µs. */
  readonly before: readonly Duration[];
}

export interface Congestion {
  readonly windows: readonly WindowRow[];
  readonly bands: readonly Band[];
  readonly moments: readonly Moment[];
  readonly samples: readonly Sample[];
  readonly bottleneck: Bottleneck | undefined;
  readonly mss: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Larger ones mean "none yet" (RFC 5681 §3.1: arbitrarily high), or that nothing limits. */
const NO_LIMIT = 2 ** 30;
const CAN_SEND: readonly TcpState[] = [
  ...(['ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT_1', 'CLOSING', 'LAST_ACK'] as const),
];

/** What was made last of each flow, and of how many events. */
const made = new WeakMap<Flow, { readonly read: number; readonly rows: Congestion }>();

/**
 * Two pictures beside each other ask for both runs' rows each, and one that is drawn anew asks
 * again: they are made once, until more of the run has been read.
 */
export function congestionOf(run: RecordedRun, flow: Flow): Congestion {
  const { read } = run;
  const before = made.get(flow);
  if (before?.read === read) return before.rows;
  const rows = rowsOf(run, flow);
  made.set(flow, { read, rows });
  return rows;
}

function rowsOf(run: RecordedRun, flow: Flow): Congestion {
  const windows = windowsOf(run, flow);
  const from = windows[0]?.at ?? 0;
  const to = Math.max(from + 1, windows.at(-1)?.at ?? 0);
  return {
    ...{ windows, from, to, bands: bandsOf(windows, to), moments: momentsOf(flow) },
    samples: samplesOf(flow),
    bottleneck: bottleneckOf(run, flow),
    mss: windows.at(-1)?.mss ?? 1,
  };
}

const limit = (bytes: number) => (bytes >= NO_LIMIT ? -1 : bytes);

/** A row for each segment of a long run: written out, for spreading its parts takes ten times as long. */
function windowsOf({ log }: RecordedRun, flow: Flow): WindowRow[] {
  const { vars } = flow;
  const rows: WindowRow[] = [];
  let delivered = 0;
  for (let i = 0; i < vars.event.length; i++) {
    // What was SACKed once has arrived, even if a timeout forgets it (RFC 2018 §5).
    const reported = relativeTo(flow, vars.una[i] as number) + sackedAt(flow, i);
    delivered = Math.max(delivered, reported);
    if (!CAN_SEND.includes(log.strings[vars.state[i] as number] as TcpState)) continue;
    const cwnd = vars.cwnd[i] as number;
    const ssthresh = vars.ssthresh[i] as number;
    rows.push({
      event: vars.event[i] as number,
      at: vars.at[i] as number,
      cwnd: limit(cwnd),
      ssthresh: limit(ssthresh),
      inFlight: vars.pipe[i] as number,
      rwnd: vars.wnd[i] as number,
      srtt: vars.srtt[i] as number,
      rttvar: vars.rttvar[i] as number,
      rto: vars.rto[i] as number,
      mss: vars.mss[i] as number,
      delivered,
      phase: phaseOf(log.strings[vars.recovery[i] as number] as string, cwnd, ssthresh),
    });
  }
  return rows;
}

function sackedAt({ vars, edges }: Flow, row: number): number {
  let bytes = 0;
  const first = row === 0 ? 0 : (vars.edgesEnd[row - 1] as number);
  for (let i = first; i + 1 < (vars.edgesEnd[row] as number); i += 2) {
    bytes += ((edges[i + 1] as number) - (edges[i] as number)) >>> 0;
  }
  return bytes;
}

/** RFC 5681 §3.1: slow start below ssthresh, avoidance above it; at it, either. */
function phaseOf(recovery: string, cwnd: number, ssthresh: number): Phase {
  if (recovery === 'recovery' || recovery === 'loss' || recovery === 'cwr') return recovery;
  return cwnd < ssthresh ? 'slow-start' : 'avoidance';
}

function bandsOf(windows: readonly WindowRow[], to: Instant): Band[] {
  const begins = windows.filter(({ phase }, i) => phase !== windows[i - 1]?.phase);
  return begins.map(({ phase, event, at }, i) => ({
    ...{ phase, event, from: at, to: begins[i + 1]?.at ?? to },
  }));
}

const MOMENTS: Readonly<Record<string, MomentKind>> = {
  'fast-retransmit': 'fast-retransmit',
  'retransmission-lost': 'lost-again',
  'rto-backoff': 'timeout',
  'ecn-reduces': 'ecn',
  'restart-after-idle': 'idle',
};

function momentsOf({ notes }: Flow): Moment[] {
  return notes.flatMap(({ code, event, at }): Moment[] => {
    const kind = MOMENTS[code];
    return kind === undefined ? [] : [{ kind, event, at }];
  });
}

/** What was measured, and what would have been of data that was sent twice. */
function samplesOf(flow: Flow): Sample[] {
  const used = flow.notes.flatMap(({ code, event, at, a }): Sample[] =>
    code === 'rtt-sample' ? [{ event, at, value: a, used: true }] : [],
  );
  return [...used, ...discarded(flow, used)].sort((a, b) => a.event - b.event);
}

function discarded({ sent, acks }: Flow, used: readonly Sample[]): Sample[] {
  const found: Sample[] = [];
  const first = new Map<number, number>();
  const again = new Set<number>();
  const samples = new Set(used.map(({ at }) => at));
  let [next, una] = [0, -1];
  acks.event.forEach((event, i) => {
    for (; next < sent.event.length && (sent.event[next] as number) < event; next++) {
      const end = sent.end[next] as number;
      if (sent.again[next] === 1) again.add(end);
      else if (end !== sent.seq[next]) first.set(end, sent.at[next] as number);
    }
    const [ack, at] = [acks.ack[i] as number, acks.at[i] as number];
    const before = una;
    una = ack;
    if (before < 0 || !seqGt(ack, before)) return;
    const since = again.has(ack) ? first.get(ack) : undefined;
    if (since !== undefined && !samples.has(at)) {
      found.push({ event, at, value: at - since, used: false });
    }
    // Roughly ascending: what is out of order goes when its turn comes.
    for (const end of again) {
      if (!seqLeq(end, ack)) break;
      again.delete(end);
    }
  });
  return found;
}

function bottleneckOf(run: RecordedRun, { ways }: Flow): Bottleneck | undefined {
  const { byLine } = run.part(QUEUES);
  let best: Bottleneck | undefined;
  let [longest, bytes] = [-1, 0];
  for (const [key, way] of ways) {
    const line = byLine.get(key);
    if (line === undefined) continue;
    const waiting = waitingIn(line);
    const most = waiting.reduce((sum, { packets }) => Math.max(sum, packets), 0);
    if (most < longest || (most === longest && way.bytes <= bytes)) continue;
    [longest, bytes] = [most, way.bytes];
    best = { line, waiting, drops: line.drops, ...busyOf(run, line) };
  }
  return best;
}

/**
 * From a frame's first bit to its last, as far as the line was not needed for the next one. Written
 * out, as a long run has a hundred thousand frames.
 */
function busyOf({ topology }: RecordedRun, line: LineQueue) {
  const delay = topology.links.find(({ id }) => id === line.link)?.delay ?? 0;
  const [starts, takes, before]: [Instant[], Duration[], Duration[]] = [[], [], []];
  let [rate, sum, last] = [0, 0, -1];
  const untilNext = (from: Instant) => {
    if (last < 0) return;
    const took = Math.min(takes[last] as number, Math.max(0, from - (starts[last] as number)));
    takes[last] = took;
    sum += took;
  };
  for (let i = 0; i < line.bytes.length; i++) {
    const bytes = line.bytes[i] as number;
    if (bytes === 0) continue;
    const from = line.starts[i] as number;
    const own = Math.max(0, (line.arrives[i] as number) - from - delay);
    if (own > 0) rate = Math.max(rate, (bytes * 8_000_000) / own);
    untilNext(from);
    last = starts.length;
    starts.push(from);
    takes.push(own);
    before.push(sum);
  }
  return { starts, takes, before, rate };
}
