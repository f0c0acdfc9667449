import { memo } from 'react';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import type { CallRow } from '../../../model/parts/calls.ts';
import { Letter } from './Letter.tsx';
import type { LadderSize } from './layout.ts';
import {
  type Bracket,
  type PlacedGroup,
  sideFont,
  sideLineHeight,
  type TimerArc,
} from './margin-annotations.ts';
import { callLines, isWaiting, returnLines } from './margin-text.ts';
import css from './margins.module.css';
import type { LadderRun, SideLine } from './model.ts';
import { isSecond } from './second-run.ts';
import type { LadderText } from './text.ts';
import type { TimerWord } from './timer-words.ts';

interface GroupProps {
  readonly placed: PlacedGroup;
  readonly visibleEvents: number;
  /** The event whose button is the column's one tab stop, if it is in this group. */
  readonly stop: number | undefined;
  readonly onWhy: ((event: number) => void) | undefined;
  readonly letterOf: LadderRun['letterOf'];
  readonly t: LadderText;
}

/** The calls, returns and states of one node at one instant. */
export const MarginAnnotations = memo(function MarginAnnotations(props: GroupProps) {
  const { placed, visibleEvents } = props;
  const { group, edge, textX, textY, width } = placed;
  const visible = group.lines.filter((line) => line.event < visibleEvents);
  if (visible.length === 0) return null;
  return (
    <div className={css.side} data-edge={edge} style={{ left: textX, top: textY, width }}>
      {visible.map((line) => (
        <SideText key={line.event} {...props} line={line} />
      ))}
    </div>
  );
});

function SideText({
  line,
  placed,
  visibleEvents,
  stop,
  onWhy,
  letterOf,
  t,
}: GroupProps & { line: SideLine }) {
  if (line.kind === 'call') {
    return <Call call={line.call} chars={placed.chars} visibleEvents={visibleEvents} t={t} />;
  }
  const why = { 'data-stop': line.event, tabIndex: line.event === stop ? 0 : -1 };
  if (line.kind === 'state') {
    const { to, at, id } = line.transition;
    const letter = letterOf?.(line.event);
    const asked = `${to}: ${t('whyState', { state: to, time: formatInstant(at) })}`;
    const label = letter === undefined ? asked : `${letter}: ${asked}`;
    return (
      <button
        {...why}
        type="button"
        className={css.state}
        aria-label={label}
        onClick={() => onWhy?.(id)}
      >
        <Letter of={letter} />
        {to}
      </button>
    );
  }
  const { call } = line;
  const lines = returnLines(call, placed.chars);
  return (
    <button
      {...why}
      type="button"
      className={css.return}
      aria-label={`${call.name} → ${call.result}: ${t('whyReturn', { call: call.name })}`}
      onClick={() => onWhy?.(call.returnEvent)}
    >
      <span className={css.callName}>{lines.call}</span>
      {lines.behind !== '' && ` ${lines.behind}`}
      {lines.below.map((text) => (
        <span key={text} className={css.further}>
          {text}
        </span>
      ))}
    </button>
  );
}

interface CallProps {
  readonly call: CallRow;
  readonly chars: number;
  readonly visibleEvents: number;
  readonly t: LadderText;
}

function Call({ call, chars, visibleEvents, t }: CallProps) {
  const lines = callLines(call, chars);
  const back = call.returnEvent < visibleEvents;
  const last = lines.call.length - 1;
  return (
    <p className={css.call} title={`${call.name}(${call.args})`}>
      {lines.call.map((text, i) => (
        <span key={text} className={i === 0 ? undefined : css.further}>
          {text}
          {i === last && back && lines.behind !== '' && ` ${lines.behind}`}
        </span>
      ))}
      {lines.below.map((text) => (
        <span key={text} className={css.further} data-waiting={!back || undefined}>
          {text}
        </span>
      ))}
      {isWaiting(call) && <span className={css.blocks}>{waitingText(call, visibleEvents, t)}</span>}
    </p>
  );
}

function waitingText(call: CallRow, visibleEvents: number, t: LadderText): string {
  const back = call.returnEvent >= 0 && call.returnEvent < visibleEvents;
  if (!back) return t('blocks');
  return t('blockedFor', { time: formatDuration(call.returnedAt - call.calledAt) });
}

/** The line from a text to its instant on the life line. */
export function Leader({ placed, rem }: { placed: PlacedGroup; rem: number }) {
  const { edge, lineX, textX, instantY, textY: first, lines } = placed;
  if (edge !== 'left' && edge !== 'right') return null;
  const out = edge === 'left' ? -1 : 1;
  const start = lineX + out * 0.5 * rem;
  const end = textX - out * 0.25 * rem;
  const last = first + (lines - 1) * sideLineHeight(rem);
  const textY = Math.min(Math.max(instantY, first), last);
  const straight = Math.abs(textY - instantY) < 1;
  const path = straight
    ? `M${start} ${instantY}H${end}`
    : `M${start} ${instantY}C${end} ${instantY} ${start} ${textY} ${end} ${textY}`;
  return <path className={css.leader} d={path} />;
}

/** A bracket from a call that blocks to its return, or to now. */
export function CallBracket({
  bracket,
  nowY,
  rem,
}: {
  bracket: Bracket;
  nowY: number;
  rem: number;
}) {
  const { x, lineX, from, to } = bracket;
  const end = to === undefined || to > nowY ? undefined : to;
  const towards = lineX > x ? 0.35 * rem : -0.35 * rem;
  const tail = end === undefined ? `V${Math.max(from, nowY)}` : `V${end}h${towards}`;
  return <path className={css.bracket} d={`M${x + towards} ${from}h${-towards}${tail}`} />;
}

interface TimerProps {
  readonly arc: TimerArc;
  readonly nowY: number;
  readonly visibleEvents: number;
}

/** A timer from its arming to its firing: a thin arc that grows with the cursor. */
export function TimerPath({ arc, nowY, visibleEvents }: TimerProps) {
  const { timer, x, bulge, from, to } = arc;
  if (timer.armedEvent >= visibleEvents) return null;
  const fired = timer.firedEvent < visibleEvents;
  const d = `M${x} ${from}C${x + bulge} ${from} ${x + bulge} ${to} ${x} ${to}`;
  const clip = fired ? undefined : `inset(0 0 ${Math.max(0, to - nowY)}px 0)`;
  return (
    <path
      className={css.timer}
      data-second={isSecond(timer.firedEvent) || undefined}
      d={d}
      style={{ clipPath: clip }}
    />
  );
}

interface TimerLabelProps {
  readonly word: TimerWord;
  readonly stop: number | undefined;
  readonly onWhy: ((event: number) => void) | undefined;
  /** Of the one of two runs in which it fired. */
  readonly letter: string | undefined;
  readonly t: LadderText;
}

export function TimerLabel({ word, stop, onWhy, letter, t }: TimerLabelProps) {
  const { arc, words, edgeX, box } = word;
  const { firedEvent } = arc.timer;
  return (
    <button
      type="button"
      data-stop={firedEvent}
      tabIndex={firedEvent === stop ? 0 : -1}
      className={css.timerLabel}
      style={{ left: edgeX, top: box.y, translate: `${arc.bulge < 0 ? -100 : 0}% -50%` }}
      aria-label={`${letter ? `${letter}: ` : ''}${words}: ${t('whyTimer')}`}
      onClick={() => onWhy?.(firedEvent)}
    >
      <Letter of={letter} />
      {words}
    </button>
  );
}

/** Sizes of the side columns that the style sheet needs too. */
export function marginStyle(size: LadderSize): Record<string, string> {
  return {
    '--side-line': `${sideLineHeight(size.rem)}px`,
    '--side-font': `${sideFont(size)}px`,
  };
}
