/**
 * One host of ours in wall time, its cable plugged into a namespace. The world is the same as in
 * every simulation: a host and a hub; what comes from the namespace arrives at the host's card.
 */
import type { Kernel } from '../../src/stack/capability.ts';
import { simulatedMac } from '../../src/stack/core/addresses.ts';
import type { Host } from '../../src/stack/nodes/host/host.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import type { LinkSpec, ProcessSpec } from '../../src/stack/world/scenario.ts';
import { type Namespaces, OUR_ADDRESS } from './namespaces.ts';
import { type Plug, startInWallTime, type Wall } from './wall.ts';

/** The hub's number: the host is 0. */
const CABLE = 1;
export const OUR_MAC = simulatedMac(1);

/** Frames in a hundred that are lost, doubled, damaged or overtaken; delay and jitter in ms. */
export interface Impairment {
  delay: number;
  jitter?: number;
  loss?: number;
  duplicate?: number;
  corrupt?: number;
  reorder?: number;
}

export interface LiveOptions {
  processes: ProcessSpec[];
  settings?: Partial<TransportSettings>;
  /** Faults on the way out. */
  link?: Partial<LinkSpec>;
  /** One frame in so many is lost on the way in; 0 for none. */
  losesEvery?: number;
  /** What the cable does to frames, both ways. */
  impaired?: Impairment;
  /** The card's offloads are on: the pump does what a real card would. */
  offloads?: boolean;
  /** Who carries frames over, if not the pump. */
  plug?: Plug;
  seed?: number;
  /** With other programs than all hosts have. */
  kernel?: Kernel;
  /** Ours. Default: OUR_ADDRESS. */
  address?: string;
  /** Our card's hardware address, where somebody else says it. Default: `OUR_MAC`. */
  mac?: string;
}

export interface Live extends Wall {
  host: Host;
}

/** What our host's card is plugged into. */
const HUB = { kind: 'hub', name: 'cable' } as const;

/** Without namespaces, where a plug leads elsewhere. */
export async function startLive(
  spaces: Namespaces | undefined,
  options: LiveOptions,
): Promise<Live> {
  const { processes, settings = {}, link = {}, losesEvery = 0, seed = 1 } = options;
  const { address = OUR_ADDRESS, mac } = options;
  const id = mac === undefined ? {} : { id: mac };
  const spec = {
    id: 'live',
    nodes: [{ ...id, name: 'ours', address, settings, processes }, HUB],
    links: [{ between: ['ours', 'cable'] as [string, string], ...link }],
    until: Number.MAX_SAFE_INTEGER,
  };
  const mode = options.offloads === true ? ['split'] : [];
  for (const [rule, value] of Object.entries({ ...options.impaired }))
    mode.push(`${rule}=${value}`);
  let arrived = 0;
  const enters = (bytes: Uint8Array, at: number) => {
    arrived++;
    const lost = losesEvery > 0 && arrived % losesEvery === 0;
    return lost ? undefined : { at, kind: 'frame' as const, node: 0, nic: 0, bytes };
  };
  const by = options.plug === undefined ? {} : { plug: options.plug };
  const to = spaces === undefined ? {} : { spaces };
  const sockets = [{ ...to, end: CABLE, enters, mode, ...by }];
  const knows = options.kernel === undefined ? {} : { kernel: options.kernel };
  const wall = await startInWallTime({ spec, sockets, seed, ...knows });
  return { ...wall, host: wall.running.sim.world.nodes[0] as Host };
}
