import { type CSSProperties, Suspense, useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { leastOf, type Side } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { subjectName } from '../view-kit/subject-name.ts';
import type { Slot } from './arrange.ts';
import { PlacedView } from './PlacedView.tsx';
import { viewOf } from './registry.ts';
import { useRun } from './run.ts';
import css from './Stage.module.css';
import { chooseSubject, useWorkbench } from './workbench-store.ts';

interface ColumnProps {
  readonly side: Side;
  readonly slots: readonly Slot[];
}

/** The views at one side of the main picture, one below the other. */
export function Column({ side, slots }: ColumnProps) {
  const column = useRevealed(side);
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
function SubjectChoice({ side, slot: { subject, subjects } }: SubjectChoiceProps) {
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

/**
 * What the reader has switched on comes into sight, wherever it stands. One side leads: where the
 * columns stand one below the other, both cannot be in sight.
 */
function useRevealed(side: Side) {
  const column = useRef<HTMLDivElement>(null);
  const revealed = useWorkbench((state) => state.revealed);
  useEffect(() => {
    const box = column.current;
    if (box === null || revealed === null) return;
    const show = () => {
      const part = box.querySelector(`:scope > [data-view="${CSS.escape(revealed)}"]`);
      // At once: what stands above may still change its height, and a glide would miss the place.
      if (side === 'left') part?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      else if (part) box.scrollTop += topOf(part) - topOf(box);
    };
    // Once it is there and the views above have found their size, which takes them another frame.
    let frame = 0;
    const soon = () => {
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(show);
      });
    };
    let wanted = true;
    viewOf(revealed)
      ?.load()
      .then(() => wanted && soon())
      .catch(() => undefined);
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
    };
  }, [revealed, side]);
  return column;
}

const topOf = (element: Element) => element.getBoundingClientRect().top;
