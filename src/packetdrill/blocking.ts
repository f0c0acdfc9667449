/** Calls that wait otherwise than our transport layer has it: with a limit, or for more bytes. */
import type { CallResult, SocketCall } from '../stack/sockets/calls.ts';
import { type Asked, tryCall, type WaitPlan } from './asked.ts';
import type { ScriptSocket } from './run-state.ts';

export function isWaiting(result: CallResult): boolean {
  return result.error === 'EAGAIN';
}

const LATE: CallResult = { value: -1, error: 'EAGAIN' };

/** SO_RCVTIMEO and SO_SNDTIMEO in µs; undefined when there is no limit, or nothing waits. */
export function limitOf(
  socket: ScriptSocket,
  name: 'SO_RCVTIMEO' | 'SO_SNDTIMEO',
): number | undefined {
  const limit = Number(socket.kept.get(name) ?? 0);
  return limit > 0 && !socket.nonBlocking ? limit : undefined;
}

/** A call that receives, within SO_RCVTIMEO; undefined when the socket has none. */
export function withTimeout(
  asked: Asked,
  socket: ScriptSocket,
  request: SocketCall,
  done?: (result: CallResult) => void,
): WaitPlan | undefined {
  const timeout = limitOf(socket, 'SO_RCVTIMEO');
  if (timeout === undefined) return undefined;
  const plan = waitFor(asked, socket, request, done);
  return { ...plan, timeout, late: () => LATE };
}

/** Tries a call again and again until it does not have to wait. */
export function waitFor(
  asked: Asked,
  socket: ScriptSocket,
  request: SocketCall,
  done?: (result: CallResult) => void,
): WaitPlan {
  const plan: WaitPlan = {
    kind: 'wait',
    attempt: () => {
      const result = tryCall(asked, socket, request);
      return isWaiting(result) && !socket.nonBlocking ? undefined : result;
    },
  };
  if (done !== undefined) plan.done = done;
  return plan;
}

/** A call that comes back at once whatever the socket's mode (MSG_DONTWAIT). */
export function atOnce(
  asked: Asked,
  socket: ScriptSocket,
  request: SocketCall,
  done?: (result: CallResult) => void,
): WaitPlan {
  return {
    ...waitFor(asked, socket, request, done),
    attempt: () => tryCall(asked, socket, request),
  };
}

/** Reads until there are `size` bytes, the stream ends, or something goes wrong (MSG_WAITALL). */
export function readAll(asked: Asked, socket: ScriptSocket, size: number): WaitPlan {
  const parts: number[] = [];
  const got = (): CallResult => ({ value: parts.length, data: Uint8Array.from(parts) });
  const timeout = limitOf(socket, 'SO_RCVTIMEO');
  return {
    kind: 'wait',
    attempt: () => {
      while (parts.length < size) {
        const request: SocketCall = { name: 'recv', fd: socket.live, size: size - parts.length };
        const result = tryCall(asked, socket, request);
        if (isWaiting(result))
          return socket.nonBlocking ? (parts.length > 0 ? got() : result) : undefined;
        if (result.error !== undefined) return parts.length > 0 ? got() : result;
        if (result.value === 0) return got();
        parts.push(...(result.data ?? []));
      }
      return got();
    },
    ...(timeout === undefined ? {} : { timeout, late: () => (parts.length > 0 ? got() : LATE) }),
  };
}

/** Writes all of `data`, or as much as there is room for within SO_SNDTIMEO. */
export function writeWithin(
  asked: Asked,
  socket: ScriptSocket,
  data: Uint8Array,
  timeout: number,
  done: (result: CallResult) => void,
): WaitPlan {
  let sent = 0;
  return {
    kind: 'wait',
    attempt: () => {
      const rest = data.subarray(sent);
      const result = tryCall(asked, socket, { name: 'send', fd: socket.live, data: rest });
      if (isWaiting(result)) return undefined;
      if (result.error !== undefined) return sent > 0 ? { value: sent } : result;
      sent += result.value;
      return sent === data.length ? { value: sent } : undefined;
    },
    timeout,
    late: () => (sent > 0 ? { value: sent } : LATE),
    done,
  };
}
