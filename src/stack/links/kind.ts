/**
 * What a kind of link brings: its state as plain data, and what becomes of a frame between two nodes. Each kind is a folder beside this file; how frames wait in
 * front of a line is a queue's business (`queues/`). The world names no kind.
 */
import type { GenericSchema, ObjectEntries } from 'valibot';
import type { Kernel } from '../capability.ts';
import type { FrameRef } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { Capture } from '../trace/capture.ts';
import type { TraceLog } from '../trace/log.ts';
import type { World } from '../world/world.ts';

/** What every link's part of a scenario says. */
export interface LinkSpecBase {
  /** Default: wire. */
  kind?: string;
  /** Its faults are drawn by it. Default: the link's number in the trace. */
  id?: string;
  name?: string;
  /** Names of two nodes. A hub has as many ports as links name it. */
  between: [string, string];
}

/** Parts of scenarios by the kind of their link; each kind adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: the folders of the kinds fill it
export interface LinkSpecs {}
export type LinkSpec = LinkSpecs[keyof LinkSpecs];

export interface LinkEnd {
  node: number;
  nic: number;
}

/** A link's state: plain data that can be cloned and saved. */
export interface LinkState {
  kind: string;
  name: string;
  /** The first end sends in direction 0, the second in direction 1. */
  ends: [LinkEnd, LinkEnd];
}

/** What a link may do to the world. One for each link of a running world. */
export interface LinkFx {
  /** The number that the trace gives the link. */
  readonly link: number;
  readonly world: World;
  readonly log: TraceLog;
  readonly capture: Capture;
  /** The frame, with its number in the trace, comes out at an end. `sentBy`: the event of its sending. */
  deliver(end: number, id: number, frame: FrameRef, sentBy: number): void;
  /** Both nodes hear that the link went up or down. */
  carrierChanged(up: boolean): void;
}

/** The form of a link's part of a scenario. It is apart from the kind: only checks need it. */
export interface LinkForm {
  /** The fields besides those of every link. */
  readonly schema: ObjectEntries;
  /** What a session may change while it runs. */
  readonly settings: GenericSchema<unknown, unknown>;
}

/** The form of a link's `queue`: its fields besides `kind`. */
export interface QueueForm {
  readonly schema: ObjectEntries;
}

export interface LinkKind<
  S extends LinkState = LinkState,
  Spec extends LinkSpecBase = LinkSpecBase,
  Settings extends object = object,
> {
  readonly kind: string;
  create(spec: Spec, ends: [LinkEnd, LinkEnd], rng: Rng, kernel: Kernel): S;
  /** The node at this end hands over a frame; it belongs to the link from now on. */
  offer(state: S, end: number, frame: FrameRef, fx: LinkFx): void;
  /** An entry of the event heap is due that the link made (`wakeLink`); it may be out of date. */
  due(state: S, what: number, order: number, fx: LinkFx): void;
  change(state: S, settings: Settings, fx: LinkFx): void;
  /** Takes a frame off the link, by its number in the trace; false when it is not there. */
  take(state: S, id: number, fx: LinkFx): boolean;
  /** False while it is unplugged. */
  carrier(state: S): boolean;
  /** What is bound once for a running world: a queue's code, for example. */
  bind?(state: S, fx: LinkFx, kernel: Kernel): LinkFx;
}

export const KEEP = 0;
/** Marked as a router does (RFC 3168 §5); a packet that is not ECN-capable is kept as it is. */
export const MARK = 1;
export const DROP = 2;
export type Verdict = typeof KEEP | typeof MARK | typeof DROP;

/**
 * A queue discipline: who may wait in front of a line. It keeps what it has to remember in a state of
 * plain data of its own, one for each direction; the frames themselves the link keeps.
 */
export interface QueueKind<S = unknown, Spec extends object = object> {
  readonly kind: string;
  create(spec: Spec): S;
  /** A frame of `bytes` comes to a queue in which `waiting` bytes wait (0: the line may be free). */
  enqueue(state: S, bytes: number, waiting: number, now: Instant, rng: Rng): Verdict;
  /** A session changed the link's settings, of which some may be the queue's. */
  change?(state: S, settings: object): void;
  /**
   * The frame's turn has come after `waited` µs; `waiting` bytes are behind it. A queue that has this
   * decides at its head (CoDel, RFC 8289), so when its frames are sent is known no earlier than then.
   */
  dequeue?(state: S, waited: number, waiting: number, now: Instant, rng: Rng): Verdict;
}
