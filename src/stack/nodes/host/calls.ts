/** Socket calls made on a host, with their place in the trace: who called, and what came back. */
import {
  bytesResult,
  formatArguments,
  formatResult,
  readArguments,
  readKey,
} from '../../apps/script/format-call.ts';
import type { CallOutcome, CallResult, SocketCall } from '../../sockets/calls.ts';
import { socketCall } from '../../sockets/index.ts';
import { internNumbered, internText, PLACE } from '../../trace/intern.ts';
import type { TraceLog } from '../../trace/log.ts';
import { traceSocketCall, traceSocketReturn } from '../../trace/write-sockets.ts';
import { type BlockedCall, BY_HAND, type Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/**
 * Makes a call for a process (or BY_HAND), under the number `host.nextCall`. When it blocks, the host
 * remembers who waits.
 */
export function makeCall(
  host: Host,
  process: number,
  request: SocketCall,
  fx: HostFx,
): CallOutcome {
  const call = host.nextCall++;
  const { name } = request;
  const fd = name === 'socket' ? -1 : request.fd;
  const { log } = fx;
  if (log.enabled) {
    const args = argumentsId(log, request);
    log.cause = traceSocketCall(log, fx.node, call, process, name, args, fd);
  }
  const outcome = socketCall(host.transport, call, request, fx);
  if (!outcome.done) host.blocked.push({ call, process, name, fd });
  else if (log.enabled) returned(call, process, name, fd, outcome.result, false, fx);
  return outcome;
}

/** What a transfer says again and again is not put together each time. */
function argumentsId(log: TraceLog, request: SocketCall): number {
  return request.name === 'recv' && request.fd >= 0
    ? internNumbered(log, PLACE.args, readKey(request.fd, request.size), readArguments)
    : internText(log, formatArguments(request), PLACE.args);
}

function resultId(log: TraceLog, name: string, result: CallResult): number {
  const { value, data, error } = result;
  return name === 'recv' && value > 0 && data === undefined && error === undefined
    ? internNumbered(log, PLACE.result, value, bytesResult)
    : internText(log, formatResult(name, result), PLACE.result);
}

/** Records a return; what the process does next is caused by it. */
function returned(
  call: number,
  process: number,
  name: string,
  fd: number,
  result: CallResult,
  blocked: boolean,
  fx: HostFx,
): void {
  const { log, node } = fx;
  const about = fd >= 0 ? fd : result.value;
  log.cause = traceSocketReturn(
    log,
    node,
    call,
    process,
    name,
    resultId(log, name, result),
    about,
    blocked,
  );
}

/** Delivers the returns of blocked calls until there are none, resuming the processes. */
export function deliverCompletions(
  host: Host,
  resume: (host: Host, process: number, call: number, result: CallResult, fx: HostFx) => void,
  fx: HostFx,
): void {
  for (;;) {
    const next = host.completions.shift();
    if (next === undefined) return;
    const caller = takeBlocked(host, next.call);
    if (caller === undefined) continue;
    if (fx.log.enabled) {
      fx.log.cause = next.cause;
      returned(next.call, caller.process, caller.name, caller.fd, next.result, true, fx);
    }
    if (caller.process !== BY_HAND) resume(host, caller.process, next.call, next.result, fx);
  }
}

function takeBlocked(host: Host, call: number): BlockedCall | undefined {
  const { blocked } = host;
  for (let i = 0; i < blocked.length; i++) {
    const caller = blocked[i] as BlockedCall;
    if (caller.call !== call) continue;
    // Their order does not matter: the last one takes the place.
    blocked[i] = blocked[blocked.length - 1] as BlockedCall;
    blocked.pop();
    return caller;
  }
  return undefined;
}
