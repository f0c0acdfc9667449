/** The two ends of each TCP connection: the TCBs, told apart by their hosts' numbers of them. */
import type { Transition } from './parts/transitions.ts';
import { transitionsOf } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

/** One end of a connection: a TCB. */
export interface End {
  readonly node: number;
  readonly conn: number;
  readonly address: number;
  readonly port: number;
}

/** A connection: who was there first, and the other end as soon as there is one. */
export type Talk = readonly [End] | readonly [End, End];

interface Found extends End {
  readonly remoteAddress: number;
  readonly remotePort: number;
  peer: Found | undefined;
}

/** The connections of a run, in the order of their beginning. A listener is none. */
export function talksOf(run: RecordedRun): Talk[] {
  const found = new Map<string, Found>();
  const talks: Found[] = [];
  for (const transition of transitionsOf(run)) {
    const { node, conn, localAddress, localPort, remoteAddress, remotePort } = transition;
    const key = `${node} ${conn}`;
    if (remotePort === 0 || found.has(key)) continue;
    const end: Found = {
      ...{ node, conn, address: localAddress, port: localPort },
      ...{ remoteAddress, remotePort, peer: undefined },
    };
    found.set(key, end);
    const other = talks.findLast((each) => each.peer === undefined && areEnds(each, end));
    if (other === undefined) talks.push(end);
    else other.peer = end;
  }
  return talks.map((end) => (end.peer === undefined ? [end] : [end, end.peer]));
}

function areEnds(a: Found, b: Found): boolean {
  const there = a.address === b.remoteAddress && a.port === b.remotePort;
  return there && b.address === a.remoteAddress && b.port === a.remotePort && a.node !== b.node;
}

/** The state changes of one end, in their order. */
export function transitionsAt(run: RecordedRun, { node, conn }: End): readonly Transition[] {
  return transitionsOf(run).filter((each) => each.node === node && each.conn === conn);
}
