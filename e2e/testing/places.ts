/** Every page and every state of it that looks different, and how to get there. */
import { expect, type Page } from '@playwright/test';
import { withoutWorker } from './broken-worker.ts';
import { CLOSE, openLesson, packets, panel } from './lesson-page.ts';
import type { Say } from './words.ts';

interface Place {
  readonly name: string;
  /** The reader's own words, which the page quotes. */
  readonly quotes?: readonly string[];
  /** What repeats others of its kind: axe looks at one of them. */
  readonly repeats?: string;
  readonly open: (page: Page, say: Say) => Promise<unknown>;
}

const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

async function dialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** The pages without a lesson. */
const PAGES: readonly Place[] = [
  {
    name: 'home',
    async open(page, say) {
      await page.goto('./');
      await heading(page, say('home.title'));
    },
  },
  {
    name: 'not found',
    async open(page, say) {
      await page.goto('./#/404');
      await heading(page, say('missing.title'));
    },
  },
  {
    name: 'a lesson that is not open yet',
    async open(page, say) {
      await page.goto('./#/lesson/rst');
      await expect(page.getByText(say('coming.text'))).toBeVisible();
    },
  },
  {
    name: 'the glossary, at a term',
    repeats: 'section:not(:has(#delayed-ack)) dl',
    async open(page) {
      await page.goto('./#/glossary/delayed-ack');
      await expect(page.locator('#delayed-ack [data-term]').first()).toBeVisible();
    },
  },
  {
    name: 'the live page without an agent',
    async open(page) {
      await page.goto('./#/live');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    },
  },
  {
    name: 'progress that cannot be read',
    async open(page, say) {
      await page.addInitScript(() => localStorage.setItem('wireglass.progress', '{"state":'));
      await page.goto('./');
      await expect(page.getByText(say('unread.title'))).toBeVisible();
    },
  },
  {
    name: 'the error page',
    async open(page, say) {
      await withoutWorker(page);
      await page.goto(`./#/lesson/${CLOSE}`);
      await heading(page, say('error.title'));
    },
  },
];

const LESSONS: readonly Place[] = [
  {
    name: 'a map, and the tables of its nodes',
    async open(page) {
      await page.goto('./#/lesson/arp');
      await expect(page.locator('form').getByRole('textbox')).toBeVisible();
      await expect(page.locator('[data-view="topology"] svg path').first()).toBeAttached();
      await expect(page.locator('[data-view="tables"] table').first()).toBeVisible();
    },
  },
  {
    name: 'a broken link, and an answered question',
    quotes: ['t', 'abc'],
    async open(page, say) {
      const { question } = await openLesson(page, say, undefined, 't=abc');
      await expect(page.getByText(say('link.broken'))).toBeVisible();
      await question.getByRole('radio').first().check();
      await question.getByRole('button').click();
      await expect(question.getByText(say('question.wrong'))).toBeVisible();
    },
  },
  {
    name: 'a task, and a fork',
    async open(page, say) {
      const lesson = await openLesson(page, say, CLOSE, 'step=three');
      await expect(lesson.prose.getByText(say('task.early'))).toBeVisible();
      // On a projector the board has no button for it while the question is open.
      await page.keyboard.press('d');
      await expect(lesson.runs).toBeAttached();
      await expect(
        lesson.timeline.getByRole('button', { name: say('timeline.play') }),
      ).toBeVisible();
    },
  },
  {
    name: 'the end of a lesson',
    async open(page, say) {
      const lesson = await openLesson(page, say, CLOSE, 'step=end');
      await expect(lesson.prose.getByText(say('player.about'))).toBeVisible();
    },
  },
  {
    name: 'charts, calls and variables',
    async open(page, say) {
      const { stage } = await openLesson(page, say, undefined, 't=60000');
      await page.keyboard.press('c');
      await page.keyboard.press('v');
      await expect(stage.getByRole('region', { name: 'ESTABLISHED' }).last()).toBeVisible();
      await expect(stage.getByRole('table').last()).toBeVisible();
    },
  },
  {
    name: 'one state chart, large',
    async open(page, say) {
      const { stage } = await openLesson(page, say, CLOSE, 't=140000');
      await page.keyboard.press('l');
      await expect(stage.getByRole('region', { name: 'FIN_WAIT_1' })).toBeVisible();
      await expect(stage.locator('[data-active]')).toBeInViewport();
    },
  },
  {
    name: 'the inspector',
    async open(page, say) {
      const lesson = await openLesson(page, say, undefined, 't=60000');
      await packets(lesson).first().click();
      await expect(panel(lesson, 'packet').getByRole('tree')).toBeVisible();
    },
  },
  {
    name: 'why',
    async open(page, say) {
      const lesson = await openLesson(page, say, undefined, 't=60000');
      await page.keyboard.press('w');
      await expect(panel(lesson, 'why').getByRole('list')).toBeVisible();
    },
  },
];

const DIALOGS: readonly Place[] = [
  // Over the smallest page that there is, and over one with commands and words of its own.
  ...[
    { name: 'the keyboard help', key: '?' },
    { name: 'the settings', key: ',' },
  ].map(({ name, key }) => ({
    name,
    open: async (page: Page, say: Say) => {
      await page.goto('./#/404');
      await heading(page, say('missing.title'));
      await dialog(page, key);
    },
  })),
  ...[
    { name: 'the palette', key: 'Control+k' },
    { name: 'the words of the page', key: 'g' },
  ].map(({ name, key }) => ({
    name,
    open: async (page: Page, say: Say) => {
      await openLesson(page, say);
      await dialog(page, key);
    },
  })),
];

export const PLACES: readonly Place[] = [...PAGES, ...LESSONS, ...DIALOGS];

/** What the browser says of a worker that does not load, on the error page. */
export const WORKER_MISSING = /Failed to load resource|net::ERR_FAILED/;
