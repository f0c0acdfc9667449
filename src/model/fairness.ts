/** What flows got of a network that they share: read off what their senders saw acknowledged. */
import type { Duration, Instant } from '../stack/core/instant.ts';
import { countBelow } from './cursor.ts';
import { type Flow, relativeTo } from './parts/flow.ts';
import { flowsOf } from './parts/flows.ts';
import type { RecordedRun } from './recorded-run.ts';

/** The flows that carry data: those that only acknowledge what the other side sends are none. */
export function dataFlows(run: RecordedRun): Flow[] {
  return flowsOf(run).filter(({ bytes }) => bytes > 0);
}

const isEnd = (a: Flow['from'], b: Flow['from']) => a.address === b.address && a.port === b.port;

/** Of both directions of a connection the one that carries more: they do not compete for one line. */
export function competing(flows: readonly Flow[]): readonly Flow[] {
  const answers = (flow: Flow, other: Flow) =>
    isEnd(flow.from, other.to) && isEnd(flow.to, other.from) && other.bytes > flow.bytes;
  return flows.filter((flow) => !flows.some((other) => answers(flow, other)));
}

const itself = (value: number) => value;

/** Bytes of data that were acknowledged by an instant. */
export function acknowledgedAt(flow: Flow, at: Instant): number {
  const { vars, bytes } = flow;
  const row = countBelow(vars.at, at + 1, itself) - 1;
  return row < 0 ? 0 : acknowledgedIn(flow, row, bytes);
}

/** Sequence number 0 is the SYN's, and the one behind the data the FIN's. */
function acknowledgedIn(flow: Flow, row: number, bytes: number): number {
  const octets = relativeTo(flow, flow.vars.una[row] as number) - 1;
  return Math.max(0, Math.min(bytes, octets));
}

/** When all data of a flow had been acknowledged; undefined if it never was. */
export function completedAt(flow: Flow): Instant | undefined {
  const { vars, bytes } = flow;
  // `una` only grows, so that the first row with all of them can be searched for.
  let [low, high] = [0, vars.at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (acknowledgedIn(flow, middle, bytes) < bytes) low = middle + 1;
    else high = middle;
  }
  return vars.at[low];
}

/** When a flow sent its first data. */
export function begunAt({ sent }: Flow): Instant | undefined {
  return sent.at[sent.length.findIndex((length) => length > 0)];
}

/** The last thing that a flow's sender noticed. */
const lastAt = ({ vars }: Flow): Instant => vars.at.at(-1) ?? 0;

/** When all flows were sending at once; undefined when they never were. */
export function sharedStretch(flows: readonly Flow[]): readonly [Instant, Instant] | undefined {
  const from = Math.max(...flows.map((flow) => begunAt(flow) ?? Number.POSITIVE_INFINITY));
  const to = Math.min(...flows.map((flow) => completedAt(flow) ?? lastAt(flow)));
  return flows.length > 0 && to > from ? [from, to] : undefined;
}

/** What each flow got in a stretch of time, in bytes. */
export function sharesIn(
  flows: readonly Flow[],
  [from, to]: readonly [Instant, Instant],
): number[] {
  return flows.map((flow) => acknowledgedAt(flow, to) - acknowledgedAt(flow, from));
}

/** Jain's fairness index: 1 when all have the same, 1/n when one has everything. */
export function jainIndex(shares: readonly number[]): number | undefined {
  const sum = shares.reduce((total, each) => total + each, 0);
  const squares = shares.reduce((total, each) => total + each * each, 0);
  return squares === 0 ? undefined : (sum * sum) / (shares.length * squares);
}

/** New data that arrived, in bits a second, from the first sending to the last acknowledgement. */
export function goodputOf(flows: readonly Flow[]): number | undefined {
  const from = Math.min(...flows.map((flow) => begunAt(flow) ?? Number.POSITIVE_INFINITY));
  const to = Math.max(...flows.map((flow) => completedAt(flow) ?? lastAt(flow)));
  const took: Duration = to - from;
  const bytes = flows.reduce((sum, flow) => sum + acknowledgedAt(flow, to), 0);
  return flows.length > 0 && took > 0 ? (bytes * 8 * 1e6) / took : undefined;
}
