import { formatInstant } from '../../../model/format.ts';
import type { ViewProps } from '../stage-view.ts';
import { asFile, type PlotDrawing } from './drawing.ts';
import { Legend, type LegendEntry } from './Legend.tsx';
import { PlotPanel, type PlotPanelProps, type PlotZoom } from './PlotPanel.tsx';
import { PlotPicture, type PlotPictureProps } from './PlotPicture.tsx';
import css from './plot.module.css';
import type { useFrame } from './use-frame.ts';
import { partedAt } from './use-plot.ts';
import { useTimeZoom } from './use-time-zoom.ts';

type OfPanel = Pick<
  PlotPanelProps,
  'title' | 'of' | 'controls' | 'twin' | 'file' | 'empty' | 'since' | 'note'
>;
type OfPicture = Pick<PlotPictureProps, 'label' | 'nameOf' | 'roundTrip' | 'onPoint'>;

interface TimePlotProps extends OfPanel, OfPicture {
  /** What the view was given. */
  readonly view: ViewProps;
  readonly box: ReturnType<typeof useFrame>;
  /** Undefined until its size is known. */
  readonly drawing: PlotDrawing | undefined;
  readonly zoom: PlotZoom;
  /** What belongs to the cursor's very instant. */
  readonly edge?: PlotPictureProps['edge'] | undefined;
  readonly legend: readonly LegendEntry[];
  /** What the legend is called, and whose values it has. */
  readonly signs: string;
  readonly signsAt?: string | undefined;
  /** The legend stands there also on the board, where few words have room. */
  readonly signsOnBoard?: boolean;
  /** The title of a file that is saved, where it says more than that of the view. */
  readonly titleInFile?: string;
}

const NOTHING: PlotPictureProps['edge'] = [];

/** A view that is one plot over time: its frame, its picture, closer looks, what is taken along. */
export function TimePlot(props: TimePlotProps) {
  const { view, box, drawing, zoom, edge = NOTHING, legend, title } = props;
  const { runs, axis, actions, board, selected } = view;
  const [{ cursor }] = runs;
  const { shown, whole, show } = zoom;
  useTimeZoom(box.surface, drawing?.boxes[0], whole, shown, show);
  const hasLegend = !board || props.signsOnBoard;
  return (
    <PlotPanel
      {...{ title, cursor, actions, board, zoom }}
      {...{ of: props.of, controls: props.controls, twin: props.twin, file: props.file }}
      {...{ empty: props.empty, since: props.since, note: board ? undefined : props.note }}
      legend={hasLegend && <Legend entries={legend} label={props.signs} at={props.signsAt} />}
      save={drawing && (() => asFile(drawing, edge, cursor, props.titleInFile ?? title, legend))}
    >
      <div ref={box.frame} className={css.frame}>
        <span ref={box.probe} className={css.probe} aria-hidden="true" />
        {drawing && (
          <PlotPicture
            {...{ drawing, cursor, edge, selected, surface: box.surface }}
            {...{ label: props.label, nameOf: props.nameOf, onPoint: props.onPoint }}
            instant={formatInstant(cursor.at)}
            parted={partedAt(axis)}
            roundTrip={props.roundTrip ?? 0}
            onOpen={actions.inspect}
            onWhy={actions.askWhy}
            onSeek={actions.seek}
          />
        )}
      </div>
    </PlotPanel>
  );
}
