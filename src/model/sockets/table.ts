/** The table of a host's sockets at the cursor, as `ss` lists them. */

import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import { holds, instantOf } from '../columns.ts';
import { type Cursor, countBelow } from '../cursor.ts';
import { lastEvent } from '../queries.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { type Fact, factsOf } from './facts.ts';
import { fold, type Sock } from './fold.ts';

export interface SocketRow {
  readonly key: string;
  readonly node: number;
  readonly fd: number;
  readonly protocol: string;
  readonly state: string;
  readonly local: string;
  readonly remote: string;
  /** Bytes to be read; of a listener, connections to be accepted. */
  readonly recvQ: number;
  /** Bytes that the peer has not acknowledged; of a listener, how many may wait. */
  readonly sendQ: number;
  /** A listener's queues: the far ends of those in them. */
  readonly half: readonly string[];
  readonly ready: readonly string[];
  readonly gone: boolean;
  /** The latest event changed it. */
  readonly changed: boolean;
  /** What changed it last. */
  readonly event: number;
  /** What brought it into its state. */
  readonly since: number;
}

export interface HostSockets {
  readonly node: number;
  readonly rows: readonly SocketRow[];
}

/** What changes sockets, for each host; made once for a run. */
export function historyOf(run: RecordedRun): ReadonlyMap<number, readonly Fact[]> {
  const hosts = new Map<number, Fact[]>();
  for (const { id, kind } of run.topology.nodes) if (kind === 'host') hosts.set(id, []);
  for (const fact of factsOf(run)) hosts.get(fact.node)?.push(fact);
  return hosts;
}

interface Buffers {
  readonly recvQ: number;
  readonly sendQ: number;
  /** What changed them last, −1 for nothing. */
  readonly event: number;
}

const EMPTY: Buffers = { recvQ: 0, sendQ: 0, event: -1 };

/** The bytes in a connection's buffers, and by which event they are so many. */
function buffersAt(run: RecordedRun, node: number, conn: number, before: number): Buffers {
  const snapshots = { kind: 'tcp.vars', field: 'conn', is: conn, node } as const;
  const read = (id: number) => readEvent(run.log, id) as TraceEvent<'tcp.vars'>;
  const last = lastEvent(run, snapshots, before);
  if (last < 0) return EMPTY;
  const { rcvBuffered: recvQ, sndBuffered: sendQ } = read(last);
  const earlier = lastEvent(run, snapshots, last);
  const [was, sent] = earlier < 0 ? [0, 0] : [read(earlier).rcvBuffered, read(earlier).sndBuffered];
  return { recvQ, sendQ, event: was === recvQ && sent === sendQ ? -1 : last };
}

function rowOf(run: RecordedRun, node: number, each: Sock, { event: before }: Cursor): SocketRow {
  const { fd, conn, protocol, state, local, remote, backlog, half, ready, datagrams, gone } = each;
  const listens = state === 'LISTEN' && conn >= 0;
  const buffers = conn < 0 || listens ? EMPTY : buffersAt(run, node, conn, before);
  const unread = datagrams.reduce((sum, bytes) => sum + bytes, 0);
  return {
    key: `${node} ${conn} ${fd} ${local} ${remote}`,
    ...{ node, fd, protocol, state, local, remote, gone, changed: false },
    recvQ: listens ? ready.length : protocol === 'tcp' ? buffers.recvQ : unread,
    sendQ: listens ? backlog : buffers.sendQ,
    half: half.map((one) => one.remote),
    ready: ready.map((one) => one.remote),
    event: Math.max(each.event, buffers.event),
    since: each.since,
  };
}

/** The tables of all hosts. What the latest change did to a row is marked. */
export function socketsAt(
  run: RecordedRun,
  history: ReadonlyMap<number, readonly Fact[]>,
  cursor: Cursor,
): HostSockets[] {
  const hosts = [...history].map(([node, facts]) => {
    const past = facts.slice(
      0,
      countBelow(facts, cursor.event, ({ event }) => event),
    );
    return { node, rows: fold(past).map((each) => rowOf(run, node, each, cursor)) };
  });
  const all = hosts.flatMap(({ rows }) => rows.map(({ event }) => event));
  const latest = Math.max(-1, ...all);
  const at = holds(run.log, latest) ? instantOf(run.log, latest) : -1;
  const isLatest = (event: number) => holds(run.log, event) && instantOf(run.log, event) === at;
  return hosts.map(({ node, rows }) => ({
    node,
    rows: rows
      .map((row) => ({ ...row, changed: isLatest(row.event) }))
      .filter(({ gone, changed }) => !gone || changed),
  }));
}
