/**
 * One host: cards, routes, IP, transport and the processes that use it, as one plain record.
 * Nothing here acts; `step.ts` does, and `ingress.ts` and `egress.ts` tell a packet's journey.
 */

import type { ProcessSpec } from '../../apps/process-spec.ts';
import { IPV4_LOOPBACK, type Ipv4, type Mac } from '../../core/addresses.ts';
import { type Duration, SECOND, USUAL_EPOCH } from '../../core/instant.ts';
import { nextU32, type Rng } from '../../core/rng.ts';
import type { HookSpec } from '../../hooks/kind.ts';
import { createNic, type Nic } from '../../protocols/ethernet/nic.ts';
import type { NetState } from '../../protocols/ipv4/ip.ts';
import {
  addRoute,
  connectedRoutes,
  KERNEL_ROUTE,
  type Route,
} from '../../protocols/ipv4/routes.ts';
import { emptyPacket, type IpPacket } from '../../protocols/kind.ts';
import type { CallResult, ProgramCall } from '../../sockets/calls.ts';
import {
  createTransport,
  type TransportSettings,
  type TransportState,
} from '../../sockets/index.ts';
import type { NodeState } from '../kind.ts';
import type { HookState } from './hooks.ts';
import type { LayeredDescriptor } from './layered.ts';
import type { Notice } from './notices.ts';
import { type Process, processesOf } from './process.ts';
import { createStates, type HostTable } from './protocols.ts';

export interface Host extends NodeState {
  nics: Nic[];
  routes: Route[];
  /** Whom its programs ask for names, the first first. */
  nameServers: readonly NameServer[];
  net: NetState;
  /** The state of each protocol that keeps one of its own, by the protocol's id. */
  protocols: Record<string, unknown>;
  hooks: HookState[];
  transport: TransportState;
  /** By number. Those that have ended leave their places empty, and their numbers are not used again. */
  processes: (Process | undefined)[];
  /** How many of them have not ended. */
  living: number;
  /** The process that each descriptor belongs to, or BY_HAND. */
  owners: number[];
  /** Descriptors with a stream layer on them. */
  layers: Map<number, LayeredDescriptor>;
  /** Number of the next socket call. */
  nextCall: number;
  /** Who made each call that is blocked. A list: there are few, and they come and go all the time. */
  blocked: BlockedCall[];
  /** Blocked calls that returned during this step and are not yet delivered. */
  completions: Completion[];
  /** What processes are to hear at the end of this step. */
  notices: Notice[];
  /** How often processes were stepped, all that one input leads to counting as one. */
  turn: number;
  /** What instant 0 is on the calendar, µs since 1970. */
  readonly epoch: number;
  /** How long it has slept: its clock stood still, and those of others did not. */
  slept: Duration;
  /** The packet being handled. */
  packet: IpPacket;
}

/** A name server, and the descriptor of the route socket by which the host was told of it. */
export interface NameServer {
  readonly owner: number;
  readonly address: Ipv4;
}

export interface BlockedCall {
  call: number;
  process: number;
  name: ProgramCall['name'];
  fd: number;
}

export interface Completion {
  call: number;
  result: CallResult;
  /** The trace event that made the call return. */
  cause: number;
}

export interface HostConfig {
  name: string;
  cards: { name: string; mac: Mac; address: Ipv4; prefixLength: number; mtu: number }[];
  /** Default gateway, 0 for none. */
  gateway: Ipv4;
  settings: TransportSettings;
  hooks?: readonly HookSpec[];
  processes: readonly ProcessSpec[];
  /** What instant 0 is on the calendar, µs since 1970; default: as everywhere. */
  epoch?: number;
}

export function createHost(config: HostConfig, rng: Rng, table: HostTable): Host {
  const nics = config.cards.map(createNic);
  nics.push(createNic({ name: 'lo', mac: 0, address: IPV4_LOOPBACK, prefixLength: 8, mtu: 1500 }));
  const routes: Route[] = [];
  nics.forEach((nic, index) => {
    for (const route of connectedRoutes(nic, index, nics.length - 1)) addRoute(routes, route);
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
    nameServers: [],
    net,
    protocols: createStates(table, rng),
    hooks: hooksOf(config.hooks ?? [], rng, table),
    transport: createTransport(secret, config.settings),
    processes: processesOf(config.processes, secret),
    living: config.processes.length,
    owners: [],
    layers: new Map(),
    nextCall: 1,
    blocked: [],
    completions: [],
    notices: [],
    turn: 0,
    epoch: config.epoch ?? USUAL_EPOCH * SECOND,
    slept: 0,
    packet: emptyPacket(),
  };
}

function hooksOf(specs: readonly HookSpec[], rng: Rng, table: HostTable): HookState[] {
  if (specs.length === 0) return [];
  if (table.hooking === undefined) throw new RangeError('this world has no packet hooks');
  return table.hooking.create(specs, table.hooks, rng);
}

/** A host of any kind: a router is one, too. */
export function isHost(node: NodeState | undefined): node is Host {
  return node !== undefined && 'transport' in node;
}

export function loopbackNic(host: Host): number {
  return host.nics.length - 1;
}
