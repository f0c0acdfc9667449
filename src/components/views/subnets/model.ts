/** The prefixes of a run as a tree: which is part of which, who is in each, who knows a way there. */

import {
  formatPrefix,
  type Ipv4,
  type Prefix,
  parseIpv4,
  prefixOf,
} from '../../../stack/core/addresses.ts';
import {
  byPlace,
  containsAddress,
  containsPrefix,
  EVERYTHING,
  holesIn,
  hostsIn,
  lastOf,
  parentOf,
  type Range,
  siblingOf,
  sizeOf,
} from '../../../stack/core/prefix.ts';
import {
  answerOf,
  type CardAt,
  type NetworkAt,
  type RouteAt,
} from '../../view-kit/tables/network.ts';

/** A route with the node that has it. */
export interface NodeRoute {
  readonly node: number;
  readonly route: RouteAt;
}

export interface PrefixNode {
  readonly key: string;
  readonly prefix: Prefix;
  readonly parent: PrefixNode | undefined;
  /** Interfaces whose network this is. */
  readonly cards: readonly CardAt[];
  /** Routes to just this prefix, besides those of who is in it. */
  readonly routes: readonly NodeRoute[];
  readonly children: readonly PrefixNode[];
  /** What no smaller prefix covers, where there are any. */
  readonly holes: readonly Range[];
  /** Addresses that neither a smaller prefix nor an interface has, and that one could have. */
  readonly free: number;
}

interface Growing extends PrefixNode {
  readonly cards: CardAt[];
  readonly routes: NodeRoute[];
  readonly children: Growing[];
  holes: readonly Range[];
  free: number;
}

/** Sorted, the prefixes around one are those on the stack that contain it. */
export function treeAt(network: NetworkAt): PrefixNode {
  const prefixes = [
    ...network.cards.map(({ address, length }) => prefixOf(address, length)),
    ...[...network.routes.values()].flatMap((routes) => routes.map(({ prefix }) => prefix)),
  ];
  const all = new Map<string, Growing>();
  const root = growing(EVERYTHING, undefined);
  all.set(root.key, root);
  const around: Growing[] = [root];
  for (const prefix of prefixes.sort(byPlace)) {
    if (all.has(formatPrefix(prefix))) continue;
    while (!containsPrefix((around.at(-1) as Growing).prefix, prefix)) around.pop();
    const parent = around.at(-1) as Growing;
    const node = growing(prefix, parent);
    parent.children.push(node);
    all.set(node.key, node);
    around.push(node);
  }
  for (const card of network.cards) {
    all.get(formatPrefix(prefixOf(card.address, card.length)))?.cards.push(card);
  }
  for (const [node, routes] of network.routes) {
    for (const route of routes) {
      const at = all.get(formatPrefix(route.prefix));
      if (at?.cards.some((card) => card.node === node) === false) at.routes.push({ node, route });
    }
  }
  for (const node of all.values()) finish(node, network.cards);
  return root;
}

function growing(prefix: Prefix, parent: PrefixNode | undefined): Growing {
  const key = formatPrefix(prefix);
  return { key, prefix, parent, cards: [], routes: [], children: [], holes: [], free: 0 };
}

function finish(node: Growing, cards: readonly CardAt[]): void {
  const { prefix, children } = node;
  const isOwn = (address: Ipv4) =>
    containsAddress(prefix, address) &&
    !children.some((child) => containsAddress(child.prefix, address));
  const { first, last } = hostsIn(prefix);
  // Where hosts are, the first and the last address are none of theirs.
  const edges = node.cards.length === 0 ? [] : [prefix.base, lastOf(prefix)];
  const taken = new Set([
    ...cards.map(({ address }) => address).filter(isOwn),
    ...edges.filter((address) => isOwn(address) && (address < first || address > last)),
  ]);
  const inner = children.map((child) => child.prefix);
  node.holes = inner.length === 0 ? [] : holesIn(prefix, inner);
  node.free = inner.reduce((left, child) => left - sizeOf(child), sizeOf(prefix)) - taken.size;
}

export function* nodesIn(root: PrefixNode): Generator<PrefixNode> {
  yield root;
  for (const child of root.children) yield* nodesIn(child);
}

export interface Answer {
  readonly node: number;
  /** By which it would send a packet there; undefined: it knows no way. */
  readonly route: RouteAt | undefined;
  /** Its other routes that fit as well, but are shorter, or passed over. */
  readonly shorter: readonly RouteAt[];
}

/** The way of a destination down the tree, and what each node would do with a packet for it. */
export interface Walk {
  readonly to: Ipv4;
  /** The prefixes that contain it, from all addresses down. */
  readonly chain: readonly PrefixNode[];
  readonly answers: readonly Answer[];
}

export function walkTo(root: PrefixNode, to: Ipv4, network: NetworkAt): Walk {
  const address = prefixOf(to, 32);
  const chain: PrefixNode[] = [];
  for (let at: PrefixNode | undefined = root; at !== undefined; ) {
    chain.push(at);
    at = at.children.find(({ prefix }) => containsPrefix(prefix, address));
  }
  const answers = [...network.routes].map(([node, routes]): Answer => {
    const route = answerOf(routes, to);
    const shorter = routes
      .filter((each) => each !== route && containsPrefix(each.prefix, address))
      .sort((a, b) => b.prefix.length - a.prefix.length);
    return { node, route, shorter };
  });
  return { to, chain, answers };
}

/** Nodes that answer alike: of two hundred hosts, most know nothing but their router. */
export interface SameAnswer {
  readonly nodes: readonly number[];
  readonly answer: Answer;
}

export function sameAnswers({ answers }: Walk): readonly SameAnswer[] {
  const groups = new Map<string, { nodes: number[]; answer: Answer }>();
  for (const answer of answers) {
    const { route, shorter } = answer;
    const rest = shorter.map(({ prefix, aside }) => [formatPrefix(prefix), aside?.en]);
    const same = route && [formatPrefix(route.prefix), route.via, route.said, route.out, rest];
    // What an event brought has a reason of its own.
    const own = route !== undefined && route.event >= 0 ? answer.node : -1;
    const key = JSON.stringify([own, same]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { nodes: [answer.node], answer });
    else group.nodes.push(answer.node);
  }
  return [...groups.values()];
}

/** The nodes for which a prefix is the longest match. */
export const matchersOf = ({ answers }: Walk, key: string): readonly number[] =>
  answers
    .filter(({ route }) => route !== undefined && formatPrefix(route.prefix) === key)
    .map(({ node }) => node);

/** Routes that one would do for: RFC 4632 §4.1. */
export interface Aggregate {
  readonly node: number;
  readonly via: string;
  readonly members: readonly Prefix[];
  readonly into: Prefix;
}

/**
 * Two halves of a block with the same next hop are one route, and so on upwards: exactly the same
 * addresses are reached the same way.
 */
export function aggregatesOf({ routes }: NetworkAt): readonly Aggregate[] {
  return [...routes].flatMap(([node, all]) => {
    const list = all.filter(({ aside }) => aside === undefined);
    const hops = [...new Set(list.map(({ via }) => via))].filter((via) => via !== undefined);
    return hops.flatMap((via) =>
      joined(list.filter((route) => route.via === via).map(({ prefix }) => prefix)).map(
        ({ into, members }) => ({ node, via, into, members }),
      ),
    );
  });
}

function joined(prefixes: readonly Prefix[]): Pick<Aggregate, 'into' | 'members'>[] {
  const blocks = new Map(
    prefixes.map((prefix) => [formatPrefix(prefix), { into: prefix, members: [prefix] }]),
  );
  for (let length = 32; length > 0; length--) {
    for (const [key, { into, members }] of [...blocks]) {
      const other = into.length === length && blocks.get(formatPrefix(siblingOf(into)));
      if (!other || !blocks.has(key)) continue;
      blocks.delete(key);
      blocks.delete(formatPrefix(other.into));
      const parent = parentOf(into);
      const known = blocks.get(formatPrefix(parent))?.members ?? [];
      const all = [...known, ...members, ...other.members].sort(byPlace);
      blocks.set(formatPrefix(parent), { into: parent, members: all });
    }
  }
  const found = [...blocks.values()].filter(({ members }) => members.length > 1);
  return found.sort((a, b) => byPlace(a.into, b.into));
}

/** A next hop as a node, where an interface has its address. */
export function ownerOf(address: string, { cards }: NetworkAt): CardAt | undefined {
  const wanted = parseIpv4(address);
  return cards.find((card) => card.address === wanted);
}
