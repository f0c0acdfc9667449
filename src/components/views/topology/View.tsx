/** The map: nodes and links, packets on their way at the cursor, and what each node knows. */
import { Suspense, useMemo } from 'react';
import { lazyPart } from '../../shell/lazy-part.ts';
import { shownTitle, useCovers } from '../../view-kit/covers.ts';
import { onSlide } from '../../view-kit/plot/drawing.ts';
import { Legend } from '../../view-kit/plot/Legend.tsx';
import { PlotPanel } from '../../view-kit/plot/PlotPanel.tsx';
import plot from '../../view-kit/plot/plot.module.css';
import { keptSince, useFrame } from '../../view-kit/plot/use-frame.ts';
import type { ViewProps, ViewRun } from '../../view-kit/stage-view.ts';
import { mapLegend } from './legend.ts';
import { decodeLook, encodeLook, type MapLook } from './look.ts';
import css from './map.module.css';
import { protocolsOf } from './moving.ts';
import { Picture } from './Picture.tsx';
import { mapTwin, shownPackets } from './rows.ts';
import { Tools } from './Tools.tsx';
import { useTableLook } from './tables/use-table-look.ts';
import { useMapText } from './text.ts';
import { useMap } from './use-map.ts';
import { type MapZoom, useZoom } from './zoom/use-zoom.ts';
import { WholeOrLarge } from './zoom/WholeOrLarge.tsx';

/** What is below the map: it reads packets and tables, and the picture does not wait for that. */
const Details = lazyPart(() => import('./details/Details.tsx'));

export default function NetworkMap(props: ViewProps) {
  const [view] = props.runs;
  const { run, cursor, version } = view;
  const { actions, board } = props;
  const t = useMapText();
  const covers = useCovers();
  const read = useMemo(() => decodeLook(props.look), [props.look]);
  const look = useTableLook(read, run, cursor);
  const change = (to: Partial<MapLook>) =>
    actions.lookAt('topology', encodeLook({ ...look, ...to }));
  const { frame, probe, size } = useFrame();
  const map = useMap(view, look, size, board);
  const { layout, drawn, packet, speech } = map;
  const zoom = useZoom({ frame, layout, size, look, t, onLook: change });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const protocols = useMemo(() => protocolsOf(run), [run, version]);
  const title = t('title');
  const { without } = look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const rows = useMemo(() => shownPackets(run, without), [run, version, without]);
  const twin = mapTwin(speech, rows);
  const save =
    layout &&
    drawn &&
    (() => {
      const shapes = [...drawn.network, ...drawn.packets.shapes];
      return onSlide({ width: layout.width, height: layout.height, title, shapes });
    });
  const heading =
    packet === undefined
      ? t(board ? 'short' : 'title')
      : t('following', { packet: shownTitle(packet, covers) });
  return (
    <div className={css.map}>
      <PlotPanel
        {...{ title, twin, cursor, actions, board, save }}
        of={heading}
        controls={
          <Tools
            {...{ look, protocols, zoom, t }}
            following={packet !== undefined}
            onLook={change}
          />
        }
        legend={undefined}
        file="wireglass-map"
        since={keptSince(run)}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside. */}
        <div ref={frame} className={`${plot.frame} ${css.scroller}`} onKeyDown={zoom.onKeyDown}>
          <span ref={probe} className={plot.probe} aria-hidden="true" />
          {layout && drawn && (
            <Picture
              {...map}
              {...{ layout, drawn, look, actions }}
              zoom={zoom.k}
              label={title}
              onLook={change}
            />
          )}
        </div>
      </PlotPanel>
      {!board && (
        <Below {...{ map, view, look, actions, zoom }} isEmpty={twin.count === 0} onLook={change} />
      )}
    </div>
  );
}

interface BelowProps extends Pick<ViewProps, 'actions'> {
  readonly map: ReturnType<typeof useMap>;
  readonly view: ViewRun;
  readonly look: MapLook;
  readonly isEmpty: boolean;
  readonly zoom: MapZoom;
  readonly onLook: (to: Partial<MapLook>) => void;
}

/** The legend, what one can do, and what is known of what was chosen. */
function Below({ map, view, look, actions, isEmpty, zoom, onLook }: BelowProps) {
  const t = useMapText();
  const { node, link, heap } = look;
  const chosen = map.packet !== undefined || (node ?? link ?? heap) !== undefined;
  return (
    <>
      <div className={css.foot}>
        <WholeOrLarge {...{ zoom, t }} />
        <Legend entries={mapLegend(map.moving, t)} label={t('legend')} />
        {!chosen && <p>{t(isEmpty ? 'empty' : 'hint')}</p>}
      </div>
      <Suspense fallback={null}>
        <Details {...map} {...{ view, look, actions, onLook }} />
      </Suspense>
    </>
  );
}

export { understands } from './look.ts';
