/** The protocols of a host, looked up by number: found once, when its effects are bound. */
import type { Rng } from '../../core/rng.ts';
import type { PacketHook } from '../../hooks/kind.ts';
import type { ProtocolTable } from '../../protocols/core-protocols.ts';
import { FRAGMENTS } from '../../protocols/ipv4/header.ts';
import type { IpProtocol, LinkProtocol } from '../../protocols/kind.ts';
import type { HostServices } from '../../sockets/host-services.ts';
import type { SocketOptions } from '../../sockets/ip-service.ts';
import type { SocketTable } from '../../sockets/kind.ts';
import { lingerTimerFired, SOCKET_LAYER } from '../../sockets/linger.ts';
import type { FiredTimer, TimerRef } from '../../trace/fx.ts';
import type { AppTable } from './app-env.ts';
import type { Hooking } from './hooks.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** The definitions that a host is made from and bound to. */
export interface HostTable extends ProtocolTable, AppTable {
  readonly hooks: readonly PacketHook[];
  /** What hosts do for their hooks; there is nothing to do without one. */
  readonly hooking?: Hooking | undefined;
  readonly sockets: SocketTable;
  readonly socketOptions?: SocketOptions | undefined;
  /** What programs see and change of a host, for sockets that offer it. */
  readonly services?: HostServicesOf | undefined;
}

export type HostServicesOf = (host: Host, fxOf: () => HostFx) => HostServices;

interface BoundIpProtocol {
  readonly protocol: IpProtocol<unknown, HostFx>;
  readonly state: unknown;
}

type TimerHandler = (timer: FiredTimer, ref: TimerRef, fx: HostFx) => void;

export interface HostProtocols {
  readonly link: readonly LinkProtocol[];
  /** By the number in the IPv4 header; what puts fragments together, at FRAGMENTS. */
  readonly ip: readonly (BoundIpProtocol | undefined)[];
  /** Who handles a timer, by the layer it was made for. */
  readonly timers: ReadonlyMap<string, TimerHandler>;
}

/** The state that each protocol starts with, by its id. */
export function createStates(table: ProtocolTable, rng: Rng): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  for (const { id, create } of table.ipProtocols) {
    if (create !== undefined) states[id] = create(rng);
  }
  return states;
}

/** A protocol that came with an input of a fork begins here: a world without it had no state for it. */
export function bindProtocols(host: Host, table: HostTable, rng: Rng): HostProtocols {
  const ip: (BoundIpProtocol | undefined)[] = new Array(FRAGMENTS + 1).fill(undefined);
  const timers = new Map<string, TimerHandler>();
  timers.set(SOCKET_LAYER, (timer, _ref, fx) => lingerTimerFired(host.transport, timer, fx));
  for (const protocol of table.ipProtocols) {
    const { id, create } = protocol;
    if (create !== undefined) host.protocols[id] ??= create(rng);
    const state = create === undefined ? host.transport : host.protocols[id];
    ip[protocol.number] = { protocol, state };
    timers.set(protocol.id, (timer, ref, fx) => protocol.timer?.(state, timer, ref, fx));
  }
  for (const protocol of table.linkProtocols) {
    timers.set(protocol.id, (timer, _ref, fx) => protocol.timer?.(host, timer, fx));
  }
  for (const { id, state } of host.hooks) {
    const hook = table.hooks.find((kind) => kind.id === id);
    timers.set(id, (timer, ref, fx) => hook?.timer?.(state, timer, ref, fx));
  }
  return { link: table.linkProtocols, ip, timers };
}
