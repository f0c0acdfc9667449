/**
 * Writers for socket calls, their returns and socket events, in the word order of kernel-events.ts.
 * Arguments and results are the numbers of their texts.
 */
import { intern, internText, PLACE } from './intern.ts';
import { kernelEvents, type SocketEventText } from './kernel-events.ts';
import { NO_CAUSE, openEvent, type TraceLog } from './log.ts';

const { numbers } = kernelEvents;
const SOCKET_CALL = numbers['socket.call'];
const SOCKET_RETURN = numbers['socket.return'];
const SOCKET_EVENT = numbers['socket.event'];

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

export function emitSocketEvent(
  log: TraceLog,
  node: number,
  fd: number,
  conn: number,
  what: SocketEventText,
): void {
  if (!log.enabled) return;
  const at = openEvent(log, SOCKET_EVENT, node, 3);
  log.words[at] = fd;
  log.words[at + 1] = conn;
  log.words[at + 2] = internText(log, what);
}
