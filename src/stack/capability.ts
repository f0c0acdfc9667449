/**
 * What a folder of definitions brings to a world, and the tables that a world runs by. The world
 * asks the tables and names nobody in them, so a capability is added by adding its folder: CORE
 * lists what every world has, `src/runtime/capabilities.ts` what is fetched when it is needed.
 */
import type { AppForm, AppKind } from './apps/kind.ts';
import type { PacketHook } from './hooks/kind.ts';
import { drop } from './inputs/drop/index.ts';
import type { InputForm, InputKind } from './inputs/kind.ts';
import { link } from './inputs/link/index.ts';
import type { LinkChanges, LinkForm, LinkKind, QueueForm, QueueKind } from './links/kind.ts';
import { wire } from './links/wire/index.ts';
import type { Hooking } from './nodes/host/hooks.ts';
import { host } from './nodes/host/index.ts';
import type { Layering } from './nodes/host/layered.ts';
import type { HostServicesOf } from './nodes/host/protocols.ts';
import type { HookForm, NodeForm, NodeKind } from './nodes/kind.ts';
import { CORE_PROTOCOLS } from './protocols/core-protocols.ts';
import type { IpProtocol, LinkProtocol } from './protocols/kind.ts';
import { dropTail } from './queues/drop-tail/index.ts';
import type { SocketOptions } from './sockets/ip-service.ts';
import type { SocketKind, SocketTable } from './sockets/kind.ts';
import { streamSockets } from './sockets/kinds/stream/stream.ts';
import type { StreamLayer } from './streams/kind.ts';

/** Kinds are named after the capability that brings them: `dns.dig` is of `dns`, or of `dns.dig` if there is such a one. */
export interface Capability {
  readonly id: string;
  /** Names of kinds and capabilities that these definitions do not work without. */
  readonly needs?: readonly string[];
  readonly nodes?: readonly NodeKind[];
  readonly links?: readonly LinkKind[];
  readonly linkChanges?: readonly LinkChanges[];
  readonly queues?: readonly QueueKind[];
  readonly inputs?: readonly InputKind[];
  readonly apps?: readonly AppKind[];
  readonly streamLayers?: readonly StreamLayer[];
  readonly linkProtocols?: readonly LinkProtocol[];
  readonly ipProtocols?: readonly IpProtocol[];
  readonly hooks?: readonly PacketHook[];
  readonly sockets?: readonly SocketKind[];
  readonly socketOptions?: SocketOptions;
  readonly layering?: Layering | undefined;
  readonly hooking?: Hooking | undefined;
  readonly services?: HostServicesOf | undefined;
  readonly forms?: Forms;
}

/** The forms of what comes from outside, by the names of the kinds. A kind without one has no fields. */
export interface Forms {
  readonly nodes?: Readonly<Record<string, NodeForm>>;
  readonly links?: Readonly<Record<string, LinkForm>>;
  readonly queues?: Readonly<Record<string, QueueForm>>;
  readonly inputs?: Readonly<Record<string, InputForm>>;
  readonly apps?: Readonly<Record<string, AppForm>>;
  readonly hooks?: Readonly<Record<string, HookForm>>;
}

/** What the capabilities of a world bring, by the names of the kinds. */
export interface Kernel {
  readonly capabilities: readonly Capability[];
  readonly nodes: ReadonlyMap<string, NodeKind>;
  readonly links: ReadonlyMap<string, LinkKind>;
  readonly linkChanges: ReadonlyMap<string, LinkChanges>;
  readonly queues: ReadonlyMap<string, QueueKind>;
  readonly inputs: ReadonlyMap<string, InputKind>;
  readonly apps: readonly AppKind[];
  readonly streamLayers: readonly StreamLayer[];
  /** What a host needs for stream layers (nodes/host/layered.ts). */
  readonly layering: Layering | undefined;
  readonly linkProtocols: readonly LinkProtocol[];
  readonly ipProtocols: readonly IpProtocol[];
  readonly hooks: readonly PacketHook[];
  /** What a host does for its packet hooks (nodes/host/hooks.ts). */
  readonly hooking: Hooking | undefined;
  readonly sockets: SocketTable;
  readonly socketOptions: SocketOptions | undefined;
  readonly services: HostServicesOf | undefined;
}

export const CORE = [
  {
    id: 'core',
    nodes: [host],
    links: [wire],
    queues: [dropTail],
    inputs: [drop, link],
    sockets: [streamSockets],
    ...CORE_PROTOCOLS,
  },
] as const satisfies readonly Capability[];

export function kernelOf(capabilities: readonly Capability[]): Kernel {
  return {
    capabilities,
    nodes: tableOf(capabilities.flatMap(({ nodes = [] }) => nodes)),
    links: tableOf(capabilities.flatMap(({ links = [] }) => links)),
    linkChanges: tableOf(capabilities.flatMap(({ linkChanges = [] }) => linkChanges)),
    queues: tableOf(capabilities.flatMap(({ queues = [] }) => queues)),
    inputs: tableOf(capabilities.flatMap(({ inputs = [] }) => inputs)),
    apps: capabilities.flatMap(({ apps = [] }) => apps),
    streamLayers: capabilities.flatMap(({ streamLayers = [] }) => streamLayers),
    layering: capabilities.find(({ layering }) => layering !== undefined)?.layering,
    linkProtocols: capabilities.flatMap(({ linkProtocols = [] }) => linkProtocols),
    ipProtocols: capabilities.flatMap(({ ipProtocols = [] }) => ipProtocols),
    hooks: capabilities.flatMap(({ hooks = [] }) => hooks),
    hooking: capabilities.find(({ hooking }) => hooking !== undefined)?.hooking,
    sockets: Object.fromEntries(
      capabilities.flatMap(({ sockets = [] }) => sockets.map((kind) => [kind.type, kind])),
    ),
    socketOptions: capabilities.find(({ socketOptions }) => socketOptions !== undefined)
      ?.socketOptions,
    services: capabilities.find(({ services }) => services !== undefined)?.services,
  };
}

export const coreKernel: Kernel = kernelOf(CORE);

function tableOf<K extends { readonly kind: string }>(kinds: readonly K[]): ReadonlyMap<string, K> {
  const table = new Map<string, K>();
  for (const each of kinds) {
    if (table.has(each.kind)) throw new RangeError(`two definitions of ${each.kind}`);
    table.set(each.kind, each);
  }
  return table;
}
