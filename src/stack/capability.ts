/**
 * What a folder of definitions brings to a world, and the tables that a world runs by. The world
 * asks the tables and names nobody in them, so a capability is added by adding its folder: CORE
 * lists what every world has, `src/runtime/capabilities.ts` what is fetched when it is needed.
 */
import { CORE_APPS } from './apps/index.ts';
import type { AppKind } from './apps/kind.ts';
import type { PacketHook } from './hooks/kind.ts';
import { call } from './inputs/call/index.ts';
import { drop } from './inputs/drop/index.ts';
import { frame } from './inputs/frame/index.ts';
import type { InputForm, InputKind } from './inputs/kind.ts';
import { link } from './inputs/link/index.ts';
import { signal } from './inputs/signal/index.ts';
import { type } from './inputs/type/index.ts';
import type { LinkForm, LinkKind, QueueForm, QueueKind } from './links/kind.ts';
import { dropTail } from './links/queues/drop-tail/index.ts';
import { wire } from './links/wire/index.ts';
import { host } from './nodes/host/index.ts';
import type { Layering } from './nodes/host/layered.ts';
import { hub } from './nodes/hub/index.ts';
import type { NodeForm, NodeKind } from './nodes/kind.ts';
import { CORE_PROTOCOLS } from './protocols/core-protocols.ts';
import type { IpProtocol, LinkProtocol } from './protocols/kind.ts';
import type { StreamLayer } from './streams/kind.ts';

/** Kinds are named after the capability that brings them: `dns`, or `dns.server`, is of `dns`. */
export interface Capability {
  readonly id: string;
  readonly nodes?: readonly NodeKind[];
  readonly links?: readonly LinkKind[];
  readonly queues?: readonly QueueKind[];
  readonly inputs?: readonly InputKind[];
  readonly apps?: readonly AppKind[];
  readonly streamLayers?: readonly StreamLayer[];
  readonly linkProtocols?: readonly LinkProtocol[];
  readonly ipProtocols?: readonly IpProtocol[];
  readonly hooks?: readonly PacketHook[];
  readonly layering?: Layering | undefined;
  readonly forms?: Forms;
}

/** The forms of what comes from outside, by the names of the kinds. A kind without one has no fields. */
export interface Forms {
  readonly nodes?: Readonly<Record<string, NodeForm>>;
  readonly links?: Readonly<Record<string, LinkForm>>;
  readonly queues?: Readonly<Record<string, QueueForm>>;
  readonly inputs?: Readonly<Record<string, InputForm>>;
}

/** What the capabilities of a world bring, by the names of the kinds. */
export interface Kernel {
  readonly capabilities: readonly Capability[];
  readonly nodes: ReadonlyMap<string, NodeKind>;
  readonly links: ReadonlyMap<string, LinkKind>;
  readonly queues: ReadonlyMap<string, QueueKind>;
  readonly inputs: ReadonlyMap<string, InputKind>;
  readonly apps: readonly AppKind[];
  readonly streamLayers: readonly StreamLayer[];
  /** What a host needs for stream layers (nodes/host/layered.ts). */
  readonly layering: Layering | undefined;
  readonly linkProtocols: readonly LinkProtocol[];
  readonly ipProtocols: readonly IpProtocol[];
  readonly hooks: readonly PacketHook[];
}

export const CORE = [
  {
    id: 'core',
    nodes: [host, hub],
    links: [wire],
    queues: [dropTail],
    inputs: [drop, call, link, frame, type, signal],
    apps: CORE_APPS,
    ...CORE_PROTOCOLS,
  },
] as const satisfies readonly Capability[];

export function kernelOf(capabilities: readonly Capability[]): Kernel {
  return {
    capabilities,
    nodes: tableOf(capabilities.flatMap(({ nodes = [] }) => nodes)),
    links: tableOf(capabilities.flatMap(({ links = [] }) => links)),
    queues: tableOf(capabilities.flatMap(({ queues = [] }) => queues)),
    inputs: tableOf(capabilities.flatMap(({ inputs = [] }) => inputs)),
    apps: capabilities.flatMap(({ apps = [] }) => apps),
    streamLayers: capabilities.flatMap(({ streamLayers = [] }) => streamLayers),
    layering: capabilities.find(({ layering }) => layering !== undefined)?.layering,
    linkProtocols: capabilities.flatMap(({ linkProtocols = [] }) => linkProtocols),
    ipProtocols: capabilities.flatMap(({ ipProtocols = [] }) => ipProtocols),
    hooks: capabilities.flatMap(({ hooks = [] }) => hooks),
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
