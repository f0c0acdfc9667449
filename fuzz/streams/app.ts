/**
 * An application that uses one non-blocking socket in both directions, and knows which bytes it must
 * get: the byte at place n of a stream is a function of n, so anything lost, doubled, swapped or
 * invented is seen at once.
 */

import { ipv4 } from '../../src/stack/core/addresses.ts';
import { SECOND } from '../../src/stack/core/instant.ts';
import { nextBelow, type Rng } from '../../src/stack/core/rng.ts';
import type { CallResult, Errno, SocketCall } from '../../src/stack/sockets/calls.ts';
import { between } from '../random.ts';
import type { AppBehaviour } from './case.ts';

export interface App {
  name: string;
  behaviour: AppBehaviour;
  call(request: SocketCall): CallResult;
  fd: number;
  /** Looks at the socket, one after another, at which nothing could be done. */
  idle: number;
  connected: boolean;
  written: number;
  read: number;
  /** It has said that it sends no more. */
  shut: boolean;
  /** It has seen the end of the other's stream. */
  ended: boolean;
  closed: boolean;
  error: Errno | '';
}

export const PORT = 80;
export const SERVER_ADDRESS = ipv4('10.0.0.2');
const PERIOD = 251;
const LONGEST_PAUSE = SECOND;

function expectedByte(place: number): number {
  return ((place * 31) % PERIOD) + (place >> 16);
}

function streamBytes(from: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++) bytes[i] = expectedByte(from + i);
  return bytes;
}

/** How long an application waits until it looks again: longer and longer when nothing happens. */
export function pauseOf(app: App, rng: Rng): number {
  return nextBelow(rng, Math.min(app.behaviour.pause * 2 ** Math.min(app.idle, 20), LONGEST_PAUSE));
}

/** One look at the socket: writes some, reads some, ends when it is time. */
export function act(app: App, peer: App, rng: Rng): void {
  app.idle++;
  if (app.closed || app.fd < 0 || !isConnected(app)) return;
  const { behaviour } = app;
  if (behaviour.end !== 'polite' && app.written + app.read >= behaviour.patience) {
    app.call({ name: behaviour.end === 'abort' ? 'abort' : 'close', fd: app.fd });
    app.closed = true;
    return;
  }
  if (!app.shut && app.error === '') writeSome(app, rng);
  if (!app.ended && app.error === '') readSome(app, peer, rng);
  if ((app.shut && app.ended) || app.error !== '') {
    app.call({ name: 'close', fd: app.fd });
    app.closed = true;
  }
}

/** A second connect says how the first one fared. */
function isConnected(app: App): boolean {
  if (app.connected) return true;
  const { error } = app.call({ name: 'connect', fd: app.fd, address: SERVER_ADDRESS, port: PORT });
  app.connected = error === 'EISCONN';
  if (app.connected || error === 'EALREADY') return app.connected;
  app.error = error ?? 'ECONNABORTED';
  return true;
}

function writeSome(app: App, rng: Rng): void {
  const left = app.behaviour.bytes - app.written;
  if (left === 0) {
    const { error } = app.call({ name: 'shutdown', fd: app.fd, how: 'wr' });
    if (error === undefined) app.shut = true;
    else note(app, error);
    return;
  }
  const count = Math.min(left, between(rng, 1, app.behaviour.write));
  const data = streamBytes(app.written, count);
  const { value, error } = app.call({
    name: 'send',
    fd: app.fd,
    data,
    push: between(rng, 0, 1) === 1,
  });
  if (error !== undefined) note(app, error);
  else {
    app.written += value;
    app.idle = 0;
  }
}

function readSome(app: App, peer: App, rng: Rng): void {
  const size = between(rng, 1, app.behaviour.read);
  const { data, error } = app.call({ name: 'recv', fd: app.fd, size });
  if (error !== undefined) {
    note(app, error);
    return;
  }
  const bytes = data ?? new Uint8Array(0);
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== expectedByte(app.read + i) % 256) {
      throw new Error(`${app.name} read a wrong byte at ${app.read + i}`);
    }
  }
  app.read += bytes.length;
  app.idle = 0;
  if (app.read > peer.written) throw new Error(`${app.name} read more than was written`);
  if (bytes.length > 0) return;
  app.ended = true;
  if (!peer.shut && !peer.closed) throw new Error(`${app.name} read an end that is none`);
  if (app.read < peer.written && peer.behaviour.end !== 'abort') {
    throw new Error(`${app.name} read ${app.read} of ${peer.written} bytes and then the end`);
  }
}

function note(app: App, error: Errno): void {
  if (error !== 'EAGAIN') app.error = error;
}
