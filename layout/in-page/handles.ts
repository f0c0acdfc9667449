/** What a lesson is handled by: it is in sight at every step. */
import { lessonEn } from '../../src/i18n/lesson-en.ts';
import { lessonZh } from '../../src/i18n/lesson-zh.ts';
import { countSteps, stepNow } from './drive.ts';
import type { Fault } from './faults.ts';

const PLAY: readonly string[] = [lessonEn, lessonZh].map((text) => text['timeline.play']);

/** The way on, and what plays the run. */
export function handles(): Fault[] {
  const play = [...document.querySelectorAll('main button')].find((button) =>
    PLAY.includes(button.ariaLabel ?? ''),
  );
  const onwards = [...document.querySelectorAll('main nav:has([data-stop]) > button')].at(-1);
  return [
    ...inSight(play, 'what plays the run'),
    ...(stepNow() < countSteps() ? inSight(onwards, 'the way on') : []),
  ];
}

function inSight(button: Element | undefined, what: string): Fault[] {
  if (!button) return [{ kind: 'hidden', says: `${what} is not there` }];
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const inside = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  // What pointers pass through is at its place too (see `letPointersThrough`).
  const there = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  if (inside && there.includes(button)) return [];
  return [{ kind: 'hidden', says: `${what} is not in sight` }];
}
