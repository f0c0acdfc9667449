/**
 * A layer between a program and a stream socket, such as TLS: the program's bytes go through it on
 * their way to the peer, and the peer's on their way to the program. It is a reducer, as programs are,
 * and does not know which descriptor it is on.
 */
import type { Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';

export interface StreamLayerEnv {
  readonly now: Instant;
  readonly rng: Rng;
  /** What a clock on the wall says: µs since 1970. Certificates are judged by it. */
  wallClock(): number;
}

/** What comes of bytes that a layer was given. All parts may be missing. */
export interface LayerOutput {
  toPeer?: Uint8Array;
  toApp?: Uint8Array;
  /** Something that the program hears as a socket event, 'handshake-done' for example. */
  event?: string;
  /** The layer gives up: the program's calls return this error from now on. */
  failed?: boolean;
}

export interface StreamLayer<S = unknown, C = unknown> {
  readonly id: string;
  /** The state it starts with; plain data. */
  open(config: C, env: StreamLayerEnv): S;
  fromPeer(state: S, bytes: Uint8Array, env: StreamLayerEnv): LayerOutput;
  /** Called once without bytes after `open`, so that a layer may speak first. */
  fromApp(state: S, bytes: Uint8Array, env: StreamLayerEnv): LayerOutput;
  /** The program sends no more: what the layer says as a goodbye. */
  close?(state: S, env: StreamLayerEnv): LayerOutput;
}
