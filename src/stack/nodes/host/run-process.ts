/** Steps processes with what happened to them: starts, returns, timers, notices. */
import '../../apps/events.ts';
import type { AppEvent, Signal } from '../../apps/kind.ts';
import type { CallResult } from '../../sockets/calls.ts';
import type { TimerRef } from '../../trace/fx.ts';
import { emit, NO_CAUSE } from '../../trace/log.ts';
import { enterProcess, mayGoOn } from './app-env.ts';
import { returnCall } from './calls.ts';
import type { Completion, Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { hears, type Notice } from './notices.ts';
import { BY_HAND, type Process } from './process.ts';
import { endProcess } from './process-end.ts';

/**
 * The event that a process is stepped with. There is one, filled in for each step: whatever happened,
 * an engine sees one kind of object. Only the fields that belong to its type say anything.
 */
const event = {
  type: 'start' as AppEvent['type'],
  call: -1,
  name: '' as string,
  fd: -1,
  result: { value: 0 } as CallResult,
  what: '' as string,
  line: '' as string,
  signal: 'TERM' as Signal,
  pid: -1,
  code: 0,
};

/** A timer of the process table fired: one that starts a process, or one of a process's own. */
export function processTimerFired(
  host: Host,
  pid: number,
  name: string,
  ref: TimerRef,
  fx: HostFx,
): void {
  fx.freeTimer(ref);
  host.turn++;
  const process = host.processes[pid];
  if (process === undefined) return;
  if (!process.started) {
    announce(process, fx);
    start(host, process, fx);
    return;
  }
  const index = process.timers.findIndex((timer) => timer.ref === ref);
  if (index >= 0) process.timers.splice(index, 1);
  event.type = 'timer';
  event.name = name;
  step(host, process, fx);
}

/** Delivers what is pending, until nothing is: the returns of blocked calls first, then notices. */
export function deliverPending(host: Host, fx: HostFx): void {
  host.turn++;
  // Read anew each time: a step may put another list of notices in place.
  while (host.completions.length > 0 || host.notices.length > 0) {
    const completion = host.completions.shift();
    if (completion !== undefined) deliverReturn(host, completion, fx);
    else deliverNotice(host, host.notices.shift() as Notice, fx);
  }
}

function deliverReturn(host: Host, completion: Completion, fx: HostFx): void {
  const caller = returnCall(host, completion, fx);
  const process = caller === undefined ? undefined : host.processes[caller.process];
  if (caller === undefined || process === undefined) return;
  const { name } = caller;
  const { result } = completion;
  if (result.value > 0 && (name === 'recv' || name === 'send')) process.moved += result.value;
  event.type = 'returned';
  event.call = completion.call;
  event.name = name;
  event.fd = caller.fd;
  event.result = result;
  step(host, process, fx);
}

function deliverNotice(host: Host, notice: Notice, fx: HostFx): void {
  fx.log.cause = notice.cause;
  if (notice.type === 'socket' || notice.type === 'layered') {
    if (notice.type === 'socket' && host.layers.has(notice.to)) {
      fx.apps.layering?.layeredEvent(host, notice.to, notice.text, fx);
      return;
    }
    const owner = host.owners[notice.to] ?? BY_HAND;
    if (!hears(host, owner, fx)) return;
    event.type = 'socket';
    event.fd = notice.to;
    event.what = notice.text;
    stepCounted(host, host.processes[owner] as Process, fx);
    return;
  }
  const process = host.processes[notice.to];
  if (process !== undefined) deliverTo(host, process, notice, fx);
}

function deliverTo(host: Host, process: Process, notice: Notice, fx: HostFx): void {
  const { type, to, text } = notice;
  if (type === 'start') {
    start(host, process, fx);
    return;
  }
  if (type === 'signal') {
    const signal = text as Signal;
    follow(emit(fx.log, 'app.signal', fx.node, { process: to, signal }), fx);
    const handled = process.started && fx.apps.kindOf(process).handles?.includes(signal) === true;
    if (!handled || signal === 'KILL') {
      endProcess(host, process, SIGNALLED + SIGNAL_NUMBERS[signal], fx);
      return;
    }
    event.signal = signal;
  } else if (type === 'input') {
    follow(emit(fx.log, 'app.input', fx.node, { process: to, line: text }), fx);
    event.line = text;
  } else if (type === 'child') {
    event.pid = notice.pid;
    event.code = notice.code;
  } else event.what = text;
  if (!process.started) return;
  event.type = type as AppEvent['type'];
  stepCounted(host, process, fx);
}

/** A process that a signal ended exits with 128 and the signal's number, as shells say it. */
const SIGNALLED = 128;
const SIGNAL_NUMBERS: Record<Signal, number> = { HUP: 1, INT: 2, KILL: 9, TERM: 15 };

/** A process of the scenario begins, which nobody spawned. */
function announce(process: Process, fx: HostFx): void {
  const { pid, name, app, parent } = process;
  if (fx.apps.kindOf(process).silent === true) return;
  follow(emit(fx.log, 'app.started', fx.node, { process: pid, name, app, parent }), fx);
}

function start(host: Host, process: Process, fx: HostFx): void {
  process.started = true;
  process.state = fx.apps.kindOf(process).init(process.args);
  process.args = undefined;
  event.type = 'start';
  stepCounted(host, process, fx);
}

/** What comes next is caused by this event. */
function follow(id: number, fx: HostFx): void {
  if (id !== NO_CAUSE) fx.log.cause = id;
}

/** Notices can lead to more of them in one turn, without end: so each is a round. */
function stepCounted(host: Host, process: Process, fx: HostFx): void {
  if (mayGoOn(host, process, fx)) step(host, process, fx);
  else endProcess(host, process, process.exitCode, fx);
}

function step(host: Host, process: Process, fx: HostFx): void {
  const { apps } = fx;
  enterProcess(apps.env, process, fx);
  apps.kindOf(process).step(process.state, event as AppEvent, apps.env);
  if (process.exitCode >= 0) endProcess(host, process, process.exitCode, fx);
}
