/** Runs a host's processes: one socket call after another, each waiting for the last to return. */
import { hashBytes, type ProcessState, patternBytes, type ScriptStep } from '../app/script.ts';
import { utf8 } from '../core/text.ts';
import { emit } from '../trace/log.ts';
import type { CallResult, SocketCall } from '../transport/calls.ts';
import { makeCall } from './calls.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** Runs a process until it blocks, waits or ends. */
export function runProcess(host: Host, index: number, fx: HostFx): void {
  const process = host.processes[index] as ProcessState;
  while (process.waitingFor < 0 && process.pc < process.steps.length) {
    const step = process.steps[process.pc] as ScriptStep;
    if (step.do === 'goto') {
      process.pc = step.step;
    } else if (step.do === 'wait' || step.do === 'waitUntil') {
      process.pc++;
      pause(index, step.do === 'wait' ? fx.now + step.for : Math.max(fx.now, step.at), fx);
      return;
    } else {
      const { call, outcome } = makeCall(host, index, requestOf(process, step), fx);
      if (!outcome.done) {
        process.waitingFor = call;
        return;
      }
      if (!finishStep(process, index, step, outcome.result, fx)) return;
    }
  }
}

/** A blocked call of a process returned. */
export function resumeProcess(
  host: Host,
  index: number,
  call: number,
  result: CallResult,
  fx: HostFx,
): void {
  const process = host.processes[index] as ProcessState;
  if (process.waitingFor !== call) return;
  process.waitingFor = -1;
  const step = process.steps[process.pc] as ScriptStep;
  if (finishStep(process, index, step, result, fx)) runProcess(host, index, fx);
}

function pause(index: number, until: number, fx: HostFx): void {
  fx.arm(fx.newTimer('app', index, 'wait'), until);
}

function descriptor(process: ProcessState, name: string): number {
  return process.descriptors[name] ?? -1;
}

type CallStep = Exclude<ScriptStep, { do: 'wait' } | { do: 'waitUntil' } | { do: 'goto' }>;

function requestOf(process: ProcessState, step: CallStep): SocketCall {
  if (step.do === 'socket') return { name: 'socket', type: step.type ?? 'stream' };
  const fd = descriptor(process, step.on);
  switch (step.do) {
    case 'setsockopt':
      return { name: 'setsockopt', fd, option: step.option, value: step.value };
    case 'bind':
      return { name: 'bind', fd, address: step.address ?? 0, port: step.port };
    case 'listen':
      return { name: 'listen', fd, backlog: step.backlog };
    case 'connect':
      return { name: 'connect', fd, address: step.address, port: step.port };
    case 'send':
      return { name: 'send', fd, data: dataOf(process, step) };
    case 'sendto':
      return {
        name: 'sendto',
        fd,
        data: utf8(step.text),
        address: step.address,
        port: step.port,
      };
    case 'recvAll':
    case 'recv':
      return { name: 'recv', fd, size: step.size, forget: !process.hashesReceived };
    case 'recvfrom':
      return { name: 'recvfrom', fd, size: step.size };
    case 'shutdown':
      return { name: 'shutdown', fd, how: step.how };
    case 'accept':
    case 'close':
    case 'abort':
      return { name: step.do, fd };
  }
}

function dataOf(process: ProcessState, step: { text?: string; bytes?: number }): Uint8Array {
  if (step.text !== undefined) return utf8(step.text);
  return patternBytes(step.bytes ?? 0, process.totalSent);
}

/** Stores what a step's call returned and moves on. False when the process stops or pauses here. */
function finishStep(
  process: ProcessState,
  index: number,
  step: ScriptStep,
  result: CallResult,
  fx: HostFx,
): boolean {
  if (result.error !== undefined) {
    // A program that checks its return values ends here.
    process.pc = process.steps.length;
    emit(fx.log, 'app.event', fx.node, { process: index, name: 'failed', detail: result.error });
    return false;
  }
  if (step.do === 'socket' || step.do === 'accept') process.descriptors[step.as] = result.value;
  if (step.do === 'send') process.totalSent += result.value;
  if (step.do === 'recvAll' || step.do === 'recv' || step.do === 'recvfrom') {
    countReceived(process, result);
  }
  if (step.do === 'recvAll' && result.value > 0) {
    process.received += result.value;
    if (step.bytes === undefined || process.received < step.bytes) {
      if (step.every === undefined) return true;
      pause(index, fx.now + step.every, fx);
      return false;
    }
  }
  if (step.do === 'recvAll') process.received = 0;
  process.pc++;
  return true;
}

function countReceived(process: ProcessState, { value, data }: CallResult): void {
  process.totalReceived += value;
  if (process.hashesReceived && data !== undefined) {
    process.receivedHash = hashBytes(data, process.receivedHash);
  }
}
