/** What views ask about the network that a run was recorded in, and how it changed on the way. */
import { placesOf } from '../stack/trace/schema.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { Topology, TopologyNode } from '../stack/world/topology.ts';
import { topologyAfterInput } from '../stack/world/topology-after-input.ts';
import { wordAt } from './columns.ts';
import { type Cursor, countBelow } from './cursor.ts';
import type { ModelPart } from './part.ts';
import type { RecordedRun } from './recorded-run.ts';

export type { Topology, TopologyNode } from '../stack/world/topology.ts';

export const EMPTY_TOPOLOGY: Topology = { nodes: [], links: [] };

export function nodeOf(topology: Topology, id: number): TopologyNode | undefined {
  return topology.nodes.find((node) => node.id === id);
}

/**
 * The node with an address; undefined for a stranger's. Two networks behind NATs may have the same
 * addresses: of several nodes it is the one that is the fewest links away from `near`.
 */
export function nodeOfAddress(
  topology: Topology,
  address: number,
  near = -1,
): TopologyNode | undefined {
  const having = topology.nodes.filter(({ addresses }) => addresses.includes(address));
  if (having.length < 2) return having[0];
  const seen = new Set([near]);
  for (const node of seen) {
    const found = having.find(({ id }) => id === node);
    if (found !== undefined) return found;
    // A set is walked through in the order of adding: those that are farther come later.
    for (const { ends } of topology.links) {
      if (ends.includes(node)) for (const end of ends) seen.add(end);
    }
  }
  return having[0];
}

/** The node at the other end of a link; undefined when the link is unknown. */
export function otherEnd(topology: Topology, link: number, node: number): number | undefined {
  const ends = topology.links.find((each) => each.id === link)?.ends;
  if (ends === undefined) return undefined;
  return ends[0] === node ? ends[1] : ends[0];
}

/** The number of the card that each link is plugged into at each end: a node's first link has its first. */
export function cardsOf({ links }: Topology): ReadonlyMap<number, readonly [number, number]> {
  const used = new Map<number, number>();
  const next = (node: number) => {
    const card = used.get(node) ?? 0;
    used.set(node, card + 1);
    return card;
  };
  return new Map(links.map(({ id, ends: [a, b] }) => [id, [next(a), next(b)] as const]));
}

interface InputTaken {
  readonly event: number;
  /** The input's place in the session. */
  readonly index: number;
}

interface InputsTaken {
  readonly list: InputTaken[];
  /** The networks after the first so many of them, as far as somebody has asked. */
  readonly networks: Topology[];
}

const INDEX = placesOf('session.input').index;

/** The session's inputs that have taken effect. */
export const INPUTS_TAKEN: ModelPart<InputsTaken> = {
  id: 'inputs-taken',
  whole: true,
  create: () => ({ list: [], networks: [] }),
  readers: {
    'session.input': ({ list }, { log }, id) => {
      list.push({ event: id, index: wordAt(log, id, INDEX) });
    },
  },
};

/** The network at the cursor: as it was built, with the inputs that have taken effect by then. */
export function topologyAfter(
  run: RecordedRun,
  inputs: readonly SessionInput[],
  cursor: Cursor,
): Topology {
  const { list, networks } = run.part(INPUTS_TAKEN);
  const count = countBelow(list, cursor.event, ({ event }) => event);
  networks[0] ??= run.topology;
  for (let i = networks.length; i <= count; i++) {
    const before = networks[i - 1] as Topology;
    const input = inputs[(list[i - 1] as InputTaken).index];
    networks[i] = input === undefined ? before : topologyAfterInput(before, input);
  }
  return networks[count] as Topology;
}
