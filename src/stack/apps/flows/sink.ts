/**
 * Takes whatever comes and throws it away (RFC 863, over TCP), and closes when the sender has. One
 * process serves any number of clients.
 */
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { acceptAll, bound, call, READ } from '../non-blocking.ts';

export interface SinkArgs {
  /** Default 9, the port of discard. */
  readonly port?: number;
  /** Connections that may wait to be accepted; default 128. */
  readonly backlog?: number;
}

interface SinkState {
  readonly port: number;
  readonly backlog: number;
  door: number;
}

const DISCARD_PORT = 9;
const BACKLOG = 128;

export const sink: AppKind<SinkState, SinkArgs> = {
  id: 'flows.sink',
  hears: { sockets: true },
  init: ({ port = DISCARD_PORT, backlog = BACKLOG }) => ({ port, backlog, door: -1 }),
  step(state: SinkState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') openDoor(state, env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function openDoor(state: SinkState, env: AppEnv): void {
  state.door = bound('stream', state.port, env);
  if (state.door >= 0) call(env, { name: 'listen', fd: state.door, backlog: state.backlog });
}

function hear({ door }: SinkState, fd: number, what: string, env: AppEnv): void {
  if (fd === door) {
    if (what === 'accept') acceptAll(door, (client) => discard(client, env), env);
  } else if (what === 'readable' || what === 'end') discard(fd, env);
  else if (what === 'reset' || what === 'closed') env.call({ name: 'close', fd });
}

function discard(fd: number, env: AppEnv): void {
  while (env.mayGoOn()) {
    const { value, error } = call(env, { name: 'recv', fd, size: READ, forget: true });
    if (error === 'EAGAIN') return;
    if (error !== undefined || value === 0) {
      env.call({ name: 'close', fd });
      return;
    }
  }
}
