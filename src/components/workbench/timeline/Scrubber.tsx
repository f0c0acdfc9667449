import { useMemo, useRef } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { instantOf } from '../../../model/columns.ts';
import { countAt } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { type FoldedTime, instantAt, placeOf } from '../../../runtime/folded-time.ts';
import { runTime } from '../../../runtime/run-time.ts';
import { useSay } from '../../inspect/words/use-say.ts';
import { useTrackSize } from '../../view-kit/use-size.ts';
import { drawnVersion } from '../drawn-version.ts';
import { useRun, useRunStore } from '../run.ts';
import { layoutTimeline, type TimelineLayout } from './layout.ts';
import { type Mark, timelineMarks } from './model.ts';
import css from './Scrubber.module.css';
import { instantText } from './time-text.ts';

/** The track's resolution: steps of a native slider. Its arrow keys step by event instead. */
const STEPS = 20_000;

export function Scrubber() {
  const box = useRef<HTMLDivElement>(null);
  const { width, em } = useTrackSize(box);
  const { marks, time } = useTimeline();
  const layout = useMemo(() => layoutTimeline(marks, time, width, em), [marks, time, width, em]);
  return (
    <div className={css.scrubber} ref={box}>
      <Labels layout={layout} />
      <Ticks layout={layout} width={width} em={em} />
      <Track time={time} />
      <Axis layout={layout} />
    </div>
  );
}

function useTimeline() {
  const model = useRun((state) => state.model);
  const version = useRun(drawnVersion);
  const endAt = useRun((state) => state.endAt);
  return useMemo(() => {
    // `version` says that the model, which is changed in place, has grown.
    const marks = version < 0 ? [] : timelineMarks(model);
    return { marks, time: runTime(model, endAt) };
  }, [model, version, endAt]);
}

/** Names above the ticks; those still to come are fainter. */
function Labels({ layout }: { readonly layout: TimelineLayout }) {
  const seen = useRun((state) => state.cursor.event);
  return (
    <div className={css.labels} aria-hidden="true">
      {layout.labels.map(({ event, x, text }) => (
        <span key={event} style={{ left: x }} data-past={event < seen}>
          {text}
        </span>
      ))}
    </div>
  );
}

interface TicksProps {
  readonly layout: TimelineLayout;
  readonly width: number;
  readonly em: number;
}

function Ticks({ layout, width, em }: TicksProps) {
  const seen = useRun((state) => state.cursor.event);
  return (
    <svg className={css.ticks} width={width} height={em} aria-hidden="true">
      {layout.ticks.map(({ mark, x }) => (
        <path
          key={`${mark.event}${mark.kind}`}
          d={tickPath(mark.kind, x, em)}
          data-layer={mark.layer}
          data-kind={mark.kind}
          data-past={mark.event < seen}
        />
      ))}
    </svg>
  );
}

/** A bar for what was sent or called, a short one for what arrived, a cross, a ring for a timer. */
function tickPath(kind: Mark['kind'], x: number, em: number): string {
  const r = 0.29 * em;
  switch (kind) {
    case 'lost':
      return `M${x - r} ${em / 2 - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
    case 'timer':
      return `M${x - r} ${em / 2}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    case 'arrived':
    case 'return':
      return `M${x} ${0.4 * em}V${em}`;
    default:
      return `M${x} 0V${em}`;
  }
}

function Track({ time }: { readonly time: FoldedTime }) {
  const text = useLessonText();
  const say = useSay();
  const run = useRunStore();
  const model = useRun((state) => state.model);
  const cursor = useRun((state) => state.cursor);
  const place = placeOf(time, cursor.at);
  const said =
    cursor.event === 0
      ? text('timeline.start')
      : say(model, firstOfInstant(model, cursor.event - 1), cursor.event);
  return (
    <div className={css.track} data-keys="pass">
      {time.pieces
        .filter(({ folded }) => folded)
        .map(({ from, left, right }) => (
          <span
            key={from}
            className={css.fold}
            style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
          />
        ))}
      <span className={css.done} style={{ inlineSize: `${place * 100}%` }} />
      <input
        type="range"
        min="0"
        max={STEPS}
        value={Math.round(place * STEPS)}
        aria-label={text('timeline.position')}
        aria-valuetext={said ? `${instantText(cursor.at)}, ${said}` : instantText(cursor.at)}
        onChange={(event) => {
          const { pause, seek } = run.getState();
          pause();
          seek(instantAt(time, Number(event.target.value) / STEPS));
        }}
      />
      <span className={css.thumb} style={{ insetInlineStart: `${place * 100}%` }} />
    </div>
  );
}

/** The first event of the instant at which `event` happened: what is said is all of them. */
function firstOfInstant({ log }: RecordedRun, event: number): number {
  return countAt(log, instantOf(log, event) - 1);
}

function Axis({ layout }: { readonly layout: TimelineLayout }) {
  const text = useLessonText();
  return (
    <div className={css.axis} aria-hidden="true">
      {layout.axis.map(({ x, at, label }) => (
        <span key={at} style={{ left: x }}>
          {label}
        </span>
      ))}
      {layout.folds.map(({ x, piece }) => (
        <span
          key={piece.from}
          className={css.foldLength}
          style={{ left: x }}
          title={text('timeline.folded', { time: formatDuration(piece.to - piece.from) })}
        >
          ≈ {formatDuration(piece.to - piece.from)}
        </span>
      ))}
    </div>
  );
}
