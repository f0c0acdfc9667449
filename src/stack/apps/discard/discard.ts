/** Throws away whatever comes (RFC 863), over TCP and UDP, of any number of clients. */
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { acceptAll, bound, call, READ } from '../non-blocking.ts';

export interface DiscardArgs {
  /** Default 9, the port of discard. */
  port?: number;
  backlog?: number;
}

interface DiscardState {
  readonly port: number;
  readonly backlog: number;
  /** Descriptors that clients knock at. */
  stream: number;
  datagrams: number;
}

const DISCARD_PORT = 9;

export const discard: AppKind<DiscardState, DiscardArgs> = {
  id: 'discard',
  needs: () => ['dgram'],
  hears: { sockets: true },
  init: ({ port = DISCARD_PORT, backlog = 5 }) => ({ port, backlog, stream: -1, datagrams: -1 }),
  step(state: DiscardState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function open(state: DiscardState, env: AppEnv): void {
  state.stream = bound('stream', state.port, env);
  if (state.stream < 0) return;
  call(env, { name: 'listen', fd: state.stream, backlog: state.backlog });
  state.datagrams = bound('dgram', state.port, env);
}

function hear(state: DiscardState, fd: number, what: string, env: AppEnv): void {
  if (fd === state.stream) acceptAll(fd, (client) => readAll(client, env), env);
  else if (fd === state.datagrams) throwAway(fd, env);
  else if (what === 'readable' || what === 'end') readAll(fd, env);
  else if (what === 'closed' || what === 'reset' || what.startsWith('error')) {
    call(env, { name: 'close', fd });
  }
}

function throwAway(fd: number, env: AppEnv): void {
  while (env.mayGoOn()) {
    if (call(env, { name: 'recvfrom', fd, size: READ }).error === 'EAGAIN') return;
  }
}

/** A client that has come to its end is hung up on. */
function readAll(fd: number, env: AppEnv): void {
  while (env.mayGoOn()) {
    const { value, error } = call(env, { name: 'recv', fd, size: READ, forget: true });
    if (error === 'EAGAIN') return;
    if (error === undefined && value > 0) continue;
    call(env, { name: 'close', fd });
    return;
  }
}
