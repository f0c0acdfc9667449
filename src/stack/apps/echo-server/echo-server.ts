/**
 * Sends back whatever comes (RFC 862), to whoever sent it, over TCP and UDP. It waits for nobody: all
 * its calls are non-blocking, and socket events say when one may be made, so one process serves any
 * number of clients.
 */
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { acceptAll, bound, call, READ } from '../non-blocking.ts';

export interface EchoArgs {
  /** Default 7, the port of echo. */
  port?: number;
  backlog?: number;
}

interface EchoState {
  port: number;
  backlog: number;
  /** Descriptors that clients knock at. */
  stream: number;
  datagrams: number;
  /** Bytes that a client has not got back yet, by descriptor: its socket had no room. */
  owed: Map<number, Uint8Array>;
}

const ECHO_PORT = 7;

export const echoServer: AppKind<EchoState, EchoArgs> = {
  id: 'echo-server',
  needs: () => ['dgram'],
  hears: { sockets: true },
  init: ({ port = ECHO_PORT, backlog = 5 }) => ({
    port,
    backlog,
    stream: -1,
    datagrams: -1,
    owed: new Map(),
  }),
  step(state: EchoState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') openDoors(state, env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function openDoors(state: EchoState, env: AppEnv): void {
  state.stream = bound('stream', state.port, env);
  if (state.stream < 0) return;
  call(env, { name: 'listen', fd: state.stream, backlog: state.backlog });
  state.datagrams = bound('dgram', state.port, env);
}

function hear(state: EchoState, fd: number, what: string, env: AppEnv): void {
  if (fd === state.stream) {
    if (what === 'accept') acceptAll(fd, (client) => echo(state, client, env), env);
  } else if (fd === state.datagrams) {
    if (what === 'readable') answerDatagrams(fd, env);
  } else if (what === 'writable') sendOwed(state, fd, env);
  else if (what === 'readable' || what === 'end') echo(state, fd, env);
  else if (what !== 'connected' && what !== 'urgent' && !what.startsWith('soft-error')) {
    hangUp(state, fd, env);
  }
}

function answerDatagrams(fd: number, env: AppEnv): void {
  for (;;) {
    if (!env.mayGoOn()) return;
    const got = call(env, { name: 'recvfrom', fd, size: READ });
    if (got.error === 'EAGAIN') return;
    // An ICMP error about an earlier answer is that client's trouble, not ours.
    if (got.error !== undefined || got.data === undefined) continue;
    const { data, address = 0, port = 0 } = got;
    env.call({ name: 'sendto', fd, data, address, port });
  }
}

/** Reads and sends back until there is nothing more, or the client does not take it. */
function echo(state: EchoState, fd: number, env: AppEnv): void {
  while (!state.owed.has(fd)) {
    if (!env.mayGoOn()) return;
    const { value, data, error } = call(env, { name: 'recv', fd, size: READ });
    if (error === 'EAGAIN') return;
    if (error !== undefined || value === 0 || data === undefined) {
      hangUp(state, fd, env);
      return;
    }
    if (!sendBack(state, fd, data, env)) return;
  }
}

/** False when the client is gone. */
function sendBack(state: EchoState, fd: number, data: Uint8Array, env: AppEnv): boolean {
  const { value, error } = call(env, { name: 'send', fd, data });
  if (error !== undefined && error !== 'EAGAIN') {
    hangUp(state, fd, env);
    return false;
  }
  const sent = Math.max(0, value);
  if (sent < data.length) state.owed.set(fd, data.slice(sent));
  return true;
}

function sendOwed(state: EchoState, fd: number, env: AppEnv): void {
  const data = state.owed.get(fd);
  if (data === undefined) return;
  state.owed.delete(fd);
  if (sendBack(state, fd, data, env)) echo(state, fd, env);
}

function hangUp(state: EchoState, fd: number, env: AppEnv): void {
  state.owed.delete(fd);
  env.call({ name: 'close', fd });
}
