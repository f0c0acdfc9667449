/** The tree in the reader's language. */

import { grouped } from '../../../model/format.ts';
import { specialRangeOf } from '../../../stack/core/address-kinds.ts';
import { formatIpv4, formatPrefix } from '../../../stack/core/addresses.ts';
import { blocksOf, lastOf, type Range, sizeOf } from '../../../stack/core/prefix.ts';
import { nameIn, type ViewSpeech } from '../../view-kit/speech.ts';
import {
  type CardAt,
  type NetworkAt,
  type RouteAt,
  saidOf,
} from '../../view-kit/tables/network.ts';
import type { TreeWords } from './layout.ts';
import { matchersOf, type NodeRoute, ownerOf, type PrefixNode, type Walk } from './model.ts';
import type { TreeText } from './text.ts';

export interface Speech extends ViewSpeech<TreeText> {
  readonly network: NetworkAt;
}

export const listed = (words: readonly string[], { language }: Pick<Speech, 'language'>): string =>
  words.join(language === 'en' ? ', ' : '、');

/** So many nodes are named before the rest is counted. */
const MOST_NAMES = 6;

export function namesOf(nodes: readonly number[], speech: Speech): string {
  const names = nodes.map((node) => nameIn(speech, node));
  if (names.length <= MOST_NAMES) return listed(names, speech);
  const rest = speech.t('moreHosts', { n: names.length - MOST_NAMES });
  return listed([...names.slice(0, MOST_NAMES), rest], speech);
}

/** The next hop, with the node whose interface it is. */
export function hopWords(route: RouteAt, speech: Speech): string {
  const owner = route.via === undefined ? undefined : ownerOf(route.via, speech.network);
  const said = saidOf(route, speech);
  return owner === undefined
    ? said
    : speech.t('viaNode', { via: said, node: nameIn(speech, owner.node) });
}

export const routeWords = ({ node, route }: NodeRoute, speech: Speech): string =>
  withAside(
    route,
    route.via === undefined
      ? speech.t('refusedBy', { node: nameIn(speech, node), said: saidOf(route, speech) })
      : speech.t('routesTo', { node: nameIn(speech, node), via: route.via }),
    speech,
  );

/** What is said of a route, and why its node passes it over, where it does. */
export const withAside = ({ aside }: RouteAt, said: string, { language, t }: Speech): string =>
  aside === undefined ? said : t('aside', { route: said, why: aside[language] });

/** Who knows a way to a prefix: each node with its next hop. */
export const knownWords = ({ routes }: PrefixNode, speech: Speech): readonly string[] =>
  routes.map(({ node, route }) =>
    withAside(route, `${nameIn(speech, node)} → ${hopWords(route, speech)}`, speech),
  );

/** What stands at a prefix, and the same in fewer words. */
function prefixWords(node: PrefixNode, speech: Speech, walk: Walk | undefined): readonly string[] {
  const { t } = speech;
  const matchers = walk === undefined ? [] : matchersOf(walk, node.key);
  if (matchers.length > 0) {
    const nodes = namesOf(matchers, speech);
    return [t('longest', { nodes }), nodes];
  }
  const { routes, parent } = node;
  if (routes.length > 2) return [t('routesMany', { n: routes.length })];
  if (routes.length > 0) {
    return [
      listed(
        routes.map((each) => routeWords(each, speech)),
        speech,
      ),
    ];
  }
  return parent === undefined ? [t('everything')] : [];
}

export const cardWords = (card: CardAt, speech: Speech): string =>
  speech.t('host', { name: nameIn(speech, card.node), address: formatIpv4(card.address) });

export function treeWords(speech: Speech, walk: Walk | undefined): TreeWords {
  const { t } = speech;
  return {
    at: (node) => prefixWords(node, speech, walk),
    hosts({ cards, more, of: { free, children } }) {
      return [
        ...cards.map((card) => cardWords(card, speech)),
        ...(more > 0 ? [t('moreHosts', { n: more })] : []),
        ...(children.length === 0 && free > 0 ? [t('free', { n: grouped(free) })] : []),
      ];
    },
    hole: ({ size }) => [t('hole', { n: grouped(size) })],
    more: (count) => t('more', { n: count }),
  };
}

export const rangeWords = ({ from, to }: Range): string =>
  from === to ? formatIpv4(from) : `${formatIpv4(from)} – ${formatIpv4(to)}`;

/** A hole with the blocks that would fill it; many are not all named. */
export function holeWords(hole: Range, speech: Speech): string {
  const blocks = blocksOf(hole).map(formatPrefix);
  const most = 4;
  const shown = blocks.slice(0, most);
  return `${rangeWords(hole)}: ${listed(shown, speech)}${blocks.length > most ? ' …' : ''}`;
}

/** A prefix as a screen reader says it. */
export function spokenAt(node: PrefixNode, speech: Speech, walk: Walk | undefined): string {
  const { t } = speech;
  const { key, parent, cards, prefix } = node;
  const inChain = walk?.chain.includes(node);
  return [
    key,
    parent && t('inside', { prefix: parent.key }),
    inChain && walk && t('fits', { to: formatIpv4(walk.to) }),
    ...prefixWords(node, speech, walk).slice(0, 1),
    ...cards.map((card) => cardWords(card, speech)),
    `${grouped(sizeOf(prefix))} (${rangeWords({ from: prefix.base, to: lastOf(prefix) })})`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The range that is set aside for something, where all of a prefix is in it. */
export function kindWords({ prefix }: PrefixNode, { language }: Speech): string | undefined {
  const special = specialRangeOf(prefix.base);
  if (special === undefined || special.prefix.length > prefix.length) return undefined;
  return `${special.name[language]} (${formatPrefix(special.prefix)})`;
}
