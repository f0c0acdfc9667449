/**
 * What a kind of node brings: its state as plain data, what it does with frames and timers. Each kind is a folder beside this file. The world steps nodes
 * through this interface and names no kind.
 */
import type { GenericSchema, ObjectEntries } from 'valibot';
import type { Kernel } from '../capability.ts';
import type { Ipv4, Mac } from '../core/addresses.ts';
import type { FrameRef } from '../core/arena.ts';
import type { Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { Fault } from '../schema/faults.ts';
import type { FiredTimer, Fx, TimerLayer, TimerRef } from '../trace/fx.ts';

/** What every node's part of a scenario says. */
export interface NodeSpecBase {
  /** Default: host. */
  kind?: string;
  /**
   * Addresses, hardware addresses and random numbers hang on it, so a node that is added changes
   * nothing for the others. Default: the node's place in the scenario.
   */
  id?: string;
  name: string;
  /** A node with an address, or with cards that may have some, has a loopback of its own behind its cards. */
  address?: string;
  cards?: readonly { readonly name?: string; readonly address?: string }[];
}

/** Parts of scenarios by the kind of their node; each kind adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: the folders of the kinds fill it
export interface NodeSpecs {}
export type NodeSpec = NodeSpecs[keyof NodeSpecs];

/** A node's state: plain data that can be cloned and saved. */
export interface NodeState {
  kind: string;
  name: string;
}

/** The place of a node in its world, while the world is being built. */
export interface Site {
  readonly kernel: Kernel;
  /** The number that the trace gives the node. */
  readonly index: number;
  /** What instant 0 is on the calendar, µs since 1970. */
  readonly epoch: number;
  /** The node's own generator, seeded by the session and the node's id. */
  readonly rng: Rng;
  /** The hardware address of a card, derived from the node's id. */
  mac(card: number): Mac;
  /** What the link that a card will be plugged into carries. */
  mtu(card: number): number;
  newTimer(layer: TimerLayer, conn: number, name: string): TimerRef;
  arm(timer: TimerRef, due: Instant): void;
  /** The ports whose link is down from the start; links are there when nodes `start`. */
  downPorts(): number[];
}

/** What a node of a running world can see of it. */
export interface RunningSite {
  readonly kernel: Kernel;
  /** What is plugged into each port: −1 is nothing. The list is the world's own, so it is up to date. */
  readonly ports: readonly number[];
}

/** An address that a node's card has, as its neighbours know it. */
export interface Card {
  readonly address: Ipv4;
  readonly mac: Mac;
}

/** An address that a node has. */
export interface OwnAddress {
  readonly path: Fault['path'];
  readonly address: string;
  readonly card: number;
}

/** The form of a node's part of a scenario. It is apart from the kind: only checks need it. */
export interface NodeForm<Spec extends NodeSpecBase = NodeSpecBase> {
  /** The fields besides those of every node. */
  readonly schema: ObjectEntries;
  /** What is wrong with a part whose fields are in order; paths begin at the node. */
  faults?(spec: Spec, kernel: Kernel): Fault[];
  addresses?(spec: Spec): readonly OwnAddress[];
  /** Cards behind which the addresses of the node’s other cards are not known (world/schema/realms.ts). */
  outside?(spec: Spec, kernel: Kernel): readonly number[];
}

export interface NodeKind<
  S extends NodeState = NodeState,
  Spec extends NodeSpecBase = NodeSpecBase,
  F extends Fx = Fx,
> {
  readonly kind: string;
  /** The kind that it is one of: what is said of a host's programs can be said of a router's. */
  readonly like?: string;
  /**
   * Names of kinds (of programs, sockets, hooks …) that this node needs, as far as the kernel can
   * tell. Nothing has been checked: it may not even be a node.
   */
  needs?(spec: Spec, kernel: Kernel): readonly unknown[];
  /** How many cards a link can be plugged into; undefined: as many as links are. */
  cards(spec: Spec): number | undefined;
  create(spec: Spec, site: Site): S;
  /** Runs once all nodes exist: starts what begins by itself. */
  start?(state: S, spec: Spec, site: Site): void;
  /** The cards that others can be told of, and what a node does with others' (as if ARP had run). */
  known?(state: S): readonly Card[];
  introduce?(state: S, cards: readonly Card[], site: Site): void;
  /** Makes the effects that the node's own code uses, once for each running world. */
  bind(state: S, fx: Fx, running: RunningSite): F;
  frame(state: S, port: number, frame: FrameRef, fx: F): void;
  timer?(state: S, fired: FiredTimer, ref: TimerRef, fx: F): void;
  /** A link at one of its ports went up or down. */
  linkChanged?(state: S, port: number, up: boolean, fx: F): void;
  /** Grows whenever data or connections get on; the guard looks at it (world/guard.ts). */
  progress?(state: S): number;
}

/** The form of the `config` of a packet hook, for the checks before a run. Without one there is nothing to say. */
export interface HookForm {
  readonly config: GenericSchema<unknown, unknown>;
  /** What of it can be changed while it runs; nothing, where it is not said. */
  readonly change?: GenericSchema<unknown, unknown>;
  /** The card behind which nobody hears of the addresses inside, where the hook hides them. */
  outside?(config: unknown): number;
}
