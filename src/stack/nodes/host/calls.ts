/** Socket calls made on a host, with their place in the trace: who called, and what came back. */
import type { CallOutcome, CallResult, ProgramCall } from '../../sockets/calls.ts';
import { socketCall } from '../../sockets/index.ts';
import { internNumbered, internText, PLACE } from '../../trace/intern.ts';
import type { TraceLog } from '../../trace/log.ts';
import { traceSocketCall, traceSocketReturn } from '../../trace/write-sockets.ts';
import {
  bytesResult,
  formatArguments,
  formatResult,
  readArguments,
  readKey,
} from './format-call.ts';
import type { BlockedCall, Completion, Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { forgetDescriptor } from './notices.ts';

/**
 * Makes a call for a process (or BY_HAND), under the number `host.nextCall`. When it blocks, the host
 * remembers who waits.
 */
export function makeCall(
  host: Host,
  process: number,
  request: ProgramCall,
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
  const outcome =
    (host.layers.size > 0 ? fx.apps.layering?.layeredCall(host, call, request, fx) : undefined) ??
    socketCall(host.transport, call, request, fx);
  if (name !== 'recv' && name !== 'send') trackDescriptor(host, process, request, outcome);
  if (!outcome.done) host.blocked.push({ call, process, name, fd });
  else if (log.enabled) returned(call, process, name, fd, outcome.result, false, fx);
  return outcome;
}

/** Calls that make a descriptor or give it back. */
function trackDescriptor(
  host: Host,
  process: number,
  request: ProgramCall,
  outcome: CallOutcome,
): void {
  if (request.name === 'close' || request.name === 'abort') forgetDescriptor(host, request.fd);
  else if (outcome.done && (request.name === 'socket' || request.name === 'accept')) {
    own(host, process, outcome.result);
  }
}

/** A new descriptor belongs to the process that it was returned to. */
function own(host: Host, process: number, { value }: CallResult): void {
  if (value >= 0) host.owners[value] = process;
}

/** What a transfer says again and again is not put together each time. */
function argumentsId(log: TraceLog, request: ProgramCall): number {
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

/** A blocked call returns: to whom, or undefined when nobody waits for it (any more). */
export function returnCall(
  host: Host,
  { call, result, cause }: Completion,
  fx: HostFx,
): BlockedCall | undefined {
  const caller = takeBlocked(host, call);
  if (caller === undefined) return undefined;
  const { process, name, fd } = caller;
  if (name === 'accept') own(host, process, result);
  if (fx.log.enabled) {
    fx.log.cause = cause;
    returned(call, process, name, fd, result, true, fx);
  }
  return caller;
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
