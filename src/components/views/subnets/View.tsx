/** Subnets as a tree: which prefix is part of which, and the way of a destination down to the longest match. */
import { type RefObject, useEffect, useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { packetOf } from '../../../model/queries.ts';
import { formatIpv4, formatPrefix, parseIpv4 } from '../../../stack/core/addresses.ts';
import { isCovered, useCovers } from '../../view-kit/covers.ts';
import { fieldReader } from '../../view-kit/fields.ts';
import { onSlide } from '../../view-kit/plot/drawing.ts';
import { Legend } from '../../view-kit/plot/Legend.tsx';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { useFrame } from '../../view-kit/plot/use-frame.ts';
import type { ViewProps, ViewRun } from '../../view-kit/stage-view.ts';
import { type NetworkAt, useNetworkAt } from '../../view-kit/tables/network.ts';
import { useBytes } from '../../view-kit/use-bytes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { Destination } from './Destination.tsx';
import { Aggregates, Answers, Chosen } from './Details.tsx';
import { itemsOf } from './items.ts';
import { type TreeLayout, treeLayout } from './layout.ts';
import { treeLegend } from './legend.ts';
import { decodeLook, encodeLook, type TreeLook } from './look.ts';
import { aggregatesOf, matchersOf, nodesIn, treeAt, type Walk, walkTo } from './model.ts';
import { Picture } from './Picture.tsx';
import { treeTwin } from './rows.ts';
import css from './subnets.module.css';
import { useTreeText } from './text.ts';
import { type Speech, treeWords } from './words.ts';

/** Where the selected packet is for, once it has been sent; a covered one does not say. */
function usePacketDestination(view: ViewRun, selected: number | undefined): number | undefined {
  const covers = useCovers();
  const packet = packetOf(view.run, selected ?? -1);
  const there = packet && packet.sentEvent < view.cursor.event && !isCovered(packet.frame, covers);
  useBytes(view, there ? [packet.frame] : []);
  const bytes = there ? view.bytesOf(packet.frame) : undefined;
  return useMemo(() => bytes && fieldReader(bytes)('ipv4', 'dst'), [bytes]);
}

interface Wanted {
  readonly network: NetworkAt;
  readonly look: TreeLook;
  readonly to: number | undefined;
  readonly size: PictureSize | undefined;
  readonly board: boolean;
  readonly speech: Speech;
}

/** The tree, the way down it, and both drawn: made anew only when something of it is another. */
function useTree({ network, look, to, size, board, speech }: Wanted) {
  const root = useMemo(() => treeAt(network), [network]);
  const walk = useMemo(
    () => (to === undefined ? undefined : walkTo(root, to, network)),
    [root, to, network],
  );
  const aggregates = useMemo(() => aggregatesOf(network), [network]);
  const { chosen, unfolded } = look;
  const { language, t } = speech;
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that its words say is in these.
  const layout = useMemo(() => {
    if (size === undefined || size.width === 0) return undefined;
    const chain = walk?.chain ?? [];
    return treeLayout({
      ...{ size, board, chosen },
      root: itemsOf(root, { unfolded, chain, board }),
      words: treeWords(speech, walk),
      chain: new Set(chain.map(({ key }) => key)),
      joinable: new Set(
        board ? [] : aggregates.flatMap(({ members }) => members.map(formatPrefix)),
      ),
      matches: new Set(
        chain.filter(({ key }) => walk && matchersOf(walk, key).length > 0).map(({ key }) => key),
      ),
    });
  }, [root, walk, aggregates, size, board, chosen, unfolded, language, t]);
  return { root, walk, aggregates, layout };
}

/** A destination that walks out of sight takes the picture along. */
function useInSight(
  frame: RefObject<HTMLDivElement | null>,
  layout: TreeLayout | undefined,
  walk: Walk | undefined,
): void {
  const deepest = walk?.chain.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another way moves it, not another size.
  useEffect(() => {
    const spot = layout?.spots.find(
      ({ item }) => item.kind === 'prefix' && item.node.key === deepest?.key,
    );
    const box = frame.current;
    if (spot === undefined || box === null) return;
    const [top, bottom] = [spot.top - MARGIN, spot.top + spot.height + MARGIN];
    const { scrollTop, clientHeight } = box;
    if (top < scrollTop || bottom > scrollTop + clientHeight) {
      box.scrollTop = Math.max(0, Math.min(top, bottom - clientHeight));
    }
  }, [deepest?.key, layout === undefined]);
}

/** Around what is brought into sight, px. */
const MARGIN = 16;

export default function Subnets(props: ViewProps) {
  const [view] = props.runs;
  const { run, cursor } = view;
  const { actions, board } = props;
  const t = useTreeText();
  const language = useLanguage();
  const network = useNetworkAt(view);
  const speech: Speech = { run, network, language, t };
  const look = useMemo(() => decodeLook(props.look), [props.look]);
  const change = (to: Partial<TreeLook>) =>
    actions.lookAt('subnets', encodeLook({ ...look, ...to }));
  const ofPacket = usePacketDestination(view, props.selected);
  const to = look.to === undefined ? ofPacket : parseIpv4(look.to);
  const { frame, probe, size } = useFrame();
  const { root, walk, aggregates, layout } = useTree({ network, look, to, size, board, speech });
  useInSight(frame, layout, walk);
  const chosen = look.chosen && [...nodesIn(root)].find(({ key }) => key === look.chosen);
  const title = t('title');
  const close = () => change({ chosen: undefined });
  return (
    <div className={css.subnets}>
      <PlotPanel
        {...{ title, cursor, actions, board }}
        of={t(board ? 'short' : 'title')}
        twin={treeTwin(root, walk, speech)}
        controls={
          <Destination
            {...{ speech }}
            to={look.to}
            packet={ofPacket === undefined ? undefined : formatIpv4(ofPacket)}
            onChange={(wanted) => change({ to: wanted })}
          />
        }
        legend={undefined}
        file="wireglass-subnets"
        save={layout && (() => onSlide({ ...layout, title }))}
      >
        <div ref={frame} className={`${plot.frame} ${css.scroller}`}>
          <span ref={probe} className={plot.probe} aria-hidden="true" />
          {layout && (
            <Picture
              {...{ layout, walk, speech }}
              chosen={look.chosen}
              onChoose={({ key }) => change({ chosen: look.chosen === key ? undefined : key })}
              onUnfold={({ key }) => change({ unfolded: key })}
            />
          )}
        </div>
      </PlotPanel>
      {!board && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and hold nothing else to focus.
        <div className={css.told} tabIndex={0}>
          {chosen && <Chosen node={chosen} speech={speech} onClose={close} />}
          {walk && <Answers {...{ walk, speech }} onWhy={actions.askWhy} />}
          {aggregates.length > 0 && <Aggregates list={aggregates} speech={speech} />}
          <div className={css.legend}>
            <Legend
              entries={treeLegend(walk !== undefined, aggregates.length > 0, t)}
              label={t('legend')}
            />
          </div>
          {walk === undefined && !chosen && <p className={css.hint}>{t('hint')}</p>}
        </div>
      )}
    </div>
  );
}

export { understands } from './look.ts';
