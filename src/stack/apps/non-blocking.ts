/** Calls on non-blocking descriptors, which always return. */
import type { CallOutcome, CallResult, ProgramCall } from '../sockets/calls.ts';
import type { AppEnv } from './kind.ts';

/** The longest message, or more of a stream than one read needs. */
export const READ = 65_536;

export function call(env: AppEnv, request: ProgramCall): CallResult {
  return resultOf(env.call(request));
}

/** One that does not return is that of a process at its end. */
export function resultOf(outcome: CallOutcome): CallResult {
  return outcome.done ? outcome.result : { value: -1, error: 'EAGAIN' };
}

/** A descriptor that is bound to a port, or −1: then the server says why it cannot be, and ends. */
export function bound(type: 'stream' | 'dgram', port: number, env: AppEnv): number {
  const { value: fd } = call(env, { name: 'socket', type, nonBlocking: true });
  const { error } = call(env, { name: 'bind', fd, address: 0, port });
  if (error === undefined) return fd;
  env.print(`port ${port}: ${error}`);
  env.exit(1);
  return -1;
}

/** Takes every client that knocks. What came before it was accepted was announced to nobody. */
export function acceptAll(door: number, welcome: (fd: number) => void, env: AppEnv): void {
  while (env.mayGoOn()) {
    const { value: fd, error } = call(env, { name: 'accept', fd: door });
    if (error !== undefined) return;
    call(env, { name: 'setNonBlocking', fd, on: true });
    welcome(fd);
  }
}

/** What has come to a descriptor of messages (datagrams, frames) since it was last read; a stream that has ended gives empty data for ever. */
export function messages(fd: number, env: AppEnv): Uint8Array[] {
  const found: Uint8Array[] = [];
  while (env.mayGoOn()) {
    const { data, error } = call(env, { name: 'recv', fd, size: READ });
    if (error !== undefined || data === undefined) break;
    found.push(data);
  }
  return found;
}
