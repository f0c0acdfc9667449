/** What is drawn of the tree: prefixes, who is in them, what is left over; large ones are folded. */
import type { Range } from '../../../stack/core/prefix.ts';
import type { CardAt } from '../../view-kit/tables/network.ts';
import type { PrefixNode } from './model.ts';

export type TreeItem =
  | { readonly kind: 'prefix'; readonly node: PrefixNode; readonly inside: readonly TreeItem[] }
  | {
      readonly kind: 'hosts';
      readonly of: PrefixNode;
      readonly cards: readonly CardAt[];
      readonly more: number;
    }
  | { readonly kind: 'hole'; readonly ranges: readonly Range[]; readonly size: number }
  | { readonly kind: 'more'; readonly of: PrefixNode; readonly count: number };

/** So many parts of one prefix are drawn before the rest is folded, and so many interfaces. */
const PARTS = 12;
const CARDS = 6;

interface Shown {
  /** All of this one's parts are drawn. */
  readonly unfolded: string | undefined;
  /** These are drawn however many there are: a destination walks through them. */
  readonly chain: readonly PrefixNode[];
  readonly board: boolean;
}

const isLivedIn = ({ cards, children }: PrefixNode): boolean =>
  cards.length > 0 || children.some(isLivedIn);

/** The parts that are drawn, in their order: those that matter most, if there are too many. */
function partsOf({ key, children }: PrefixNode, { unfolded, chain }: Shown) {
  if (key === unfolded || children.length <= PARTS) return children;
  const rank = (part: PrefixNode) => (chain.includes(part) ? 0 : isLivedIn(part) ? 1 : 2);
  const kept = new Set(children.toSorted((a, b) => rank(a) - rank(b)).slice(0, PARTS - 1));
  return children.filter((part) => kept.has(part));
}

export function itemsOf(node: PrefixNode, shown: Shown): TreeItem {
  const { children, cards, holes, parent } = node;
  const parts = partsOf(node, shown);
  const inside = parts.map((child) => itemsOf(child, shown));
  const folded = children.length - parts.length;
  if (folded > 0) inside.push({ kind: 'more', of: node, count: folded });
  if (cards.length > 0 && !shown.board) {
    const more = Math.max(0, cards.length - CARDS);
    inside.push({ kind: 'hosts', of: node, cards: cards.slice(0, CARDS), more });
  }
  // Of the whole Internet, hardly anything is assigned in a run.
  if (parent !== undefined && holes.length > 0 && !shown.board) {
    const size = holes.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    inside.push({ kind: 'hole', ranges: holes, size });
  }
  return { kind: 'prefix', node, inside };
}
