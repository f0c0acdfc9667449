/** Runs a host's processes: one socket call after another, each waiting for the last to return. */
import {
  hashBytes,
  type Instruction,
  type ProcessState,
  patternBytes,
  type ScriptStep,
} from '../../apps/script/script.ts';
import { utf8 } from '../../core/text.ts';
import type { CallResult, SocketCall } from '../../sockets/calls.ts';
import { emit } from '../../trace/log.ts';
import { makeCall } from './calls.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/**
 * The call that a process is making. All of them are made with this one record, which nobody keeps:
 * whatever the call, an engine sees one kind of object.
 */
const request = {
  name: 'socket' as SocketCall['name'],
  fd: -1,
  type: 'stream',
  address: 0,
  port: 0,
  backlog: 0,
  data: new Uint8Array(0) as Uint8Array,
  size: 0,
  forget: false,
  how: 'rdwr',
  option: '',
  value: 0 as number | string,
};

/**
 * A process that never waits would never return: it may run so many steps in a row without moving
 * a byte of a stream, and so many in all, which is what it can do while no time passes.
 */
export const MOST_IDLE_STEPS = 10_000;
export const MOST_STEPS = 1_000_000;

/** Runs a process until it blocks, waits or ends. */
export function runProcess(host: Host, index: number, fx: HostFx): void {
  const process = host.processes[index] as ProcessState;
  const { steps } = process.program;
  let idle = 0;
  for (let done = 0; process.waitingFor < 0 && process.pc < steps.length; done++) {
    if (++idle > MOST_IDLE_STEPS || done === MOST_STEPS) {
      process.pc = steps.length;
      emit(fx.log, 'app.event', fx.node, { process: index, name: 'endless', detail: `${done}` });
      return;
    }
    const step = steps[process.pc] as Instruction;
    if (step.do === 'goto') {
      process.pc = step.target;
    } else if (step.do === 'wait' || step.do === 'waitUntil') {
      process.pc++;
      pause(index, step.do === 'wait' ? fx.now + step.time : Math.max(fx.now, step.time), fx);
      return;
    } else {
      prepare(process, step);
      const call = host.nextCall;
      const outcome = makeCall(host, index, request as SocketCall, fx);
      if (!outcome.done) {
        process.waitingFor = call;
        return;
      }
      if (movesBytes(host, step, outcome.result)) idle = 0;
      if (!finishStep(process, index, step, outcome.result, fx)) return;
    }
  }
}

/** What a stream takes and gives is limited by its buffers; datagrams could be sent for ever. */
function movesBytes({ transport }: Host, step: Instruction, { value }: CallResult): boolean {
  if (step.do === 'send') return value > 0 && transport.sockets.get(request.fd)?.type === 'stream';
  return value > 0 && (step.do === 'recv' || step.do === 'recvAll');
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
  const step = process.program.steps[process.pc] as Instruction;
  if (finishStep(process, index, step, result, fx)) runProcess(host, index, fx);
}

function pause(index: number, until: number, fx: HostFx): void {
  fx.arm(fx.newTimer('app', index, 'wait'), until);
}

/** Fills in the request for a step. */
function prepare(process: ProcessState, step: Instruction): void {
  request.fd = process.descriptors[step.on] ?? -1;
  request.size = step.size;
  switch (step.do) {
    case 'recvAll':
    case 'recv':
      request.name = 'recv';
      request.forget = !process.hashesReceived;
      return;
    case 'send':
      request.name = 'send';
      request.data =
        step.text === undefined ? patternBytes(step.size, process.totalSent) : utf8(step.text);
      return;
    default:
      prepareOther(step.source);
  }
}

function prepareOther(step: ScriptStep): void {
  if (step.do === 'goto' || step.do === 'wait' || step.do === 'waitUntil') return;
  if (step.do === 'recvAll') return;
  request.name = step.do;
  request.address = 'address' in step ? (step.address ?? 0) : 0;
  request.port = 'port' in step ? step.port : 0;
  switch (step.do) {
    case 'socket':
      request.type = step.type ?? 'stream';
      return;
    case 'setsockopt':
      request.option = step.option;
      request.value = step.value;
      return;
    case 'listen':
      request.backlog = step.backlog;
      return;
    case 'sendto':
      request.data = utf8(step.text);
      return;
    case 'shutdown':
      request.how = step.how;
      return;
    default:
      return;
  }
}

/** Stores what a step's call returned and moves on. False when the process stops or pauses here. */
function finishStep(
  process: ProcessState,
  index: number,
  step: Instruction,
  result: CallResult,
  fx: HostFx,
): boolean {
  const { value, error } = result;
  if (error !== undefined) {
    // A program that checks its return values ends here.
    process.pc = process.program.steps.length;
    emit(fx.log, 'app.event', fx.node, { process: index, name: 'failed', detail: error });
    return false;
  }
  if (step.as >= 0) process.descriptors[step.as] = value;
  else if (step.do === 'send') process.totalSent += value;
  else if (step.do === 'recvAll') return readMore(process, index, step, result, fx);
  else if (step.do === 'recv' || step.do === 'recvfrom') countReceived(process, result);
  process.pc++;
  return true;
}

/** recv returned to a step that reads until enough bytes have come, or the stream ends. */
function readMore(
  process: ProcessState,
  index: number,
  step: Instruction,
  result: CallResult,
  fx: HostFx,
): boolean {
  countReceived(process, result);
  process.received += result.value;
  if (result.value > 0 && process.received < step.limit) {
    if (step.time < 0) return true;
    pause(index, fx.now + step.time, fx);
    return false;
  }
  process.received = 0;
  process.pc++;
  return true;
}

function countReceived(process: ProcessState, { value, data }: CallResult): void {
  process.totalReceived += value;
  if (process.hashesReceived && data !== undefined) {
    process.receivedHash = hashBytes(data, process.receivedHash);
  }
}
