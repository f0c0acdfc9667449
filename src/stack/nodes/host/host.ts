/**
 * One host: cards, routes, IP, transport and the processes that use it, as one plain record.
 * Nothing here acts; `step.ts` does, and `ingress.ts` and `egress.ts` tell a packet's journey.
 */

import { createProcess, type ProcessState, type ScriptStep } from '../../apps/script/script.ts';
import { IPV4_LOOPBACK, type Ipv4, type Mac } from '../../core/addresses.ts';
import { nextU32, type Rng } from '../../core/rng.ts';
import type { HookSpec } from '../../hooks/kind.ts';
import { CORE_PROTOCOLS } from '../../protocols/core-protocols.ts';
import { createNic, type Nic } from '../../protocols/ethernet/nic.ts';
import type { NetState } from '../../protocols/ipv4/ip.ts';
import { addRoute, KERNEL_ROUTE, type Route } from '../../protocols/ipv4/routes.ts';
import { emptyPacket, type IpPacket } from '../../protocols/kind.ts';
import type { CallResult } from '../../sockets/calls.ts';
import {
  createTransport,
  type TransportSettings,
  type TransportState,
} from '../../sockets/index.ts';

import { createHooks, type HookState } from './hooks.ts';
import { createStates, type HostTable } from './protocols.ts';
import { routesOf } from './services.ts';

export interface Host {
  kind: 'host';
  name: string;
  nics: Nic[];
  routes: Route[];
  net: NetState;
  /** The state of each protocol that keeps one of its own, by the protocol's id. */
  protocols: Record<string, unknown>;
  hooks: HookState[];
  transport: TransportState;
  processes: ProcessState[];
  /** Number of the next socket call. */
  nextCall: number;
  /** Who made each call that is blocked. A list: there are few, and they come and go all the time. */
  blocked: BlockedCall[];
  /** Blocked calls that returned during this step and are not yet delivered. */
  completions: Completion[];
  /** The packet being handled. */
  packet: IpPacket;
}

export interface BlockedCall {
  call: number;
  process: number;
  name: string;
  fd: number;
}

export interface Completion {
  call: number;
  result: CallResult;
  /** The trace event that made the call return. */
  cause: number;
}

/** A process number for calls that a person makes by hand. */
export const BY_HAND = -1;

export interface HostConfig {
  name: string;
  cards: { name: string; mac: Mac; address: Ipv4; prefixLength: number; mtu: number }[];
  /** Default gateway, 0 for none. */
  gateway: Ipv4;
  settings: TransportSettings;
  hooks?: readonly HookSpec[];
  processes: { name: string; steps: ScriptStep[]; hashesReceived?: boolean }[];
}

export function createHost(config: HostConfig, rng: Rng, table: HostTable = CORE_PROTOCOLS): Host {
  const nics = config.cards.map(createNic);
  nics.push(createNic({ name: 'lo', mac: 0, address: IPV4_LOOPBACK, prefixLength: 8, mtu: 1500 }));
  const routes: Route[] = [];
  nics.forEach((nic, index) => {
    for (const route of routesOf(nic, index, nics.length - 1)) addRoute(routes, route);
  });
  if (config.gateway !== 0) {
    const { gateway } = config;
    const owner = KERNEL_ROUTE;
    addRoute(routes, { network: 0, prefixLength: 0, gateway, nic: 0, owner, distance: 1 });
  }
  const secret = Uint32Array.of(nextU32(rng), nextU32(rng), nextU32(rng), nextU32(rng));
  const net = { nextId: nextU32(rng) & 0xffff, pathMtu: new Map() };
  return {
    kind: 'host',
    name: config.name,
    nics,
    routes,
    net,
    protocols: createStates(table, rng),
    hooks: createHooks(config.hooks ?? [], table.hooks ?? [], rng),
    transport: createTransport(secret, config.settings),
    processes: config.processes.map(({ name, steps, hashesReceived }) =>
      createProcess(name, steps, hashesReceived),
    ),
    nextCall: 1,
    blocked: [],
    completions: [],
    packet: emptyPacket(),
  };
}

export function loopbackNic(host: Host): number {
  return host.nics.length - 1;
}
