/** The packet hooks of a host: made with it, found once when its effects are bound, run at their points. */
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
import type { IpPacket, LinkFx } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';

/** A hook's part of a host, as plain data. */
export interface HookState {
  id: string;
  state: unknown;
}

export function createHooks(
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

export function bindHooks(hooks: readonly HookState[], kinds: readonly PacketHook[]): HookTables {
  const bound = hooks.map(({ id, state }) => ({ hook: hookNamed(kinds, id), state }));
  bound.sort((a, b) => a.hook.order - b.hook.order);
  const at = (point: HookPoint) => bound.filter(({ hook }) => hook.at.includes(point));
  return { pre: at('pre'), in: at('in'), forward: at('forward'), out: at('out'), post: at('post') };
}

/** Shows a packet to hooks, one after the other, until one does not pass it on. */
export function runHooks(
  hooks: readonly BoundHook[],
  packet: HookedPacket,
  fx: LinkFx,
): HookVerdict {
  for (const { hook, state } of hooks) {
    const verdict = hook.packet(state, packet, fx);
    if (verdict === 'drop') traceDrop(hook, fx);
    if (verdict !== 'pass') return verdict;
  }
  return 'pass';
}

function traceDrop({ id, drops }: PacketHook, fx: LinkFx): void {
  if (drops === undefined) throw new RangeError(`the hook ${id} does not say why it drops packets`);
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', ...drops });
}

/** Shows a packet that came in to the hooks at a point; what they rewrote is in its record then. */
export function hookIncoming(
  at: 'pre' | 'in',
  packet: IpPacket,
  inNic: number,
  fx: LinkFx,
): HookVerdict {
  const hooked: HookedPacket = { ...packet, at, inNic, outNic: -1 };
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
