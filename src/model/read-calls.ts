/** Socket calls with their returns, and timers from arming to firing, as they enter the model. */
import type { TraceLog } from '../stack/trace/log.ts';
import { placesOf } from '../stack/trace/schema.ts';
import { textAt, wordAt } from './columns.ts';
import type { CallRow } from './rows.ts';
import type { TraceModel } from './trace-model.ts';

const CALL = placesOf('socket.call');
const RETURN = placesOf('socket.return');
const TIMER = placesOf('timer.fired');
const TWO_32 = 0x100000000;

function callKey(log: TraceLog, id: number, call: number): number {
  return (log.nodes[id] as number) * TWO_32 + call;
}

export function readCall(model: TraceModel, id: number): void {
  const { log } = model;
  const row: CallRow = {
    node: log.nodes[id] as number,
    process: wordAt(log, id, CALL.process),
    name: textAt(log, id, CALL.name),
    args: textAt(log, id, CALL.args),
    callEvent: id,
    calledAt: log.at[id] as number,
    fd: wordAt(log, id, CALL.fd),
    returnEvent: -1,
    returnedAt: -1,
    result: '',
    resultFd: -1,
    blocked: false,
  };
  model.calls.push(row);
  model.openCalls.set(callKey(log, id, wordAt(log, id, CALL.call)), row);
}

export function readReturn(model: TraceModel, id: number): void {
  const { log } = model;
  const key = callKey(log, id, wordAt(log, id, RETURN.call));
  const row = model.openCalls.get(key);
  if (row === undefined) return;
  row.returnEvent = id;
  row.returnedAt = log.at[id] as number;
  row.result = textAt(log, id, RETURN.result);
  row.resultFd = wordAt(log, id, RETURN.fd);
  row.blocked = wordAt(log, id, RETURN.blocked) === 1;
  model.openCalls.delete(key);
}

/** Most names of timers that a log's strings can hold in the key below. */
const MOST_KINDS = 4096;
const MOST_CONNECTIONS = 2 ** 26;

/** Node, connection and kind of a timer as one number. The three events begin with the same fields. */
function timerKey({ log, timerKinds }: TraceModel, id: number): number {
  const names = wordAt(log, id, TIMER.layer) * TWO_32 + wordAt(log, id, TIMER.name);
  let kind = timerKinds.get(names);
  if (kind === undefined) {
    kind = timerKinds.size;
    timerKinds.set(names, kind);
  }
  const owner = (log.nodes[id] as number) * MOST_CONNECTIONS + wordAt(log, id, TIMER.conn) + 1;
  return owner * MOST_KINDS + kind;
}

export function readTimerArmed(model: TraceModel, id: number): void {
  model.running.set(timerKey(model, id), id);
}

export function readTimerCancelled(model: TraceModel, id: number): void {
  model.running.delete(timerKey(model, id));
}

export function readTimerFired(model: TraceModel, id: number): void {
  const { log } = model;
  const key = timerKey(model, id);
  const armed = model.running.get(key);
  if (armed === undefined) return;
  model.running.delete(key);
  model.timers.push({
    node: log.nodes[id] as number,
    conn: wordAt(log, id, TIMER.conn),
    layer: textAt(log, id, TIMER.layer),
    name: textAt(log, id, TIMER.name),
    armedEvent: armed,
    armedAt: log.at[armed] as number,
    firedEvent: id,
    firedAt: log.at[id] as number,
  });
}
