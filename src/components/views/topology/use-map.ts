/** The map as it is at the cursor: placed, drawn, and what moves on it. */
import { useMemo, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Packet } from '../../../model/packets.ts';
import { journeyOf } from '../../../model/parts/journeys.ts';
import { packetOf } from '../../../model/queries.ts';
import type { Topology } from '../../../model/topology.ts';
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import { ethernet, etherTypes } from '../../../stack/protocols/ethernet/header.ts';
import { ipv4 } from '../../../stack/protocols/ipv4/header.ts';
import { useCovers } from '../../view-kit/covers.ts';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import { changesBefore } from '../../view-kit/tables/changes.ts';
import { useBytes } from '../../view-kit/use-bytes.ts';
import { useIgnoredWords } from '../../view-kit/use-ignored-words.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { networkShapes } from './draw-network.ts';
import { packetShapes } from './draw-packets.ts';
import { wordBoxes } from './free-place.ts';
import type { MapLook } from './look.ts';
import { graphOf } from './map/graph.ts';
import { type MapLayout, mapLayout } from './map/layout.ts';
import { type Moving, movingAt } from './moving.ts';
import { useMapText } from './text.ts';
import { mapWords, packetWords, type Speech } from './words.ts';

const NO_JOURNEY: readonly Packet[] = [];

export function useMap(
  view: ViewRun,
  look: MapLook,
  size: PictureSize | undefined,
  board: boolean,
) {
  const { run, cursor, bytesOf } = view;
  const t = useMapText();
  const language = useLanguage();
  const covers = useCovers();
  const topology = run.topologyAt(cursor);
  const packet = packetOf(run, look.packet ?? -1);
  const moving = movingAt(run, cursor, packet?.frame, look.without);
  const apart = apartFrom(
    look,
    moving.way.flatMap(({ packet: { from, to } }) => [from, to]),
  );
  // What an audience has looked at while it was asked lies as it lay when it is told.
  const [before, setBefore] = useState<boolean>();
  const layout = useMemo(
    () =>
      size === undefined || size.width === 0
        ? undefined
        : mapLayout({
            topology,
            graph: graphOf(topology, apart === '' ? [] : apart.split(' ').map(Number)),
            ...{ size, moved: look.moved, plain: board, before },
          }),
    [topology, size, look.moved, apart, board, before],
  );
  if (board && layout !== undefined && layout.turned !== before) setBefore(layout.turned);
  const journey = packet === undefined ? NO_JOURNEY : journeyOf(run, packet.frame);
  const frames = journey.map(({ frame }) => frame);
  const missing = useBytes(view, frames);
  const ignored = useIgnoredWords(true);
  const speech: Speech = { run, cursor, topology, language, t, ignored };
  const words = packetWords(speech, ({ frame }) => ttlOf(bytesOf(frame)), covers);
  const { network, names, mtu } = useNetwork(
    layout,
    speech,
    look,
    board ? namedOf(topology, moving) : undefined,
  );
  const drawn = layout && { network, packets: packetShapes(layout, moving, words, board, names) };
  return { layout, drawn, moving, packet, journey, missing, speech, words, mtu };
}

/**
 * The map without its packets, which is drawn again only when something of it is another: most of
 * what the cursor passes moves packets alone. `names`: what its words cover. `mtu`: what a link says of
 * it. `named`: who has a name while a question is open.
 */
function useNetwork(
  layout: MapLayout | undefined,
  speech: Speech,
  { node, link, heap }: MapLook,
  named: string | undefined,
) {
  const { run, cursor, topology, language } = speech;
  const addresses = changesBefore(run, cursor, ['address.changed']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that its words say is in these.
  return useMemo(() => {
    if (layout === undefined) return { network: [], names: [], mtu: () => undefined };
    const chosen = { node, link, heap, named: new Set(named?.split(' ').map(Number)) };
    const words = mapWords(speech);
    const network = networkShapes(layout, words, chosen, named !== undefined);
    return { network, names: wordBoxes(network), mtu: words.mtu };
  }, [run, layout, node, link, heap, named, topology, language, addresses]);
}

/** The nodes that stand beside their heap, as one word: what is looked at, and where the followed packet is. */
function apartFrom({ node }: MapLook, way: readonly number[]): string {
  return [...new Set(node === undefined ? way : [node, ...way])].join(' ');
}

/** Few names are read from the last row: those of whoever packets are with, of hosts, of routers. */
const MOST_NAMES = 5;

function namedOf({ nodes }: Topology, { onLinks, deaths }: Moving): string {
  const busy = [...onLinks, ...deaths].flatMap(({ packet: { from, to } }) => [from, to]);
  const others = (['application', 'network'] as const).flatMap((layer) =>
    nodes.filter(({ kind }) => nodePageOf(kind).layer === layer).map(({ id }) => id),
  );
  return [...new Set([...busy, ...others])].slice(0, MOST_NAMES).join(' ');
}

/** The time to live in a frame's packet, where it has one: so much is read without a dissector. */
function ttlOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.length < ethernet.length + ipv4.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return undefined;
  return `TTL ${view.getUint8(ethernet.length + ipv4.at.ttl)}`;
}
