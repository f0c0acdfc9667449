import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import { stopForKey } from '../../a11y/use-roving.ts';
import { usePlotText } from './text.ts';
import { marksBefore, type PlotMark, wordOf } from './twin.ts';
import css from './walk.module.css';

interface MarkWalkProps {
  readonly marks: readonly PlotMark[];
  readonly cursor: Cursor;
  readonly nameOf: (mark: number) => readonly string[];
  readonly onOpen: (frame: number) => void;
  readonly onWhy: (event: number) => void;
  /** Where the walk stands; the latest mark before the cursor, when nothing is said. */
  readonly from: number | undefined;
  readonly onWalk: (mark: number | undefined) => void;
  /** With Shift, a walk measures from where it began. */
  readonly onMeasure: (from: Point, to: Point) => void;
  readonly onClear: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The marks for the keyboard and screen readers: one is in the page, with its neighbours, so that
 * ten thousand cost no more than ten. It stands on its mark, and the card beside that says the same.
 */
export function MarkWalk(props: MarkWalkProps) {
  const { marks, cursor, nameOf, onOpen, onWhy, from, onWalk, onMeasure, onClear } = props;
  const t = usePlotText();
  const list = useRef<HTMLUListElement>(null);
  const goes = useRef(false);
  const anchor = useRef<number>(undefined);
  const count = marksBefore(marks, cursor);
  const here = Math.min(from ?? count - 1, count - 1);
  // As long as nobody walks, the same buttons go along with the cursor; a walk leaves them where they are.
  const origin = useRef(here);
  if (from === undefined) origin.current = here;
  useEffect(() => {
    if (!goes.current) return;
    goes.current = false;
    list.current?.querySelector<HTMLElement>(`[data-stop="${here}"]`)?.focus();
  }, [here]);
  if (here < 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') onClear();
    const next = stopForKey(event.key, here, count);
    if (next < 0) return;
    event.preventDefault();
    event.stopPropagation();
    goes.current = true;
    onWalk(next);
    if (!event.shiftKey) anchor.current = undefined;
    else {
      anchor.current ??= here;
      onMeasure(pointOf(marks[anchor.current]), pointOf(marks[next]));
    }
  };
  const near = [here - 1, here, here + 1].filter((each) => each >= 0 && each < count);
  return (
    <ul ref={list} className={css.walk} aria-label={t('marks')} onKeyDown={onKeyDown}>
      {near.map((each) => {
        const { x, top, bottom, frame, event } = marks[each] as PlotMark;
        const what = nameOf(each).join(', ');
        return (
          <li key={each - origin.current} style={{ left: x, top: (top + bottom) / 2 }}>
            <button
              type="button"
              data-stop={each}
              data-mark={wordOf(marks[each] as PlotMark)}
              tabIndex={each === here ? 0 : -1}
              aria-label={frame < 0 ? t('whyThis', { what }) : what}
              onFocus={() => onWalk(each)}
              onBlur={() => onWalk(undefined)}
              onClick={() => (frame < 0 ? onWhy(event) : onOpen(frame))}
            />
            {each === here && frame >= 0 && (
              <button
                type="button"
                aria-label={t('whyThis', { what })}
                onFocus={() => onWalk(each)}
                onBlur={() => onWalk(undefined)}
                onClick={() => onWhy(event)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

const pointOf = (mark: PlotMark | undefined): Point => ({ x: mark?.x ?? 0, y: mark?.top ?? 0 });
