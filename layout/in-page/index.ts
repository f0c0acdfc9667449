/** What the layout check does inside the page. Bundled, and put into each page by ../page.ts. */
import {
  chooseTheme,
  countSteps,
  goTo,
  keepProgress,
  openStep,
  press,
  question,
  rest,
  wayToQuestion,
} from './drive.ts';
import { cuts, type Fault, overlaps, quote, sideways, tall, tooFaint, tooSmall } from './faults.ts';
import { handles } from './handles.ts';
import { type Line, linesOf } from './lines.ts';
import { belowTheBar, hiddenIn } from './scrolled.ts';

/** The least size of type, px. */
export interface Least {
  readonly all: number;
  /** What the open question needs: its words and the labels of the picture. */
  readonly needed: number;
  /** The same for Chinese. */
  readonly neededChinese: number;
}

export interface Wanted {
  readonly step: number;
  readonly theme: string;
  readonly least: Least;
  /** The projector's theme must be told apart by the last row (AAA). */
  readonly strict: boolean;
}

export interface Seen {
  readonly step: number;
  readonly theme: string;
  readonly heading: string;
  readonly faults: readonly Fault[];
  readonly ms: number;
}

const CHINESE = /\p{Script=Han}/u;

function leastOf({ all, needed, neededChinese }: Least): (line: Line) => number {
  return ({ element, text }) => {
    if (!element.closest('[data-needed], form')) return all;
    return Math.max(all, CHINESE.test(text) ? neededChinese : needed);
  };
}

/** Whether the reader can see the whole of it now, without scrolling anything. */
function isInSight(element: Element, lines: readonly Line[]): boolean {
  const inside = lines.filter((line) => element.contains(line.element));
  return inside.every(({ box, sight }) => {
    const bottom = Math.min(sight.bottom, innerHeight);
    return box.top >= sight.top - 3 && box.bottom <= bottom + 3 && box.right <= innerWidth + 1;
  });
}

/** A window that shows a step's text and its question at once, as a laptop's does. */
const WIDE = 1024;

/** So much of what is in sight a question may fill, and there is room for its text besides. */
const SHEET = 0.66;

/**
 * Where “Next” is in sight, so is the question that it would pass over. In a small window it may
 * lie below its text, if the button leads to it instead, and so may a whole sheet to fill in.
 */
function outOfSight(lines: readonly Line[]): Fault[] {
  const form = question();
  const answered = form?.querySelector('[data-right]');
  if (!form || answered || isInSight(form, lines)) return [];
  const { sight } = lines.find(({ element }) => form.contains(element)) ?? {};
  const room = sight && Math.min(sight.bottom, innerHeight) - sight.top;
  const isSheet = room !== undefined && form.clientHeight > SHEET * room;
  if ((innerWidth < WIDE || isSheet) && wayToQuestion()) return [];
  // A plot to draw in is higher than all that a phone on its side shows at once, and several forms in
  // one may be higher than a projector’s window.
  const isHigh = innerWidth < WIDE || form.querySelectorAll('fieldset fieldset').length > 1;
  if (isHigh && room !== undefined && form.clientHeight > room) return [];
  const asks = quote((form.querySelector('legend')?.textContent ?? '').trim());
  return [{ kind: 'hidden', says: `the question ${asks} is not wholly in sight` }];
}

/** What a step begins with can be read as it opens: nothing lies over it or cuts it off. */
function unreadable(lines: readonly Line[]): Fault[] {
  const text = document.querySelector('main article > p + h1 + p');
  if (!text || question()?.querySelector('[data-right]') || isInSight(text, lines)) return [];
  return [{ kind: 'hidden', says: `${quote((text.textContent ?? '').trim())} is not in sight` }];
}

/** A step is known by its heading: as it opens, the whole of it is seen. */
function unheaded(lines: readonly Line[]): Fault[] {
  const heading = document.querySelector('main h1');
  const isThere = heading && lines.some(({ element }) => heading.contains(element));
  if (isThere && isInSight(heading, lines)) return [];
  return [{ kind: 'hidden', says: 'the heading is not in sight' }];
}

/** Having been led to, the question is in sight, with its picture. */
async function afterTheWay(): Promise<Fault[]> {
  const way = wayToQuestion();
  if (!way) return [];
  way.click();
  await rest();
  return outOfSight(linesOf(document.body));
}

function look({ least, strict }: Wanted, lines: readonly Line[]): readonly Fault[] {
  return [
    ...sideways(),
    ...tall(),
    ...cuts(lines),
    ...overlaps(lines),
    ...tooSmall(lines, leastOf(least)),
    ...tooFaint(lines, strict),
    ...outOfSight(lines),
    ...unreadable(lines),
  ];
}

/** Looks at the wanted steps, each in its theme, as they stand in a window of this size. */
async function survey(wanted: readonly Wanted[]): Promise<readonly Seen[]> {
  await document.fonts.ready;
  const seen: Seen[] = [];
  for (const each of wanted) {
    const start = performance.now();
    chooseTheme(each.theme);
    await openStep(each.step);
    const lines = linesOf(document.body);
    const faults = [...look(each, lines), ...unheaded(lines), ...handles()];
    faults.push(...(await afterTheWay()));
    const heading = document.querySelector('main h1')?.textContent?.trim() ?? '';
    const ms = performance.now() - start;
    seen.push({ step: each.step, theme: each.theme, heading, faults, ms });
  }
  return seen;
}

/** ms. */
const PATIENCE = 15_000;

/** What a step says once it is answered is read without scrolling, in a window of a laptop's size. */
async function surveyAnswered(steps: readonly number[]): Promise<readonly Seen[]> {
  await document.fonts.ready;
  const seen: Seen[] = [];
  for (const step of steps) {
    const start = performance.now();
    await goTo(step);
    // What grades and draws the kind of question is fetched when it is first met.
    while (!isAnswered() && performance.now() - start < PATIENCE) await rest();
    await rest();
    const panel = question()?.closest('section');
    const px = panel ? hiddenIn(panel) : 0;
    const faults: Fault[] = isAnswered() ? [] : [{ kind: 'hidden', says: 'no answer is there' }];
    if (px > 0) faults.push({ kind: 'scrolls', says: `${px} px of the answered step are hidden` });
    const heading = document.querySelector('main h1')?.textContent?.trim() ?? '';
    seen.push({ step, theme: 'light', heading, faults, ms: performance.now() - start });
  }
  return seen;
}

const isAnswered = () => question()?.querySelector('[data-right="true"]') != null;

/** More presses of the clicker than any lesson has. */
const MOST_BEATS = 200;

/** Looks at a presented lesson, press by press of the clicker, until it goes no further. */
async function surveyPresented(wanted: Omit<Wanted, 'step'>): Promise<readonly Seen[]> {
  await document.fonts.ready;
  chooseTheme(wanted.theme);
  await rest();
  const seen: Seen[] = [];
  let last = '';
  for (let beat = 0; beat < MOST_BEATS; beat++) {
    const start = performance.now();
    const words = document.querySelector('main')?.textContent ?? '';
    const mark = `${words} ${document.documentElement.dataset.presenting}`;
    const faults = [...look({ ...wanted, step: beat }, linesOf(document.body)), ...unscrolled()];
    const heading =
      document.querySelector('[data-needed]')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    press('PageDown');
    await rest();
    const ms = performance.now() - start;
    const over = mark === last;
    last = mark;
    if (over) break;
    seen.push({ step: beat, theme: wanted.theme, heading, faults, ms });
  }
  return seen;
}

function unscrolled(): Fault[] {
  const px = belowTheBar();
  return px > 0 ? [{ kind: 'scrolls', says: `${px} px of what is presented are hidden` }] : [];
}

/** Whatever is seen can be found at its place, also what no pointer is meant for. */
function letPointersThrough(): void {
  const style = document.createElement('style');
  style.textContent = '* { pointer-events: auto !important; }';
  document.head.append(style);
}

const layout = {
  ...{ survey, surveyAnswered, surveyPresented, keepProgress, countSteps },
  ...{ goTo, chooseTheme, rest, letPointersThrough },
};
export type Layout = typeof layout;
Object.assign(globalThis, { layout });
