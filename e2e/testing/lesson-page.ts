/** The lesson player as its reader knows it: text, stage, panel beside the stage, timeline. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Say } from './words.ts';

export const HANDSHAKE = 'three-way-handshake';
export const CLOSE = 'four-way-close';

export interface LessonPage {
  readonly page: Page;
  readonly say: Say;
  readonly prose: Locator;
  readonly stage: Locator;
  readonly ladder: Locator;
  readonly timeline: Locator;
  readonly heading: Locator;
  readonly question: Locator;
  readonly steps: Locator;
  /** The instant at the cursor, as it is written: `0.020 000 s`. */
  readonly instant: Locator;
  /** The list of runs: to be seen where there is no room for their tree. */
  readonly runs: Locator;
}

export function lessonPage(page: Page, say: Say): LessonPage {
  const prose = page.getByRole('region', { name: say('player.prose'), exact: true });
  const stage = page.getByRole('region', { name: say('player.stage'), exact: true });
  const timeline = page.getByRole('region', { name: say('player.timeline'), exact: true });
  return {
    ...{ page, say, prose, stage, timeline },
    ladder: stage.getByRole('region', { name: say('ladder.ladder') }),
    heading: prose.getByRole('heading', { level: 1 }),
    question: prose.locator('form'),
    steps: prose.getByRole('navigation', { name: say('player.steps') }),
    instant: timeline.getByRole('status', { name: say('timeline.virtual') }),
    runs: stage.locator('select[data-runs]'),
  };
}

/** Opens a lesson, at what a link says if one is given, and waits for its first picture. */
export async function openLesson(
  page: Page,
  say: Say,
  id: string = HANDSHAKE,
  query = '',
): Promise<LessonPage> {
  await page.goto(`./#/lesson/${id}${query && `?${query}`}`);
  const lesson = lessonPage(page, say);
  await expectRun(lesson);
  return lesson;
}

/** Waits until the picture is there, and the run on the timeline: it comes from the worker. */
export async function expectRun(lesson: LessonPage): Promise<void> {
  await expect(lesson.heading).toBeVisible();
  // The heads of the columns; their addresses are not for the last row while a question is open.
  await expect(lesson.ladder.getByRole('heading', { level: 3 }).first()).toBeVisible();
  // While a question is open the track tells no more than what has been seen: the first calls.
  await expect(lesson.timeline.locator('svg path[data-kind]').first()).toBeAttached();
}

/** The buttons of the packets that the ladder shows. */
export function packets({ ladder, say }: LessonPage): Locator {
  return ladder
    .getByRole('list', { name: say('ladder.packets') })
    .getByRole('button')
    .and(ladder.locator('[aria-pressed]'));
}

/** A packet's button, by how its spoken name begins: `SYN, ACK from server`. */
export function packet(lesson: LessonPage, name: RegExp): Locator {
  return packets(lesson).and(lesson.page.getByRole('button', { name }));
}

/** The button that drops a packet under way. */
export function dropButton({ stage, say }: LessonPage, what: string): Locator {
  return stage.getByRole('button', { name: say('ladder.drop', { packet: what }) });
}

export function panel(lesson: LessonPage, which: 'packet' | 'why'): Locator {
  return lesson.page.getByRole('complementary', {
    name: lesson.say(`player.panel.${which}`),
    exact: true,
  });
}

/** Waits until the stage shows a fork of the original run. */
export async function expectFork(lesson: LessonPage, name: string | RegExp): Promise<void> {
  await expect(lesson.runs.locator('option:checked')).toHaveText(name);
}

/** The spoken names of the packets on the ladder, in the order of sending, with plain spaces. */
export async function packetNames(lesson: LessonPage): Promise<string[]> {
  const names = await packets(lesson).evaluateAll((all) => all.map((each) => each.ariaLabel));
  return names.map((name) => name?.replace(/\s/g, ' ') ?? '');
}
