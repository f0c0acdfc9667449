/**
 * Where an address means the same: its realm (RFC 2663 §2.1). A NAT’s outer card is in another realm than
 * its other cards, and whatever links join otherwise is in one. Within a realm nobody shares an address.
 * In two realms the same one may stand if it is private (RFC 1918 §3): no packet ever carries it from the
 * one to the other. All other addresses are one for the whole network.
 */
import { isPrivate, parseIpv4 } from '../../core/addresses.ts';

interface Placed {
  readonly address: string;
  readonly realm: string;
}

/** Whether two places cannot have their addresses both. */
export function meet(a: Placed, b: Placed): boolean {
  if (a.address !== b.address) return false;
  return a.realm === b.realm || !isPrivate(parseIpv4(a.address) ?? 0);
}

interface Divided {
  readonly name: string;
  /** Cards that face another realm. */
  readonly outside?: readonly number[] | undefined;
}

/** The realm of a card of a node. A node’s first link is plugged into its first card. */
export function realms(
  nodes: readonly Divided[],
  links: readonly { readonly between: readonly [string, string] }[],
): (node: number, card: number) => string {
  const joined = new Map<string, string>();
  const rootOf = (place: string): string => {
    const next = joined.get(place);
    return next === undefined ? place : rootOf(next);
  };
  const placeOf = (node: number, card: number) =>
    nodes[node]?.outside?.includes(card) ? `${node} ${card}` : String(node);
  const plugged = new Map<number, number>();
  for (const { between } of links) {
    const [a, b] = between.map((name) => {
      const node = nodes.findIndex((each) => each.name === name);
      const card = plugged.get(node) ?? 0;
      plugged.set(node, card + 1);
      return rootOf(placeOf(node, card));
    }) as [string, string];
    if (a !== b) joined.set(a, b);
  }
  return (node, card) => rootOf(placeOf(node, card));
}
