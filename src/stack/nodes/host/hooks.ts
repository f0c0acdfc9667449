/** The packet hooks of a host: made with it, found once when its effects are bound, run at their points. */
import { type FrameRef, frameEnd, frameStart, freeFrame } from '../../core/arena.ts';
import type { Rng } from '../../core/rng.ts';
import type {
  BoundHook,
  HookedPacket,
  HookPoint,
  HookSpec,
  HookTables,
  HookVerdict,
  PacketHook,
} from '../../hooks/kind.ts';
import { ETHERNET_HEADER } from '../../protocols/ethernet/nic.ts';
import type { Route } from '../../protocols/ipv4/routes.ts';
import { type IpPacket, type IpSend, type LinkFx, TRANSPORT_OFFSET } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import { discard, routeFor, sendAlong } from './egress.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** A hook's part of a host, as plain data. */
export interface HookState {
  id: string;
  state: unknown;
}

function createHooks(
  specs: readonly HookSpec[],
  kinds: readonly PacketHook[],
  rng: Rng,
): HookState[] {
  return specs.map(({ hook: id, config }) => ({
    id,
    state: hookNamed(kinds, id).create(config, rng),
  }));
}

function hookNamed(kinds: readonly PacketHook[], id: string): PacketHook {
  const hook = kinds.find((kind) => kind.id === id);
  if (hook === undefined) throw new RangeError(`there is no packet hook ${id}`);
  return hook;
}

function bindHooks(hooks: readonly HookState[], kinds: readonly PacketHook[]): HookTables {
  const bound = hooks.map(({ id, state }) => ({ hook: hookNamed(kinds, id), state }));
  bound.sort((a, b) => a.hook.order - b.hook.order);
  const at = (point: HookPoint) => bound.filter(({ hook }) => hook.at.includes(point));
  return { pre: at('pre'), in: at('in'), forward: at('forward'), out: at('out'), post: at('post') };
}

/** Shows a packet to hooks, one after the other, until one does not pass it on. */
function runHooks(hooks: readonly BoundHook[], packet: HookedPacket, fx: LinkFx): HookVerdict {
  for (const { hook, state } of hooks) {
    const verdict = hook.packet(state, packet, fx);
    if (verdict === 'drop') traceDrop(hook, fx);
    if (verdict !== 'pass') return verdict;
  }
  return 'pass';
}

function traceDrop({ drops }: PacketHook, fx: LinkFx): void {
  if (drops === undefined) return;
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', ...drops });
}

/** Shows a packet that came in to the hooks at a point; what they rewrote is in its record then. */
function hookIncoming(
  at: Exclude<HookPoint, 'out'>,
  packet: IpPacket,
  fx: LinkFx,
  outNic = -1,
): HookVerdict {
  const hooked: HookedPacket = { ...packet, at, inNic: packet.nic, outNic };
  const verdict = runHooks(fx.hooks[at], hooked, fx);
  if (verdict === 'pass') {
    packet.start = hooked.start;
    packet.end = hooked.end;
    packet.src = hooked.src;
    packet.dst = hooked.dst;
    packet.protocol = hooked.protocol;
    packet.ttl = hooked.ttl;
    packet.tos = hooked.tos;
  }
  return verdict;
}

/** Hooks see the packet before it leaves; one that changed its destination may change its route. */
function hookOutgoing(host: Host, packet: IpSend, route: Route, fx: HostFx): void {
  const { frame } = packet;
  const ipStart = frameStart(frame) + ETHERNET_HEADER;
  const hooked: HookedPacket = {
    ...{ ...packet, at: 'out', nic: -1, inNic: -1, outNic: -1, broadcast: false, ipStart },
    ...{ start: frameStart(frame) + TRANSPORT_OFFSET, end: frameEnd(fx.arena, frame) },
  };
  if (isStopped(runHooks(fx.hooks.out, hooked, fx), frame, fx)) return;
  const way = hooked.dst === packet.dst ? route : routeFor(hooked.dst, fx);
  if (way === undefined) {
    discard(frame, 'no-route', 'RFC1122#3.3.1', fx);
    return;
  }
  hooked.at = 'post';
  hooked.outNic = way.nic;
  if (isStopped(runHooks(fx.hooks.post, hooked, fx), frame, fx)) return;
  sendAlong(host, way, frame, hooked.dst, fx);
}

function isStopped(verdict: HookVerdict, frame: FrameRef, fx: HostFx): boolean {
  if (verdict === 'drop') freeFrame(fx.arena, frame);
  return verdict !== 'pass';
}

/** What a host does for its hooks. Few worlds have any, so it comes as a capability of its own. */
export interface Hooking {
  create(specs: readonly HookSpec[], kinds: readonly PacketHook[], rng: Rng): HookState[];
  bind(hooks: readonly HookState[], kinds: readonly PacketHook[]): HookTables;
  /** `outNic`: by which card it will leave, where that is known already. */
  incoming(
    at: Exclude<HookPoint, 'out'>,
    packet: IpPacket,
    fx: LinkFx,
    outNic?: number,
  ): HookVerdict;
  outgoing(host: Host, packet: IpSend, route: Route, fx: HostFx): void;
}

export const hooking: Hooking = {
  create: createHooks,
  bind: bindHooks,
  incoming: hookIncoming,
  outgoing: hookOutgoing,
};
