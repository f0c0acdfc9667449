/** Socket calls with their returns, as they enter the read model. */
import type { Instant } from '../../stack/core/instant.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { placesOf } from '../../stack/trace/schema.ts';
import { instantOf, nodeAt, textAt, wordAt } from '../columns.ts';
import type { ModelPart } from '../part.ts';

/** A socket call joined with its return. */
export interface CallRow {
  readonly node: number;
  readonly process: number;
  readonly name: string;
  readonly args: string;
  readonly callEvent: number;
  readonly calledAt: Instant;
  /** The descriptor it was made on, −1 when none. */
  readonly fd: number;
  /** −1 while the log holds no return. */
  returnEvent: number;
  returnedAt: Instant;
  result: string;
  /** The descriptor that the return speaks of (a new one, for socket and accept). */
  resultFd: number;
  blocked: boolean;
}

export interface CallIndex {
  /** In the order of the calls. */
  readonly list: CallRow[];
  /** Calls that have not returned, by node and call. */
  readonly open: Map<number, CallRow>;
}

const CALL = placesOf('socket.call');
const RETURN = placesOf('socket.return');
const TWO_32 = 0x100000000;

export const CALLS: ModelPart<CallIndex> = {
  id: 'calls',
  create: () => ({ list: [], open: new Map() }),
  readers: {
    'socket.call': (calls, { log }, id) => readCall(calls, log, id),
    'socket.return': (calls, { log }, id) => readReturn(calls, log, id),
  },
  carry({ open }) {
    const copies = [...open].map(([key, row]): [number, CallRow] => [key, { ...row }]);
    copies.sort(([, a], [, b]) => a.callEvent - b.callEvent);
    return { list: copies.map(([, row]) => row), open: new Map(copies) };
  },
};

function callKey(log: TraceLog, id: number, call: number): number {
  return nodeAt(log, id) * TWO_32 + call;
}

function readCall({ list, open }: CallIndex, log: TraceLog, id: number): void {
  const row: CallRow = {
    node: nodeAt(log, id),
    process: wordAt(log, id, CALL.process),
    name: textAt(log, id, CALL.name),
    args: textAt(log, id, CALL.args),
    callEvent: id,
    calledAt: instantOf(log, id),
    fd: wordAt(log, id, CALL.fd),
    returnEvent: -1,
    returnedAt: -1,
    result: '',
    resultFd: -1,
    blocked: false,
  };
  list.push(row);
  open.set(callKey(log, id, wordAt(log, id, CALL.call)), row);
}

function readReturn({ open }: CallIndex, log: TraceLog, id: number): void {
  const key = callKey(log, id, wordAt(log, id, RETURN.call));
  const row = open.get(key);
  if (row === undefined) return;
  row.returnEvent = id;
  row.returnedAt = instantOf(log, id);
  row.result = textAt(log, id, RETURN.result);
  row.resultFd = wordAt(log, id, RETURN.fd);
  row.blocked = wordAt(log, id, RETURN.blocked) === 1;
  open.delete(key);
}

export type CallPhase = 'future' | 'blocked' | 'returned';

/** What a call is doing at the cursor's event. */
export function callPhase(row: CallRow, visibleEvents: number): CallPhase {
  if (row.callEvent >= visibleEvents) return 'future';
  return row.returnEvent >= 0 && row.returnEvent < visibleEvents ? 'returned' : 'blocked';
}

/** A call that came back at the instant it was made is written on one line. */
export function isImmediate(row: CallRow): boolean {
  return row.returnEvent >= 0 && !row.blocked && row.returnedAt === row.calledAt;
}
