/**
 * What a host may do to the world while it handles one input: send a frame, arm a timer, record
 * an event, draw a random number. Nothing else; a test can pass a recording implementation.
 * An Fx belongs to whoever runs the world and is never part of its state.
 */
import type { FrameArena, FrameRef } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { TraceLog } from './log.ts';

/** A timer's place in the scheduler's table, taken once (`newTimer`) and armed many times. */
export type TimerRef = number;

export interface Fx {
  /** Virtual time of the input being handled. */
  readonly now: Instant;
  /** Number of the host that is being stepped. */
  readonly node: number;
  readonly arena: FrameArena;
  readonly rng: Rng;
  readonly log: TraceLog;
  /** Hands a frame to the link behind card number `nic`; the frame belongs to the link from now on. */
  transmit(nic: number, frame: FrameRef): void;
  /** Makes a timer. `conn` is the owner's number in its layer, given back when the timer fires. */
  newTimer(layer: TimerLayer, conn: number, name: string): TimerRef;
  freeTimer(timer: TimerRef): void;
  /** (Re)starts a timer: it fires once at `due`, after everything already due at that instant. */
  arm(timer: TimerRef, due: Instant): void;
  disarm(timer: TimerRef): void;
}

/** Who a timer is for: the id of a protocol, 'socket', or 'app'. */
export type TimerLayer = string;

/** A timer that fired, as the host gets it. */
export interface FiredTimer {
  layer: TimerLayer;
  conn: number;
  name: string;
}
