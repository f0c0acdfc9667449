import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { instantOf } from '../../../model/columns.ts';
import { countAt } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { type FoldedTime, instantAt, placeOf } from '../../../runtime/folded-time.ts';
import { runTime, sharedTime } from '../../../runtime/run-time.ts';
import type { RunView } from '../../../runtime/run-view.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { useSay } from '../../inspect/words/use-say.ts';
import { useTrackSize } from '../../view-kit/use-size.ts';
import { comparedVersion } from '../drawn-version.ts';
import { useRun, useRunStore } from '../run.ts';
import { useComparedId } from '../runs/use-comparing.ts';
import { useLater } from '../use-later.ts';
import { useWorkbench } from '../workbench-store.ts';
import { type Label, layoutTimeline, type Tick, type TimelineLayout } from './layout.ts';
import { type Mark, timelineMarks } from './model.ts';
import css from './Scrubber.module.css';
import { useSeenUntil } from './seen-until.ts';
import { instantText } from './time-text.ts';
import { trackEnd } from './track-end.ts';

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

interface OnTrack {
  readonly model: RecordedRun;
  /** The run that is compared with it. */
  readonly compared: string | null;
  readonly version: number;
  readonly endAt: Instant;
  /** Where the track ends, and until when what happens may be told. */
  readonly track: ReturnType<typeof useTrackEnd>;
}

interface Timed {
  readonly marks: readonly Mark[];
  readonly time: FoldedTime;
}

/** Of a run that is new on the stage there are no ticks yet, on the track of the one before. */
function useTimeline(): Timed {
  const store = useRunStore();
  const model = useRun((state) => state.model);
  const version = useRun(comparedVersion);
  const compared = useComparedId();
  const endAt = useRun((state) => state.endAt);
  const { end, told } = useTrackEnd();
  const asked = useMemo(
    (): OnTrack => ({ model, compared, version, endAt, track: { end, told } }),
    [model, compared, version, endAt, end, told],
  );
  const drawn = useLater(asked, [model]);
  const timed = useMemo(() => timedOf(store.getState(), drawn), [drawn, store]);
  return drawn.model === model ? timed : { marks: NO_MARKS, time: timed.time };
}

const NO_MARKS: readonly Mark[] = [];

function timedOf({ treeRun }: RunView, { model, compared, endAt, track }: OnTrack): Timed {
  const other = compared === null ? undefined : treeRun(compared);
  const runs = other === undefined ? [model] : [model, other.model];
  const { end, told } = track;
  return {
    marks: timelineMarks(model).filter(({ at }) => at <= told),
    time: end === undefined ? sharedTime(runs, endAt) : runTime(model, end),
  };
}

const ALL = { end: undefined, told: Number.POSITIVE_INFINITY };

/**
 * Where not all may be told, the track ends at the latest instant that has been on the stage or may be
 * told before; what may be told ends there too, though a track that plays is a little longer.
 */
function useTrackEnd(): { readonly end: Instant | undefined; readonly told: Instant } {
  const horizon = useWorkbench((state) => (state.veiled ? 0 : state.horizon));
  const endAt = useRun((state) => state.endAt);
  const playing = useRun((state) => state.playing);
  const veiled = horizon < endAt;
  const at = useRun((state) => (veiled ? state.cursor.at : 0));
  const current = useRun((state) => state.current);
  const under = veiled ? current : '';
  const [latest, setLatest] = useState({ under, at });
  const seen = latest.under === under ? Math.max(latest.at, at) : at;
  if (latest.under !== under || latest.at !== seen) setLatest({ under, at: seen });
  useEffect(() => useSeenUntil.setState({ at: seen }), [seen]);
  if (!veiled) return ALL;
  return { end: trackEnd({ endAt, seen, playing, horizon }), told: Math.max(seen, horizon) };
}

/** Names above the ticks; those still to come are fainter, and untold while they would tell too much. */
function Labels({ layout }: { readonly layout: TimelineLayout }) {
  const seen = useRun((state) => state.cursor.event);
  const veiled = useWorkbench((state) => state.veiled);
  const told = layout.labels.filter(({ event }) => !veiled || event < seen);
  return (
    <div className={css.labels} aria-hidden="true">
      {told.map((label) => (
        <LabelText key={label.event} {...label} past={label.event < seen} />
      ))}
    </div>
  );
}

interface LabelTextProps extends Label {
  readonly past: boolean;
}

const LabelText = memo(({ event, x, text, past }: LabelTextProps) => (
  <span style={{ left: x }} data-past={past} data-sent={event}>
    {text}
  </span>
));

interface TicksProps {
  readonly layout: TimelineLayout;
  readonly width: number;
  readonly em: number;
}

function Ticks({ layout, width, em }: TicksProps) {
  const seen = useRun((state) => state.cursor.event);
  const veiled = useWorkbench((state) => state.veiled);
  const groups = useMemo(() => grouped(layout.ticks), [layout]);
  return (
    <svg className={css.ticks} width={width} height={em} aria-hidden="true">
      {groups.map((ticks) => (
        <TickGroup
          key={keyOf(ticks[0] as Tick)}
          {...{ ticks, em, veiled }}
          until={behindLast(ticks, seen)}
        />
      ))}
    </svg>
  );
}

/** So many ticks are gone through together. */
const GROUP = 24;

function grouped(ticks: readonly Tick[]): readonly (readonly Tick[])[] {
  const groups: (readonly Tick[])[] = [];
  for (let i = 0; i < ticks.length; i += GROUP) groups.push(ticks.slice(i, i + GROUP));
  return groups;
}

const keyOf = ({ mark: { event, kind } }: Tick) => `${event}${kind}`;

/** Where those of some ticks end that have been seen: it is another only when one of them comes or goes. */
function behindLast(ticks: readonly Tick[], seen: number): number {
  return ticks.reduce(
    (end, { mark }) => (mark.event < seen ? Math.max(end, mark.event + 1) : end),
    0,
  );
}

interface TickGroupProps {
  readonly ticks: readonly Tick[];
  readonly em: number;
  readonly veiled: boolean;
  /** The events before this one have been seen. */
  readonly until: number;
}

/** Of hundreds of ticks, a move of the cursor changes few: only their groups are gone through. */
const TickGroup = memo(({ ticks, em, veiled, until }: TickGroupProps) =>
  ticks
    .filter(({ mark }) => !veiled || mark.event < until)
    .map((tick) => {
      const { kind, layer, event } = tick.mark;
      return (
        <path
          key={keyOf(tick)}
          d={tickPath(kind, tick.x, em)}
          data-layer={layer}
          data-kind={kind}
          data-past={event < until}
        />
      );
    }),
);

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
  const veiled = useWorkbench((state) => state.veiled);
  // Only under the veil does it matter how far the cursor has come.
  const at = useRun((state) => (veiled ? state.cursor.at : Number.POSITIVE_INFINITY));
  const folds = layout.folds.filter(({ piece }) => piece.to <= at);
  return (
    <div className={css.axis} aria-hidden="true">
      {layout.axis.map(({ x, at, label }) => (
        <span key={at} style={{ left: x }}>
          {label}
        </span>
      ))}
      {folds.map(({ x, piece }) => (
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
