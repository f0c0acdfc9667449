import { Suspense } from 'react';
import type { Language } from '../../../i18n/language.ts';
import { formatInstant } from '../../../model/format.ts';
import { lazyPart } from '../../shell/lazy-part.ts';
import type { WindowPlace } from '../../view-kit/stage-view.ts';
import { Axis, Backdrop } from './Backdrop.tsx';
import { CallMarks } from './CallMarks.tsx';
import css from './ladder.module.css';
import {
  CallBracket,
  Leader,
  MarginAnnotations,
  TimerLabel,
  TimerPath,
} from './MarginAnnotations.tsx';
import { lastEventOf, type PlacedGroup } from './margin-annotations.ts';
import { DropWord } from './PacketLabels.tsx';
import { PacketLine } from './PacketLines.tsx';
import { readableEnds } from './readable-ends.ts';
import { StateNodes } from './StateNodes.tsx';
import { eventsAt, hasHappened, type LadderCursor } from './second-run.ts';
import type { ShownPacket } from './shown.ts';
import type { LadderText } from './text.ts';
import type { Sight } from './use-follow.ts';
import type { LadderPicture } from './use-ladder.ts';

// Long runs are rare in lessons, so what draws them is fetched when there is one.
const CanvasLines = lazyPart(async () => ({
  default: (await import('./CanvasLines.tsx')).CanvasLines,
}));

export interface DrawingProps {
  readonly picture: LadderPicture;
  readonly shown: readonly ShownPacket[];
  readonly cursor: LadderCursor;
  readonly nowY: number;
  readonly sight: Sight;
  readonly selected: number | undefined;
  readonly hovered: number | undefined;
  readonly focused: number | undefined;
  /** Those in flight that are words on their way, and not only a mark. */
  readonly worded: ReadonlySet<number>;
  /** The frame whose arrival caused the marked one. */
  readonly cause: number | undefined;
  readonly onSelect: (frame: number) => void;
  readonly onHover: (frame: number | undefined) => void;
  readonly onDrop: ((frame: number) => void) | undefined;
  readonly onOffer: ((frame: number, at: WindowPlace) => void) | undefined;
  readonly onWhy: ((event: number) => void) | undefined;
  /** The event beside the life lines that holds the one tab stop of its kind. */
  readonly stop: number | undefined;
  readonly language: Language;
  readonly t: LadderText;
  /** Where the run first differs from the one beside it. */
  readonly markAt: number | undefined;
}

const ALL: Sight = { top: -Infinity, bottom: Infinity };

/** Everything that is drawn with lines. */
export function Lines(props: DrawingProps) {
  const { picture, shown, cursor, nowY, selected, hovered, focused, cause } = props;
  const { layout, run, onCanvas, words } = picture;
  const near = nearOf(props);
  const { rem, width } = layout.size;
  const markOf = (frame: number) =>
    frame === hovered || frame === focused ? 'hover' : frame === cause ? 'cause' : undefined;
  return (
    <>
      <Suspense fallback={null}>{onCanvas && <CanvasLines {...props} />}</Suspense>
      <svg className={css.picture} width={width} height={layout.contentHeight} aria-hidden="true">
        <Backdrop layout={layout} nowY={nowY} sight={near} />
        {inSight(layout.sides, props)
          .filter((each) => hasHappened(cursor, each.group.event) && words === undefined)
          .map((each) => (
            <Leader key={each.group.event} placed={each} rem={rem} />
          ))}
        {layout.brackets
          .filter((each) => hasHappened(cursor, each.call.callEvent) && isNear(each, near))
          .map((each) => (
            <CallBracket key={each.call.callEvent} bracket={each} nowY={nowY} rem={rem} />
          ))}
        {layout.timers
          .filter((arc) => isNear(arc, near))
          .map((arc) => (
            <TimerPath
              key={arc.timer.firedEvent}
              arc={arc}
              nowY={nowY}
              visibleEvents={eventsAt(cursor, arc.timer.firedEvent)}
            />
          ))}
        <line className={css.nowFaint} x1={0} x2={layout.firstX} y1={nowY} y2={nowY} />
        <line
          className={css.now}
          x1={layout.firstX - 0.6 * rem}
          x2={layout.lastX + 0.6 * rem}
          y1={nowY}
          y2={nowY}
        />
        {!onCanvas &&
          shown.map(({ label, phase, progress, aside }) => (
            <PacketLine
              key={label.packet.index}
              label={label}
              phase={phase}
              progress={progress}
              aside={aside}
              rem={rem}
              selected={label.packet.frame === selected}
              marked={markOf(label.packet.frame)}
              onHover={props.onHover}
              onSelect={props.onSelect}
            />
          ))}
        <StateNodes {...{ layout, run, visibleEvents: cursor.event, second: cursor.second }} />
      </svg>
    </>
  );
}

/** Everything that is text, except the packets' own words. */
export function Words(props: DrawingProps) {
  const { picture, shown, cursor, nowY, onWhy, stop, language, t } = props;
  const { layout } = picture;
  const near = nearOf(props);
  const events = cursor.event;
  const lost = readableEnds(shown, layout.size.rem);
  if (picture.words !== undefined) {
    const { detailed } = picture.words;
    const [asked] = lost.filter(({ label }) => label.packet.index === detailed);
    return asked && <DropWord label={asked.label} ignored={picture.ignored} language={language} />;
  }
  return (
    <>
      <Axis layout={layout} nowY={nowY} sight={near} formatTick={formatInstant} />
      <span className={css.nowTime} data-now style={{ top: nowY }} aria-hidden="true">
        {formatInstant(cursor.at, 100)}
      </span>
      {inSight(layout.sides, props)
        .filter((each) => !isCovered(each, shown))
        .map((each) => (
          <MarginAnnotations
            key={each.group.event}
            placed={each}
            visibleEvents={Math.min(eventsAt(cursor, each.group.event), lastEventOf(each) + 1)}
            stop={each.group.lines.some((line) => line.event === stop) ? stop : undefined}
            onWhy={onWhy}
            letterOf={picture.run.letterOf}
            t={t}
          />
        ))}
      <CallMarks
        marks={layout.marks.filter(({ y }) => isNear({ from: y, to: y }, near))}
        visibleEvents={events}
        stop={stop}
        onWhy={onWhy}
      />
      {picture.timers
        .filter(({ arc }) => hasHappened(cursor, arc.timer.firedEvent) && isNear(arc, near))
        .map((word) => (
          <TimerLabel
            key={word.arc.timer.firedEvent}
            word={word}
            stop={stop}
            onWhy={onWhy}
            letter={picture.run.letterOf?.(word.arc.timer.firedEvent)}
            t={t}
          />
        ))}
      {lost.map(({ label }) => (
        <DropWord
          key={label.packet.index}
          label={label}
          ignored={picture.ignored}
          language={language}
        />
      ))}
    </>
  );
}

/** Of a long run, only what is in sight or near it is in the page. */
function inSight(sides: readonly PlacedGroup[], { picture, sight, stop }: DrawingProps) {
  if (!picture.onCanvas) return sides;
  return sides.filter(
    ({ textY, group }) =>
      (textY > sight.top && textY < sight.bottom) ||
      group.lines.some((line) => line.event === stop),
  );
}

/** px. A few packets may be hours apart: what is drawn between them, too, is then a great deal. */
const TALL = 12_000;

function nearOf({ picture: { onCanvas, layout }, sight }: DrawingProps): Sight {
  return onCanvas || layout.contentHeight > TALL ? sight : ALL;
}

function isNear({ from, to }: { from: number; to?: number | undefined }, near: Sight): boolean {
  return from < near.bottom && (to ?? Infinity) > near.top;
}

/** A state inside the diagram makes way for the packet that leaves there; the head says it too. */
function isCovered({ edge, group }: PlacedGroup, shown: readonly ShownPacket[]): boolean {
  if (edge === 'left' || edge === 'right') return false;
  return shown.some(
    ({ label: { packet }, phase }) =>
      phase === 'in-flight' && packet.from === group.node && packet.starts === group.at,
  );
}
