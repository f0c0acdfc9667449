/**
 * A packet hook sees the IPv4 packets that pass one or more points of a host and may drop, rewrite or
 * keep them: NAT, a firewall, a tap. Each is a folder of its own; what it knows is plain data in the
 * host. A host without hooks pays one length test for each point.
 */
import type { RfcText } from '../core/rfc.ts';
import type { Rng } from '../core/rng.ts';
import type { IpPacket, LinkFx } from '../protocols/kind.ts';
import type { FiredTimer, TimerRef } from '../trace/fx.ts';
import type { IgnoredReason } from '../trace/kernel-events.ts';

/**
 * Where a hook sees a packet: `pre` as it comes in, before anybody asks for whom it is; `in` when it is
 * for this host; `forward` when it is for another; `out` when this host made it; `post` as it leaves.
 */
export type HookPoint = 'pre' | 'in' | 'forward' | 'out' | 'post';

/** A hook that rewrites the packet's header corrects its checksums, and this record with it. */
export interface HookedPacket extends IpPacket {
  at: HookPoint;
  /** Card numbers: where it came in, where it leaves; −1 where that does not apply. */
  inNic: number;
  outNic: number;
}

/** `stolen`: the frame is the hook's now, which sends it later (`fx.route`) or frees it. */
export type HookVerdict = 'pass' | 'drop' | 'stolen';

export interface PacketHook<S = unknown, C = unknown> {
  readonly id: string;
  readonly at: readonly HookPoint[];
  /** Hooks at one point run in this order, lowest first; those with the same as the host lists them. */
  readonly order: number;
  create(config: C, rng: Rng): S;
  packet(state: S, packet: HookedPacket, fx: LinkFx): HookVerdict;
  /**
   * What the trace says of a packet that it drops: a reason that its folder gives words to. A hook with
   * several reasons says so itself, and has none here.
   */
  readonly drops?: { readonly why: IgnoredReason; readonly rfc: RfcText };
  /** Somebody sets it otherwise while it runs (the input `hook`): a part of its config. */
  change?(state: S, change: Partial<C>, fx: LinkFx): void;
  /** A timer of the layer `id` fired. */
  timer?(state: S, timer: FiredTimer, ref: TimerRef, fx: LinkFx): void;
}

/** A hook of a running host, with the state that it keeps there. */
export interface BoundHook {
  readonly hook: PacketHook;
  readonly state: unknown;
}

export type HookTables = Readonly<Record<HookPoint, readonly BoundHook[]>>;

/** A hook that a host is to have. */
export interface HookSpec {
  hook: string;
  config?: unknown;
}
