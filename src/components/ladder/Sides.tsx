import { memo } from 'react';
import type { Language } from '../../i18n/language.ts';
import { formatDuration, formatInstant } from '../../runtime/model/format.ts';
import { type CallRow, isImmediate } from '../../runtime/model/rows.ts';
import type { SideLine } from './model.ts';
import css from './sides.module.css';
import { type Bracket, linesIn, type PlacedGroup, sideLineHeight, type TimerArc } from './sides.ts';
import { type LadderText, TIMER } from './text.ts';

interface GroupProps {
  readonly placed: PlacedGroup;
  readonly visibleEvents: number;
  readonly onWhy: ((event: number) => void) | undefined;
  readonly t: LadderText;
}

/** The calls, returns and states of one node at one instant. */
export const SideTexts = memo(function SideTexts({ placed, visibleEvents, onWhy, t }: GroupProps) {
  const { group, edge, textX, textY, width } = placed;
  const visible = group.lines.filter((line) => line.event < visibleEvents);
  if (visible.length === 0) return null;
  return (
    <div className={css.side} data-edge={edge} style={{ left: textX, top: textY, width }}>
      {visible.map((line) => (
        <SideText key={line.event} line={line} visibleEvents={visibleEvents} onWhy={onWhy} t={t} />
      ))}
    </div>
  );
});

function SideText({
  line,
  visibleEvents,
  onWhy,
  t,
}: {
  line: SideLine;
  visibleEvents: number;
  onWhy: ((event: number) => void) | undefined;
  t: LadderText;
}) {
  if (line.kind === 'state') {
    const { to, at, id } = line.transition;
    const label = `${to}: ${t('whyState', { state: to, time: formatInstant(at) })}`;
    return (
      <button type="button" className={css.state} aria-label={label} onClick={() => onWhy?.(id)}>
        {to}
      </button>
    );
  }
  const { call } = line;
  if (line.kind === 'return') {
    return (
      <button
        type="button"
        className={css.return}
        aria-label={`${call.name} → ${call.result}: ${t('whyReturn', { call: call.name })}`}
        onClick={() => onWhy?.(call.returnEvent)}
      >
        <span className={css.callName}>{call.name}</span> → {call.result}
      </button>
    );
  }
  return (
    <p className={css.call} data-lines={linesIn(line)}>
      <span className={css.callLine} title={`${call.name}(${call.args})`}>
        <span className={css.callText}>
          {call.name}({call.args})
        </span>
        {isImmediate(call) && call.returnEvent < visibleEvents && (
          <span className={css.result}>&nbsp;→ {call.result}</span>
        )}
      </span>
      {linesIn(line) === 2 && (
        <span className={css.blocks}>{waitingText(call, visibleEvents, t)}</span>
      )}
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
  const { edge, lineX, textX, instantY, textY: first, group } = placed;
  if (edge !== 'left' && edge !== 'right') return null;
  const out = edge === 'left' ? -1 : 1;
  const start = lineX + out * 0.5 * rem;
  const end = textX - out * 0.25 * rem;
  const count = group.lines.reduce((sum, line) => sum + linesIn(line), 0);
  const last = first + (count - 1) * sideLineHeight(rem);
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
  return <path className={css.timer} d={d} style={{ clipPath: clip }} />;
}

interface TimerLabelProps {
  readonly arc: TimerArc;
  readonly rem: number;
  readonly language: Language;
  readonly onWhy: ((event: number) => void) | undefined;
  readonly t: LadderText;
}

export function TimerLabel({ arc, rem, language, onWhy, t }: TimerLabelProps) {
  const { timer, x, bulge, from, to } = arc;
  const name = TIMER[timer.name]?.[language] ?? timer.name;
  const left = x + bulge * 0.75 + Math.sign(bulge) * 0.35 * rem;
  const words = `${name} · ${formatDuration(timer.firedAt - timer.armedAt)}`;
  return (
    <button
      type="button"
      className={css.timerLabel}
      data-side={bulge > 0 ? 'right' : 'left'}
      style={{ left, top: (from + to) / 2 }}
      aria-label={`${words}: ${t('whyTimer')}`}
      onClick={() => onWhy?.(timer.firedEvent)}
    >
      {words}
    </button>
  );
}

/** Height of the block of texts, which the style sheet needs too. */
export function sideLineStyle(rem: number): Record<string, string> {
  return { '--side-line': `${sideLineHeight(rem)}px` };
}
