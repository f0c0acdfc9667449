import { type CSSProperties, Suspense, useEffect, useRef } from 'react';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { leastOf, type Side } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { subjectName } from '../view-kit/subject-name.ts';
import type { Slot } from './arrange.ts';
import { PlacedView } from './PlacedView.tsx';
import { useRun } from './run.ts';
import css from './Stage.module.css';
import { chooseSubject, useWorkbench } from './workbench-store.ts';

interface ColumnProps {
  readonly side: Side;
  readonly slots: readonly Slot[];
}

/** The views at one side of the main picture, one below the other. */
export default function Column({ side, slots }: ColumnProps) {
  const column = useRevealed(side);
  const say = useLocalized();
  const run = useRun((state) => state.model);
  const heightOf = ({ view }: Slot) => leastOf(view, run).height;
  const choosers = slots.filter(
    ({ subject, subjects }, at) =>
      subjects.length > 2 && slots.findIndex((s) => s.subject.kind === subject.kind) === at,
  );
  return (
    <div
      ref={column}
      className={css.column}
      data-side={side}
      data-crowded={slots.length > 2 || undefined}
    >
      {choosers.map((slot) => (
        <SubjectChoice key={slot.subject.kind} side={side} slot={slot} />
      ))}
      {slots.map((slot) => (
        <div
          key={slot.view.id}
          className={css.slot}
          data-view={slot.view.id}
          data-height={slot.view.height ?? 'rest'}
          style={roomOf(slot, slots, heightOf)}
        >
          {slot.subject.kind === 'run' && <h3 className={css.subject}>{say(slot.view.title)}</h3>}
          <Suspense fallback={null}>
            <PlacedView slot={slot} />
          </Suspense>
        </div>
      ))}
    </div>
  );
}

/** What the style sheet must know: what the slot needs, and what it must leave to the others. */
function roomOf(
  slot: Slot,
  slots: readonly Slot[],
  heightOf: (slot: Slot) => number,
): CSSProperties {
  const others = slots.filter((each) => each !== slot).map(heightOf);
  return {
    '--least': `${heightOf(slot)}rem`,
    '--others': `${Math.max(0, ...others)}rem`,
    '--share': `${100 / slots.length}%`,
  } as CSSProperties;
}

interface SubjectChoiceProps {
  readonly side: Side;
  readonly slot: Slot;
}

/** Where there are more hosts than sides, each side says whose inside it shows. */
export function SubjectChoice({ side, slot: { subject, subjects } }: SubjectChoiceProps) {
  const text = useLessonText();
  const language = useLanguage();
  const run = useRun((state) => state.model);
  return (
    <select
      className={css.choice}
      aria-label={text(`player.subject.${side}`)}
      value={subjectWord(subject)}
      onChange={(event) => {
        const chosen = subjects.find((key) => subjectWord(key) === event.target.value);
        if (chosen) chooseSubject(side, chosen);
      }}
    >
      {subjects.map((key) => (
        <option key={subjectWord(key)} value={subjectWord(key)}>
          {subjectName(key, run, language)}
        </option>
      ))}
    </select>
  );
}

/** So long what has been switched on may still change the height of what stands above it, ms. */
const SETTLES = 1000;

/**
 * What the reader has switched on comes into sight with its beginning, wherever it stands. One side
 * leads: where the columns stand one below the other, both cannot be in sight.
 */
function useRevealed(side: Side) {
  const column = useRef<HTMLDivElement>(null);
  const revealed = useWorkbench((state) => state.revealed);
  useEffect(() => {
    const box = column.current;
    if (box === null || revealed === null) return;
    const slot = `:scope > [data-view="${CSS.escape(revealed)}"]`;
    const show = () => {
      const part = box.querySelector(slot);
      if (part === null) return;
      if (side === 'right') box.scrollTop += topOf(part) - topOf(box);
      const other = box.parentElement?.querySelector(`[data-side="left"] ${slot.slice(9)}`);
      // At once: a glide would miss the place.
      if (side === 'left' || !other) part.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    };
    // Views that are fetched and measured change their heights: until they have settled, or until
    // the reader goes elsewhere.
    const grown = new ResizeObserver(show);
    for (const part of box.children) grown.observe(part);
    const stop = () => grown.disconnect();
    const timer = setTimeout(stop, SETTLES);
    for (const moved of MOVES) box.addEventListener(moved, stop, { passive: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const moved of MOVES) box.removeEventListener(moved, stop);
    };
  }, [revealed, side]);
  return column;
}

/** By these somebody scrolls. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

const topOf = (element: Element) => element.getBoundingClientRect().top;
