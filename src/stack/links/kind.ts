/**
 * What a kind of link brings: its state as plain data, and what becomes of a frame between two nodes.
 * Each kind is a folder beside this file; how frames wait in front of a line is a queue's business
 * (`src/stack/queues`). The world names no kind.
 */
import type { GenericSchema, ObjectEntries } from 'valibot';
import type { Kernel } from '../capability.ts';
import type { FrameRef } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { Capture } from '../trace/capture.ts';
import type { DropReason, FutileReason } from '../trace/kernel-events.ts';
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
  /** What the cards on it go by that say nothing of their own. Default 1500 (RFC 894). */
  mtu?: number;
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

/** What a session can do to a frame on its way, beside taking it off the link. */
export type Alteration =
  /** It arrives so much later, µs. */
  | { readonly do: 'delay'; readonly by: number }
  /** A copy of it arrives so much after it, µs. */
  | { readonly do: 'duplicate'; readonly after: number }
  /** One of its bits is flipped, counted from the frame's first. */
  | { readonly do: 'corrupt'; readonly bit: number }
  /** It carries this frame check sequence, where the link has them, whatever its bits give. */
  | { readonly do: 'reseal'; readonly fcs: number };

export interface LinkKind<
  S extends LinkState = LinkState,
  Spec extends LinkSpecBase = LinkSpecBase,
> {
  readonly kind: string;
  create(spec: Spec, ends: [LinkEnd, LinkEnd], rng: Rng, kernel: Kernel): S;
  /** The node at this end hands over a frame; it belongs to the link from now on. */
  offer(state: S, end: number, frame: FrameRef, fx: LinkFx): void;
  /** An entry of the event heap is due that the link made (`wakeLink`); it may be out of date. */
  due(state: S, what: number, order: number, fx: LinkFx): void;
  /** False while it is unplugged. */
  carrier(state: S): boolean;
  /** What is bound once for a running world: a queue's code, for example. */
  bind?(state: S, fx: LinkFx, kernel: Kernel): LinkFx;
  /** Names of kinds or capabilities that this link needs. Nothing of it has been checked. */
  needs?(spec: Readonly<Record<string, unknown>>): readonly string[];
}

/**
 * What a session can do to a link of this kind while it runs. It may be a capability of its own
 * (`<kind>.changes`), which is fetched with the first input of that sort.
 */
export interface LinkChanges<S extends LinkState = LinkState, Settings extends object = object> {
  readonly kind: string;
  change(state: S, settings: Settings, fx: LinkFx): void;
  /** Takes a frame off the link, by its number in the trace; false when it is not there. */
  take(state: S, id: number, fx: LinkFx): boolean;
  /** Changes a frame that is on the link, by its number in the trace, or says why it cannot. */
  alter?(state: S, id: number, how: Alteration, fx: LinkFx): FutileReason | 'done';
  /** A frame is handed to a link that has faults, or is to be marked. */
  offerFaulty?(
    state: S,
    end: number,
    frame: FrameRef,
    begins: number,
    arrives: Instant,
    mark: boolean,
    fx: LinkFx,
  ): void;
  /** A frame is sent with a check sequence, and arrives; true: it was discarded, as that does not fit. */
  seal?(state: S, id: number, frame: FrameRef, fx: LinkFx): void;
  discards?(state: S, end: number, id: number, frame: FrameRef, fate: number, fx: LinkFx): boolean;
  /** The queue before a line decides at its head, which has the turn now. */
  atHead?(state: S, end: number, fx: LinkFx): void;
}

export const KEEP = 0;
/** Marked as a router does (RFC 3168 §5); a packet that is not ECN-capable is kept as it is. */
export const MARK = 1;
/** There is no room. */
export const DROP = 2;
/** There is room, but the discipline wants the senders to go slower: the kind's `early` is the reason. */
export const DROP_EARLY = 3;
/** Marked where the packet is ECN-capable; where it is not, dropped early (RFC 3168 §5). */
export const MARK_OR_DROP = 4;
export type Verdict =
  | typeof KEEP
  | typeof MARK
  | typeof DROP
  | typeof DROP_EARLY
  | typeof MARK_OR_DROP;

/**
 * A queue discipline: who may wait in front of a line. It keeps what it has to remember in a state of
 * plain data of its own, one for each direction; the frames themselves the link keeps.
 */
export interface QueueKind<S = unknown, Spec extends object = object> {
  readonly kind: string;
  /** Why it drops what it has room for. Default: as if it were full. */
  readonly early?: DropReason;
  /**
   * `line`: the settings of the link in front of which it stands. The state has what the spec can say
   * under the same names, so that a session can set it later.
   */
  create(spec: Spec, line: object): S;
  /** A frame of `bytes` comes to a queue in which `waiting` bytes wait (0: the line may be free). */
  enqueue(state: S, bytes: number, waiting: number, now: Instant, rng: Rng): Verdict;
  /** The packet that was to be marked is not ECN-capable, so it was dropped (RFC 3168 §5). */
  unmarked?(state: S, bytes: number): void;
  /** Writes into the trace what pictures show of its state and nothing else tells; after `enqueue`. */
  tell?(state: S, log: TraceLog, node: number, link: number): void;
  /** A session changed the link's settings, of which some may be the queue's. */
  change?(state: S, settings: object): void;
  /**
   * The frame's turn has come after `waited` µs; `waiting` bytes are behind it. A queue that has this
   * decides at its head (CoDel, RFC 8289), so when its frames are sent is known no earlier than then.
   * Its capability needs `wire.changes`: what it drops changes the times of those behind it.
   * `capable`: the packet can be marked.
   */
  dequeue?(
    state: S,
    waited: number,
    waiting: number,
    now: Instant,
    rng: Rng,
    capable: boolean,
  ): Verdict;
}
