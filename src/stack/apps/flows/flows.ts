/**
 * The program `flows` opens connections to one server, each at its own time, sends so many bytes on
 * each and waits until the server has taken them all. One process serves all of them: its calls are
 * non-blocking, and socket events say when one may be made.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import type { Duration, Instant } from '../../core/instant.ts';
import { listOf } from '../../core/lists.ts';
import type { CallResult } from '../../sockets/calls.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call } from '../non-blocking.ts';
import { patternBytes } from '../script/script.ts';
import './events.ts';

/** One flow, or several that are alike. */
export interface FlowSpec {
  readonly bytes: number;
  /** How many of them; default 1. */
  readonly times?: number;
  /** When the first is opened, after the program has started; default 0. */
  readonly startAt?: Duration;
  /** How long after that each further one is; default 0. */
  readonly every?: Duration;
  /** Options of its socket, by the names of settings. */
  readonly options?: Readonly<Record<string, number | string>>;
}

export interface FlowsArgs {
  readonly address: Ipv4;
  readonly port: number;
  readonly flows: readonly FlowSpec[];
}

interface FlowState {
  readonly bytes: number;
  readonly options: FlowSpec['options'];
  /** After the program's start. */
  readonly startAt: Duration;
  fd: number;
  openedAt: Instant;
  /** Bytes that still have to be handed over. */
  left: number;
  /** False again once its descriptor is closed. */
  open: boolean;
}

export interface FlowsState {
  readonly address: Ipv4;
  readonly port: number;
  readonly flows: FlowState[];
}

/** Bytes of one call. */
const PORTION = 65_536;

export const flows: AppKind<FlowsState, FlowsArgs> = {
  id: 'flows',
  needs: (args) =>
    listOf(args?.flows).some((flow) => flow.options !== undefined) ? ['socket-options'] : [],
  hears: { sockets: true },
  init: (args) => ({ address: args.address, port: args.port, flows: args.flows.flatMap(repeated) }),
  step(state: FlowsState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') begin(state, env);
    else if (event.type === 'timer') open(state, Number(event.name), env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function repeated({ bytes, times = 1, startAt = 0, every = 0, options }: FlowSpec): FlowState[] {
  return Array.from({ length: times }, (_, i) => ({
    ...{ bytes, options, startAt: startAt + i * every },
    ...{ fd: -1, openedAt: 0, left: bytes, open: false },
  }));
}

/** A timer is called as its flow is numbered. */
function begin(state: FlowsState, env: AppEnv): void {
  state.flows.forEach(({ startAt }, i) => {
    if (startAt === 0) open(state, i + 1, env);
    else env.startTimer(String(i + 1), startAt);
  });
}

function open(state: FlowsState, number: number, env: AppEnv): void {
  const flow = state.flows[number - 1] as FlowState;
  const { value: fd, error } = call(env, { name: 'socket', type: 'stream', nonBlocking: true });
  flow.openedAt = env.now;
  env.trace('flow.opened', { process: env.pid, flow: number, fd, bytes: flow.bytes });
  if (error !== undefined) {
    failed(number, fd, error, env);
    return;
  }
  flow.fd = fd;
  flow.open = true;
  for (const [option, value] of Object.entries(flow.options ?? {})) {
    const set = call(env, { name: 'setsockopt', fd, option, value });
    if (set.error !== undefined) {
      giveUp(flow, number, `${option}: ${set.error}`, env);
      return;
    }
  }
  const { address, port } = state;
  const connecting = call(env, { name: 'connect', fd, address, port });
  if (connecting.error !== undefined && connecting.error !== 'EINPROGRESS') {
    giveUp(flow, number, connecting.error, env);
  }
}

function hear(state: FlowsState, fd: number, what: string, env: AppEnv): void {
  // A number may be another's by now: of those that had it, the one that is open has it.
  const at = state.flows.findIndex((flow) => flow.open && flow.fd === fd);
  const flow = state.flows[at];
  if (flow === undefined || what.startsWith('soft-error') || what === 'urgent') return;
  if (what === 'connected' || what === 'writable') send(flow, at + 1, env);
  else if (what === 'readable' || what === 'end') read(flow, at + 1, env);
  else giveUp(flow, at + 1, what, env);
}

/** As much as the socket takes; behind the last byte comes the FIN. */
function send(flow: FlowState, number: number, env: AppEnv): void {
  while (flow.left > 0) {
    if (!env.mayGoOn()) return;
    const data = patternBytes(Math.min(PORTION, flow.left), flow.bytes - flow.left);
    const { value, error } = call(env, { name: 'send', fd: flow.fd, data });
    if (error === 'EAGAIN') return;
    if (error !== undefined) {
      giveUp(flow, number, error, env);
      return;
    }
    flow.left -= value;
    if (flow.left === 0) call(env, { name: 'shutdown', fd: flow.fd, how: 'wr' });
  }
}

/** The server says nothing; the end of its stream says that it has read all of ours. */
function read(flow: FlowState, number: number, env: AppEnv): void {
  let got: CallResult;
  do {
    if (!env.mayGoOn()) return;
    got = call(env, { name: 'recv', fd: flow.fd, size: PORTION, forget: true });
  } while (got.value > 0);
  if (got.error === 'EAGAIN') return;
  if (got.error === undefined && flow.left === 0) complete(flow, number, env);
  else giveUp(flow, number, got.error ?? 'EPIPE', env);
}

function complete(flow: FlowState, number: number, env: AppEnv): void {
  const { fd, bytes, openedAt } = flow;
  close(flow, env);
  const took = env.now - openedAt;
  env.trace('flow.completed', { process: env.pid, flow: number, fd, bytes, took });
}

function giveUp(flow: FlowState, number: number, error: string, env: AppEnv): void {
  const { fd } = flow;
  close(flow, env);
  failed(number, fd, error, env);
}

function close(flow: FlowState, env: AppEnv): void {
  flow.open = false;
  env.call({ name: 'close', fd: flow.fd });
}

function failed(flow: number, fd: number, error: string, env: AppEnv): void {
  env.trace('flow.failed', { process: env.pid, flow, fd, error });
}
