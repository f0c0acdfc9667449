/** What the map says of nodes, links and packets in the reader's language. */

import type { Cursor } from '../../../model/cursor.ts';
import type { Death } from '../../../model/deaths.ts';
import type { Packet } from '../../../model/packets.ts';
import type { Ignored } from '../../../model/parts/journeys.ts';
import { cardsOf, type Topology } from '../../../model/topology.ts';
import { parseRfc, rfcLabel } from '../../../stack/core/rfc.ts';
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import type { CardAddress } from '../../../stack/trace/page/table.ts';
import { dropWords } from '../../inspect/words/names.ts';
import { isCovered, shownTitle, VEIL } from '../../view-kit/covers.ts';
import { nameIn, type ViewSpeech } from '../../view-kit/speech.ts';
import { CARD_TABLES } from '../../view-kit/tables/card-tables.ts';
import { rowsAt } from '../../view-kit/tables/part.ts';
import type { IgnoredWords } from '../../view-kit/use-ignored-words.ts';
import type { MapWords } from './draw-network.ts';
import type { PacketWords } from './draw-packets.ts';
import type { NodeSpot } from './map/layout.ts';
import { looksOf } from './map/looks.ts';
import type { MapText } from './text.ts';

export interface Speech extends ViewSpeech<MapText> {
  readonly cursor: Cursor;
  /** As it is at the cursor. */
  readonly topology: Topology;
  /** Why packets were put aside, once these words are there. */
  readonly ignored: IgnoredWords | undefined;
}

/** The addresses of a node's cards at the cursor. */
export function addressesOf({ run, cursor }: Speech, node: number): readonly CardAddress[] {
  return CARD_TABLES.flatMap((table) => {
    const rows = rowsAt(run, table, node, cursor).filter(({ gone }) => !gone);
    return table.cards(rows);
  });
}

export const kindOf = ({ topology }: Speech, node: number): string =>
  topology.nodes[node]?.kind ?? 'host';

export function nameOf(speech: Speech, { id, members }: NodeSpot): string {
  const { t } = speech;
  if (members.length === 1) return nameIn(speech, id);
  const node = nameIn(speech, -1 - id);
  return t('heap', { n: members.length, node });
}

type CardAt = (node: number, card: number) => CardAddress | undefined;

/** By link the smaller MTU of the cards at its ends; empty where all links of the run are alike. */
function mtusOf(topology: Topology, cardAt: CardAt): ReadonlyMap<number, number> {
  const cards = cardsOf(topology);
  const all = new Map<number, number>();
  for (const { id, ends } of topology.links) {
    const own = ends.flatMap((node, end) => cardAt(node, cards.get(id)?.[end] ?? -1)?.mtu ?? []);
    if (own.length > 0) all.set(id, Math.min(...own));
  }
  return new Set(all.values()).size > 1 ? all : new Map();
}

/** The cards of all nodes at the cursor. */
function cardFinder(speech: Speech) {
  const known = new Map(speech.topology.nodes.map(({ id }) => [id, addressesOf(speech, id)]));
  const at: CardAt = (node, card) => known.get(node)?.find((each) => each.card === card);
  return { at, addresses: (node: number) => known.get(node)?.length ?? 0 };
}

/** What a link carries in one piece, where links differ. */
export const mtuOf = (speech: Speech, link: number): number | undefined =>
  mtusOf(speech.topology, cardFinder(speech).at).get(link);

export function mapWords(speech: Speech): MapWords {
  const { topology, t } = speech;
  const { at, addresses } = cardFinder(speech);
  const cards = cardsOf(topology);
  const mtus = mtusOf(topology, at);
  return {
    name: (node) => nameOf(speech, node),
    kind: ({ members: [first = 0] }) => looksOf(topology, first),
    port: (node, card) => nodePageOf(kindOf(speech, node)).port(card),
    address: (node, card) => at(node, card)?.address,
    addresses,
    network({ links, nodes }) {
      for (const id of links) {
        const ends = topology.links.find((link) => link.id === id)?.ends ?? [];
        for (const [place, node] of ends.entries()) {
          const found = nodes.includes(node) ? at(node, cards.get(id)?.[place] ?? -1) : undefined;
          if (found !== undefined) return found.network;
        }
      }
      return undefined;
    },
    mtu(link) {
      const n = mtus.get(link);
      return n === undefined ? undefined : t('mtuAt', { n });
    },
    isUp: (link) => topology.links.find(({ id }) => id === link)?.up ?? true,
    cut: t('cut'),
  };
}

/** Why a node put a packet aside: the reason, then the place and the rule. */
function ignoredLines(speech: Speech, { why, rfc, node }: Ignored): readonly string[] {
  const { language, t, ignored } = speech;
  const rule = parseRfc(rfc);
  const place = t('atNode', { node: nameIn(speech, node) });
  const reason = ignored === undefined ? [] : [ignored(why)[language]];
  return [...reason, rule === undefined ? place : `${place} · ${rfcLabel(rule)}`];
}

/** Why a packet ended, and where. */
export function deathWords(speech: Speech, { packet, ignored }: Death): readonly string[] {
  const { language, t } = speech;
  if (ignored !== undefined) return ignoredLines(speech, ignored);
  const name = (node: number) => nameIn(speech, node);
  return [
    dropWords(packet.dropped ?? 'loss')[language],
    t('lostOn', { from: name(packet.from), to: name(packet.to) }),
  ];
}

export function packetWords(
  speech: Speech,
  above: PacketWords['above'],
  covers: readonly string[],
): PacketWords {
  return {
    title: (packet: Packet) => shownTitle(packet, covers),
    covered: ({ frame }) => isCovered(frame, covers),
    above: (packet) => (isCovered(packet.frame, covers) ? undefined : above(packet)),
    unsent: (ignored) => ignoredLines(speech, ignored),
    death: (death) => (isCovered(death.packet.frame, covers) ? [VEIL] : deathWords(speech, death)),
  };
}
