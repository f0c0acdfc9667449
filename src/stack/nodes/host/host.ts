/**
 * One host: cards, routes, IP, transport and the processes that use it, as one plain record.
 * Nothing here acts; `step.ts` does, and `ingress.ts` and `egress.ts` tell a packet's journey.
 */
import type { ProcessSpec } from '../../apps/process-spec.ts';
import { IPV4_LOOPBACK, type Ipv4, type Mac } from '../../core/addresses.ts';
import { nextU32, type Rng } from '../../core/rng.ts';
import { createNic, type Nic } from '../../protocols/ethernet/nic.ts';
import type { NetState } from '../../protocols/ipv4/ip.ts';
import { emptyPacket, type IpPacket } from '../../protocols/ipv4/packet.ts';
import { addRoute, type Route } from '../../protocols/ipv4/routes.ts';
import type { CallResult, SocketCall } from '../../sockets/calls.ts';
import {
  createTransport,
  type TransportSettings,
  type TransportState,
} from '../../sockets/index.ts';
import type { NodeState } from '../kind.ts';
import type { LayeredDescriptor } from './layered.ts';
import type { Notice } from './notices.ts';
import { type Process, processesOf } from './process.ts';

export interface Host extends NodeState {
  kind: 'host';
  name: string;
  nics: Nic[];
  routes: Route[];
  net: NetState;
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
  /** The packet being handled. */
  packet: IpPacket;
}

export interface BlockedCall {
  call: number;
  process: number;
  name: SocketCall['name'];
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
  processes: readonly ProcessSpec[];
}

export function createHost(config: HostConfig, rng: Rng): Host {
  const nics = config.cards.map(createNic);
  nics.push(createNic({ name: 'lo', mac: 0, address: IPV4_LOOPBACK, prefixLength: 8, mtu: 1500 }));
  const routes: Route[] = [];
  nics.forEach((nic, index) => {
    addRoute(routes, {
      network: nic.address,
      prefixLength: nic.prefixLength,
      gateway: 0,
      nic: index,
    });
    const own = { network: nic.address, prefixLength: 32, gateway: 0, nic: nics.length - 1 };
    addRoute(routes, own);
  });
  if (config.gateway !== 0) {
    addRoute(routes, { network: 0, prefixLength: 0, gateway: config.gateway, nic: 0 });
  }
  const secret = Uint32Array.of(nextU32(rng), nextU32(rng), nextU32(rng), nextU32(rng));
  return {
    kind: 'host',
    name: config.name,
    nics,
    routes,
    net: { nextId: nextU32(rng) & 0xffff, pathMtu: new Map() },
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
    packet: emptyPacket(),
  };
}

export function isHost(node: NodeState | undefined): node is Host {
  return node?.kind === 'host';
}

export function loopbackNic(host: Host): number {
  return host.nics.length - 1;
}
