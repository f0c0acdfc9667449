/**
 * Which addresses are looked at: `a4.0` (node 4, card 0) or `at130.120.49.122-22` (typed in), `b` for
 * the second; `m24` and `n24`: where their prefixes have been moved to.
 */

import { formatIpv4 } from '../../../stack/core/addresses.ts';
import { BITS, type Interface, parseInterface } from '../../../stack/core/prefix.ts';
import { lookCodec, wordPart } from '../../view-kit/look.ts';
import { numberPart } from '../../view-kit/look-parts.ts';
import type { NetworkAt } from '../../view-kit/tables/network.ts';
import { keyOf, type Subject } from './model.ts';

export interface BitsLook {
  readonly first: string | undefined;
  readonly second: string | undefined;
  readonly moved: number | undefined;
  readonly secondMoved: number | undefined;
}

const WHOSE = '\\d{1,7}\\.\\d{1,4}|t\\d{1,3}(?:\\.\\d{1,3}){3}-\\d{1,2}';

export const { encode: encodeLook, decode: decodeLook } = lookCodec<BitsLook>(
  { first: undefined, second: undefined, moved: undefined, secondMoved: undefined },
  {
    first: wordPart('a', WHOSE),
    second: wordPart('b', WHOSE),
    moved: numberPart('m', 2),
    secondMoved: numberPart('n', 2),
  },
);

export const typedKey = ({ address, length }: Interface): string =>
  `t${formatIpv4(address)}-${length}`;

/** A subject that a look names; undefined for one that is not there (any more). */
export function subjectOf(
  key: string | undefined,
  moved: number | undefined,
  { cards }: NetworkAt,
): Subject | undefined {
  if (key === undefined) return undefined;
  const card = cards.find((each) => keyOf(each) === key);
  const typed = key.startsWith('t')
    ? parseInterface(key.slice(1).replace('-', '/'), BITS)
    : undefined;
  const found = card ?? typed;
  if (found === undefined) return undefined;
  const { address, length: own } = found;
  return { key, card, address, own, length: Math.min(moved ?? own, BITS) };
}

/** The first address, of an interface unless another is asked for, and the one beside it. */
export function subjectsOf(look: BitsLook, network: NetworkAt): readonly Subject[] {
  const { first, second, moved, secondMoved } = look;
  const [card] = network.cards;
  const own = subjectOf(first, moved, network) ?? subjectOf(card && keyOf(card), moved, network);
  const other = own && subjectOf(second, secondMoved, network);
  return [own, other].filter((each) => each !== undefined);
}

export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;
