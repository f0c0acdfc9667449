/** The states of both ends of a connection, and the stretches of time in which they do not match. */
import type { Cursor } from '../../../model/cursor.ts';
import { type End, type Talk, transitionsAt } from '../../../model/ends.ts';
import type { Transition } from '../../../model/parts/transitions.ts';
import { transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import type { Stretches } from '../../view-kit/plot/stretch.ts';

/** A state for as long as an end was in it. */
export interface Span {
  readonly state: TcpState;
  readonly from: Instant;
  /** Infinity while nothing has ended it. */
  readonly to: Instant;
  /** The change that began it. Of LISTEN it is the listener's own: the connection comes later. */
  readonly change: Transition;
}

export interface Band {
  readonly end: End;
  /** Without those in which there is no connection: CLOSED is no TCB (RFC 9293 §3.3.2). */
  readonly spans: readonly Span[];
  /** When its last TCB was deleted, and by which change. */
  readonly gone: Transition | undefined;
}

export function bandOf(run: RecordedRun, end: End): Band {
  const changes = transitionsAt(run, end);
  const spans = changes.flatMap((change, i): Span[] => {
    const to = changes[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return change.to === 'CLOSED' ? [] : [{ state: change.to, from: change.at, to, change }];
  });
  const [first] = changes;
  const listener = first?.from === 'LISTEN' ? listenerOf(run, first) : undefined;
  const last = changes.at(-1);
  return {
    end,
    spans:
      listener && first
        ? [{ state: 'LISTEN', from: listener.at, to: first.at, change: listener }, ...spans]
        : spans,
    gone: last?.to === 'CLOSED' ? last : undefined,
  };
}

/** Whose socket the SYN came to: its own TCB goes on listening. */
function listenerOf(run: RecordedRun, { id, node, localPort }: Transition): Transition | undefined {
  return transitionsOf(run).findLast(
    (each) =>
      each.id < id && each.node === node && each.localPort === localPort && each.to === 'LISTEN',
  );
}

/**
 * - `half-open`: one end takes the connection for alive, the other has none any more (RFC 9293 §3.5.1).
 * - `one-sided`: one end has finished the handshake, the other has not.
 * - `half-closed`: one direction is closed, the other is open (RFC 9293 §3.6).
 */
export type Mismatch = 'half-open' | 'one-sided' | 'half-closed';

export interface Stretch {
  readonly what: Mismatch;
  readonly from: Instant;
  readonly to: Instant;
  /** The change that began it. */
  readonly event: number;
  /** The end that still has the connection, or has it first: 0 or 1. */
  readonly side: 0 | 1;
}

/** A connection that can still carry data, or waits for the other end to say something. */
const ALIVE: ReadonlySet<TcpState> = new Set<TcpState>([
  ...(['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT', 'CLOSING', 'LAST_ACK'] as const),
]);
const OPENING: ReadonlySet<TcpState> = new Set<TcpState>(['SYN_SENT', 'SYN_RECEIVED']);

/** Whether the states of two ends at one instant match; `gone`: that end had a connection. */
export function mismatchOf(here: TcpState, there: TcpState, gone: boolean): Mismatch | undefined {
  if (ALIVE.has(here) && there === 'CLOSED' && gone) return 'half-open';
  if (ALIVE.has(here) && OPENING.has(there)) return 'one-sided';
  if (here === 'FIN_WAIT_2' && there === 'CLOSE_WAIT') return 'half-closed';
  return undefined;
}

/** What one end was in right after an event. */
export function stateAfter(band: Band, event: number): TcpState {
  if (band.gone !== undefined && band.gone.id <= event) return 'CLOSED';
  return band.spans.findLast(({ change }) => change.id <= event)?.state ?? 'CLOSED';
}

/** Where the ends do not match, in the order of time; of an end that nobody answers there is none. */
export function stretchesOf(bands: readonly Band[]): Stretch[] {
  const [a, b] = bands;
  if (a === undefined || b === undefined) return [];
  const changes = [a, b]
    .flatMap(({ spans, gone }) => [...spans.map(({ change }) => change), ...(gone ? [gone] : [])])
    .sort((one, other) => one.id - other.id);
  const found: Stretch[] = [];
  for (const [i, { id, at }] of changes.entries()) {
    const to = changes[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const now = mismatchAfter([a, b], id);
    const last = found.at(-1);
    if (now === undefined || to === at) continue;
    if (last?.what === now.what && last.side === now.side && last.to === at) {
      found[found.length - 1] = { ...last, to };
    } else found.push({ ...now, from: at, to, event: id });
  }
  return found;
}

/** How the ends stand to each other right after an event; undefined when they match. */
export function mismatchAfter(
  bands: readonly Band[],
  event: number,
): Pick<Stretch, 'what' | 'side'> | undefined {
  const [a, b] = bands;
  if (a === undefined || b === undefined) return undefined;
  const [here, there] = [stateAfter(a, event), stateAfter(b, event)];
  const isGone = ({ gone }: Band) => gone !== undefined && gone.id <= event;
  const first = mismatchOf(here, there, isGone(b));
  if (first !== undefined) return { what: first, side: 0 as const };
  const second = mismatchOf(there, here, isGone(a));
  return second && { what: second, side: 1 as const };
}

/** The connection that began last before the cursor: what is looked at when nothing was chosen. */
export function latestTalk(run: RecordedRun, talks: readonly Talk[], { event }: Cursor): number {
  const begun = talks.findLastIndex(([first]) => {
    const [change] = transitionsAt(run, first);
    return change !== undefined && change.id < event;
  });
  return Math.max(0, begun);
}

/** A run that is so many times as long as what is busy in it is first looked at without its end. */
const LONG = 4;

/** The time that bands cover; `last` is the run's last instant. */
export function timesOf(bands: readonly Band[], last: Instant): Stretches | undefined {
  const spans = bands.flatMap((band) => band.spans);
  const own = spans.filter(({ state }) => state !== 'LISTEN');
  if (own.length === 0) return undefined;
  const begin = Math.min(...own.map(({ from }) => from));
  const end = Math.max(...own.map(({ from, to }) => (Number.isFinite(to) ? to : from)), begin);
  const open = own.some(({ to }) => !Number.isFinite(to));
  const to = Math.max(end, open ? Math.max(last, end) : end);
  // TIME_WAIT and whatever nobody ends last long after all that happens.
  const busy = Math.max(
    ...own.map(({ from, state, to: until }) =>
      state === 'TIME_WAIT' || !Number.isFinite(until) ? from : until,
    ),
  );
  const lead = Math.max(1, (busy - begin) * 0.12);
  const listens = spans.filter(({ state }) => state === 'LISTEN').map(({ from }) => from);
  const from = Math.max(begin - lead, Math.min(begin, ...listens));
  const padded = (until: Instant) => until + Math.max(1, (until - from) * 0.04);
  const whole = [from, padded(to)] as const;
  const patient = busy > from && to - from > LONG * (busy - from);
  return { whole, first: patient ? [from, busy + (busy - from) * 0.5] : whole };
}
