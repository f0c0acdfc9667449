/**
 * The frame of every view that draws a plot: what it is of, its controls, picture or table, legend,
 * and the menu that takes them along. Where there is nothing to draw yet, it says what would fill it.
 */
import { ChartLine, Minus, Plus, Table2 } from 'lucide-react';
import { memo, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import { formatInstant } from '../../../model/format.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { lazyPart } from '../../shell/lazy-part.ts';
import type { ViewActions } from '../stage-view.ts';
import type { Stretch } from './axes.ts';
import css from './plot.module.css';
import { moved, scaled } from './stretch.ts';
import type { SvgPicture } from './svg.ts';
import { usePlotText } from './text.ts';
import type { Twin } from './twin.ts';

/** What the first look at a picture does without. */
const SaveMenu = lazyPart(async () => ({ default: (await import('./SaveMenu.tsx')).SaveMenu }));
const TwinTable = lazyPart(async () => ({ default: (await import('./TwinTable.tsx')).TwinTable }));

export interface PlotPanelProps {
  /** What it is called. */
  readonly title: string;
  /** Whose it is: 'server → client'. */
  readonly of?: ReactNode;
  /** What the view itself can be told. */
  readonly controls?: ReactNode;
  readonly legend: ReactNode;
  readonly twin: Twin;
  readonly cursor: Cursor;
  readonly actions: Pick<ViewActions, 'askWhy' | 'inspect'>;
  /** Of the files that are saved. */
  readonly file: string;
  readonly save?: (() => SvgPicture) | undefined;
  readonly zoom?: PlotZoom | undefined;
  /** Few words, and nothing to press. */
  readonly board: boolean;
  /** What would fill it, while there is nothing. */
  readonly empty?: string | undefined;
  /** Of a long run only a window is kept, which begins then. */
  readonly since?: Instant | undefined;
  /** Below the picture: what is left out of it. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

export interface PlotZoom {
  readonly shown: Stretch;
  readonly whole: Stretch;
  readonly show: (stretch: Stretch) => void;
}

export function PlotPanel(props: PlotPanelProps) {
  const { title, of, controls, legend, twin, cursor, actions, board, empty, note, zoom } = props;
  const t = usePlotText();
  const [asTable, showTable] = useState(false);
  // What the buttons work on changes with every move of the cursor, and they do not.
  const latest = useRef(props);
  latest.current = props;
  const zoomTo = useCallback((to: (shown: Stretch, whole: Stretch) => Stretch) => {
    const { zoom: now } = latest.current;
    now?.show(to(now.shown, now.whole));
  }, []);
  const saved = useCallback(() => {
    const { twin: rows, cursor: at, save } = latest.current;
    return { twin: rows, cursor: at, picture: save };
  }, []);
  return (
    <section className={css.panel} aria-label={title} data-board={board || undefined}>
      <header className={css.bar}>
        <h3>{of ?? title}</h3>
        {!board && (
          <div className={css.tools}>
            {!asTable && controls}
            {!asTable && zoom && <ZoomButtons closer={isCloser(zoom)} zoomTo={zoomTo} />}
            <IconButton
              label={t(asTable ? 'asPicture' : 'asTable')}
              onClick={() => showTable(!asTable)}
            >
              {asTable ? <ChartLine aria-hidden="true" /> : <Table2 aria-hidden="true" />}
            </IconButton>
            <Suspense fallback={null}>
              <SaveMenu name={props.file} now={saved} drawn={props.save !== undefined} />
            </Suspense>
          </div>
        )}
      </header>
      {asTable ? (
        <Suspense fallback={null}>
          <TwinTable
            twin={twin}
            caption={title}
            cursor={cursor}
            onWhy={actions.askWhy}
            onOpen={actions.inspect}
          />
        </Suspense>
      ) : (
        <div className={css.body}>
          <div className={css.plot} tabIndex={empty === undefined ? undefined : 0}>
            {props.children}
            {empty !== undefined && <p className={css.empty}>{empty}</p>}
          </div>
          {legend}
        </div>
      )}
      {note !== undefined && !asTable && <p className={css.note}>{note}</p>}
      {props.since !== undefined && (
        <p className={css.note}>{t('since', { time: formatInstant(props.since) })}</p>
      )}
    </section>
  );
}

const isCloser = ({ shown, whole }: PlotZoom) => shown[1] - shown[0] < whole[1] - whole[0];

interface ZoomButtonsProps {
  readonly closer: boolean;
  readonly zoomTo: (to: (shown: Stretch, whole: Stretch) => Stretch) => void;
}

/** Once closer, there are ways to go aside and back. */
const ZoomButtons = memo(({ closer, zoomTo }: ZoomButtonsProps) => {
  const t = usePlotText();
  const aside = (by: number) => () => zoomTo((shown, whole) => moved(shown, by, whole));
  const scale = (by: number) => () => zoomTo((shown, whole) => scaled(shown, by, whole));
  return (
    <span className={css.zoom}>
      {closer && (
        <>
          <button type="button" onClick={() => zoomTo((_, whole) => whole)}>
            {t('zoomAll')}
          </button>
          <IconButton label={t('earlier')} onClick={aside(-0.5)}>
            <span aria-hidden="true">‹</span>
          </IconButton>
          <IconButton label={t('later')} onClick={aside(0.5)}>
            <span aria-hidden="true">›</span>
          </IconButton>
          <IconButton label={t('zoomOut')} onClick={scale(2)}>
            <Minus aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton label={t('zoomIn')} onClick={scale(0.5)}>
        <Plus aria-hidden="true" />
      </IconButton>
    </span>
  );
});
