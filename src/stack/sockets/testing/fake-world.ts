/** A world of one host for tests: a clock, timers, and every frame that leaves, kept. */

import { createArena, frameBytes, freeFrame } from '../../core/arena.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import { seededRng } from '../../core/rng.ts';
import { type IpPort, TRANSPORT_OFFSET } from '../../protocols/kind.ts';
import type { FiredTimer, TimerLayer } from '../../trace/fx.ts';
import { createLog } from '../../trace/log.ts';
import { everyKernel } from '../../world/testing/every-kernel.ts';
import type { CallResult } from '../calls.ts';
import type { TransportFx } from '../ip-service.ts';

export interface SentPacket {
  at: Instant;
  protocol: number;
  src: number;
  dst: number;
  tos: number;
  ttl: number;
  dontFragment: boolean;
  /** From the transport header on. */
  bytes: Uint8Array;
}

interface FakeTimer extends FiredTimer {
  due: Instant;
  order: number;
  used: boolean;
}

export interface FakeWorld {
  fx: TransportFx;
  packets: SentPacket[];
  completed: Map<number, CallResult>;
  notices: string[];
  /** Destinations that negative advice was given about. */
  doubted: number[];
  unreachable: number;
  mtu: number;
  pathMtu: number;
  timers: FakeTimer[];
  orders: number;
}

export function createFakeWorld(address: number, traced = true): FakeWorld {
  const world = {
    packets: [],
    completed: new Map(),
    notices: [],
    doubted: [],
    unreachable: 0,
    mtu: 1500,
    pathMtu: 1500,
    timers: [],
    orders: 0,
  } as unknown as FakeWorld;
  world.fx = fakeFx(world, address, traced);
  return world;
}

function fakeFx(world: FakeWorld, address: number, traced: boolean): TransportFx {
  const { timers } = world;
  return {
    now: 0,
    node: 0,
    arena: createArena(8),
    rng: seededRng(1),
    log: createLog(traced),
    ip: fakeIp(world, address),
    transmit: () => undefined,
    newTimer(layer: TimerLayer, conn: number, name: string) {
      const free = timers.findIndex((timer) => !timer.used);
      const ref = free < 0 ? timers.length : free;
      timers[ref] = { layer, conn, name, due: NEVER, order: 0, used: true };
      return ref;
    },
    freeTimer(ref) {
      timers[ref]!.used = false;
      timers[ref]!.due = NEVER;
    },
    arm(ref, due) {
      timers[ref]!.due = due;
      timers[ref]!.order = world.orders++;
    },
    disarm(ref) {
      timers[ref]!.due = NEVER;
    },
    complete: (call, result) => world.completed.set(call, result),
    notify: (fd, what) => world.notices.push(`${fd} ${what}`),
    sockets: everyKernel.sockets,
    socketOptions: everyKernel.socketOptions,
    services: undefined,
    deliver: () => false,
    deliverError: () => undefined,
    report() {
      world.unreachable++;
      return true;
    },
  };
}

function fakeIp(world: FakeWorld, address: number): IpPort {
  const isGroup = (other: number) => other >>> 28 >= 0xe || (other & 0xff) === 0xff;
  return {
    sourceFor: (dst, bound) => (dst >>> 24 === 192 ? undefined : bound || address),
    isLocal: (other) => other === address,
    isBroadcastOrMulticast: isGroup,
    isInvalidSource: (other) => other === 0 || isGroup(other),
    defaultTtl: () => 64,
    interfaceMtu: () => world.mtu,
    pathMtu: () => Math.min(world.mtu, world.pathMtu),
    lowerPathMtu(_dst, nextHopMtu) {
      world.pathMtu = Math.min(world.pathMtu, nextHopMtu);
      return world.pathMtu;
    },
    adviseNegative: (dst) => world.doubted.push(dst),
    send({ frame, protocol, src, dst, tos, ttl, dontFragment }) {
      const bytes = frameBytes(world.fx.arena, frame).subarray(TRANSPORT_OFFSET);
      const at = world.fx.now;
      world.packets.push({ at, protocol, src, dst, tos, ttl, dontFragment, bytes });
      freeFrame(world.fx.arena, frame);
      return true;
    },
  };
}

export function setNow(world: FakeWorld, now: Instant): void {
  (world.fx as { now: Instant }).now = now;
  world.fx.log.now = now;
}

/** The timer that fires next at or before `until`, taken off; undefined when there is none. */
export function nextTimer(world: FakeWorld, until: Instant): FakeTimer | undefined {
  let next: FakeTimer | undefined;
  for (const timer of world.timers) {
    if (timer.due > until) continue;
    const sooner = next === undefined || timer.due < next.due;
    if (sooner || (timer.due === next!.due && timer.order < next!.order)) next = timer;
  }
  if (next === undefined) return undefined;
  setNow(world, next.due);
  next.due = NEVER;
  return next;
}
