/** The program `script`: one socket call after another, each waiting for the last to return. */
import { listOf } from '../../core/lists.ts';
import { utf8 } from '../../core/text.ts';
import type { CallResult, SocketCall } from '../../sockets/calls.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import {
  createScript,
  hashBytes,
  type Instruction,
  patternBytes,
  type ScriptArgs,
  type ScriptState,
  type ScriptStep,
} from './script.ts';

/**
 * The call that a script is making. All of them are made with this one record, which nobody keeps:
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

export const script: AppKind<ScriptState, ScriptArgs> = {
  id: 'script',
  needs: (args) =>
    listOf(args?.steps).map((step) => {
      if (step.do === 'setsockopt') return 'socket-options';
      return step.do === 'socket' ? (step.type ?? 'stream') : undefined;
    }),
  init: createScript,
  silent: true,
  step(state: ScriptState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'returned') {
      const step = state.program.steps[state.pc] as Instruction;
      if (finishStep(state, step, event.result, env)) run(state, env);
    } else if (event.type === 'timer' || event.type === 'start') {
      run(state, env);
    }
  },
};

/** Runs a script until a call blocks, it waits, or it is at its end. */
function run(state: ScriptState, env: AppEnv): void {
  const { steps } = state.program;
  while (state.pc < steps.length) {
    const step = steps[state.pc] as Instruction;
    if (step.do === 'goto') {
      state.pc = step.target;
    } else if (step.do === 'wait' || step.do === 'waitUntil') {
      state.pc++;
      env.startTimer('wait', step.do === 'wait' ? step.time : Math.max(0, step.time - env.now));
      return;
    } else if (step.do === 'exit') {
      state.pc = steps.length;
      env.exit(step.size);
    } else {
      prepare(state, step);
      const outcome = env.call(request as SocketCall);
      if (!outcome.done || !finishStep(state, step, outcome.result, env)) return;
    }
    if (!env.mayGoOn()) return;
  }
}

/** Fills in the request for a step. */
function prepare(state: ScriptState, step: Instruction): void {
  request.fd = state.descriptors[step.on] ?? -1;
  request.size = step.size;
  switch (step.do) {
    case 'recvAll':
    case 'recv':
      request.name = 'recv';
      request.forget = !state.hashesReceived;
      return;
    case 'send':
      request.name = 'send';
      request.data =
        step.text === undefined ? patternBytes(step.size, state.totalSent) : utf8(step.text);
      return;
    default:
      prepareOther(step.source);
  }
}

function prepareOther(step: ScriptStep): void {
  if (step.do === 'goto' || step.do === 'wait' || step.do === 'waitUntil') return;
  if (step.do === 'recvAll' || step.do === 'exit') return;
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

/** Stores what a step's call returned and moves on. False when the script stops or pauses here. */
function finishStep(
  state: ScriptState,
  step: Instruction,
  result: CallResult,
  env: AppEnv,
): boolean {
  const { value, error } = result;
  if (error !== undefined) {
    // A program that checks its return values ends here.
    state.pc = state.program.steps.length;
    env.trace('app.event', { process: env.pid, name: 'failed', detail: error });
    return false;
  }
  if (step.as >= 0) state.descriptors[step.as] = value;
  else if (step.do === 'send') state.totalSent += value;
  else if (step.do === 'recvAll') return readMore(state, step, result, env);
  else if (step.do === 'recv' || step.do === 'recvfrom') countReceived(state, result);
  state.pc++;
  return true;
}

/** recv returned to a step that reads until enough bytes have come, or the stream ends. */
function readMore(state: ScriptState, step: Instruction, result: CallResult, env: AppEnv): boolean {
  countReceived(state, result);
  state.received += result.value;
  if (result.value > 0 && state.received < step.limit) {
    if (step.time < 0) return true;
    env.startTimer('wait', step.time);
    return false;
  }
  state.received = 0;
  state.pc++;
  return true;
}

function countReceived(state: ScriptState, { value, data }: CallResult): void {
  state.totalReceived += value;
  if (state.hashesReceived && data !== undefined) {
    state.receivedHash = hashBytes(data, state.receivedHash);
  }
}
