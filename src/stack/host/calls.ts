/** Socket calls made on a host, with their place in the trace: who called, and what came back. */
import { formatArguments, formatResult } from '../app/format-call.ts';
import { emit } from '../trace/log.ts';
import type { CallOutcome, CallResult, SocketCall } from '../transport/calls.ts';
import { socketCall } from '../transport/index.ts';
import { type BlockedCall, BY_HAND, type Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** Makes a call for a process (or BY_HAND). When it blocks, the host remembers who waits. */
export function makeCall(
  host: Host,
  process: number,
  request: SocketCall,
  fx: HostFx,
): { call: number; outcome: CallOutcome } {
  const call = host.nextCall++;
  const fd = 'fd' in request ? request.fd : -1;
  const { name } = request;
  const calledBy = fx.log.enabled
    ? emit(fx.log, 'socket.call', fx.node, {
        call,
        process,
        name,
        args: formatArguments(request),
        fd,
      })
    : -1;
  fx.log.cause = calledBy;
  const outcome = socketCall(host.transport, call, request, fx);
  if (outcome.done) {
    returned(call, { process, name, fd, calledBy }, outcome.result, false, fx);
  } else {
    host.blocked.push({ call, process, name, fd, calledBy });
  }
  return { call, outcome };
}

/** Records a return; what the process does next is caused by it. */
function returned(
  call: number,
  caller: { process: number; name: string; fd: number; calledBy: number },
  result: CallResult,
  blocked: boolean,
  fx: HostFx,
): void {
  if (!fx.log.enabled) return;
  const fd = caller.fd >= 0 ? caller.fd : result.value;
  fx.log.cause = emit(fx.log, 'socket.return', fx.node, {
    call,
    process: caller.process,
    name: caller.name,
    result: formatResult(caller.name, result),
    fd,
    blocked,
  });
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
    fx.log.cause = next.cause;
    returned(next.call, caller, next.result, true, fx);
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
