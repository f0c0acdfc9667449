/**
 * Writers for socket calls and their returns, in the word order of schema.ts. Arguments and results
 * are the numbers of their texts.
 */
import { intern, PLACE } from './intern.ts';
import { kindId, NO_CAUSE, openEvent, type TraceLog } from './log.ts';

const SOCKET_CALL = kindId('socket.call');
const SOCKET_RETURN = kindId('socket.return');

export function traceSocketCall(
  log: TraceLog,
  node: number,
  call: number,
  process: number,
  name: string,
  args: number,
  fd: number,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, SOCKET_CALL, node, 5);
  const { words } = log;
  words[at] = call;
  words[at + 1] = process;
  words[at + 2] = intern(log, name, PLACE.call);
  words[at + 3] = args;
  words[at + 4] = fd;
  return log.count - 1;
}

export function traceSocketReturn(
  log: TraceLog,
  node: number,
  call: number,
  process: number,
  name: string,
  result: number,
  fd: number,
  blocked: boolean,
): number {
  if (!log.enabled) return NO_CAUSE;
  const at = openEvent(log, SOCKET_RETURN, node, 6);
  const { words } = log;
  words[at] = call;
  words[at + 1] = process;
  words[at + 2] = intern(log, name, PLACE.call);
  words[at + 3] = result;
  words[at + 4] = fd;
  words[at + 5] = blocked ? 1 : 0;
  return log.count - 1;
}
