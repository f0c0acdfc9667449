import type { Browser, Page } from '@playwright/test';
import {
  dropButton,
  expectFork,
  expectRun,
  lessonPage,
  openLesson,
  packetNames,
  packets,
} from './testing/lesson-page.ts';
import { complaintsOf, expect, test } from './testing/test.ts';
import { wordsOf } from './testing/words.ts';

/** The address once it holds the instant: it is written when the cursor has come to rest. */
async function linkAt(page: Page, instant: RegExp): Promise<string> {
  await expect.poll(() => page.url()).toMatch(instant);
  return page.url();
}

/** Another reader, with nothing kept and a Chinese browser, opens the link. */
async function openElsewhere(browser: Browser, address: string) {
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(address);
  return { page, complaints, lesson: lessonPage(page, wordsOf('zh')) };
}

test('the address of an instant opens at the same step and instant in another browser', async ({
  page,
  say,
  browser,
}) => {
  const lesson = await openLesson(page, say);
  for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown');
  await expect(lesson.prose.getByText('Step 4 of 10')).toBeVisible();
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
  await expect(lesson.instant).toHaveText(/0\.080.000 s/);
  const address = await linkAt(page, /step=[a-z-]+&t=80000$/);
  const instant = await lesson.instant.innerText();
  const sent = await packets(lesson).count();
  expect(sent).toBeGreaterThan(1);

  const other = await openElsewhere(browser, address);
  await expect(other.lesson.prose.getByText('第 4 步，共 10 步')).toBeVisible();
  await expect(other.lesson.instant).toHaveText(instant);
  await expect(packets(other.lesson)).toHaveCount(sent);
  expect(other.complaints).toEqual([]);
  await other.page.context().close();
});

test('the address of a fork opens the same fork in another browser', async ({
  page,
  say,
  browser,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  await dropButton(lesson, 'SYN').click();
  await expectFork(lesson, 'B: SYN dropped');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  const address = await linkAt(page, /in=d20000\.\d+&t=1170000$/);
  const instant = await lesson.instant.innerText();
  const sent = await packets(lesson).count();
  const other = await openElsewhere(browser, address);
  await expectFork(other.lesson, 'B: 丢掉 SYN');
  await expect(other.lesson.instant).toHaveText(instant);
  await expect(packets(other.lesson)).toHaveCount(sent);
  expect(other.complaints).toEqual([]);
  await other.page.context().close();
});

test('what a link did is not the reader’s doing; what they do then is', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 'step=lose-syn&in=d20000.0&t=20000');
  await expectFork(lesson, 'B: SYN dropped');
  await page.keyboard.press('End');
  await expect(lesson.instant).toHaveText(/^1\./);
  const done = lesson.prose.getByText('Done', { exact: true });
  await expect(
    lesson.prose.getByText('Done in this run, though not by you', { exact: true }),
  ).toBeVisible();
  await expect(done).toHaveCount(0);

  await lesson.stage.getByRole('button', { name: 'Back to the original run' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await dropButton(lesson, 'SYN').click();
  await expect(done).toBeVisible();
});

test('a reload changes nothing', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=110000');
  await expect(lesson.instant).toHaveText(/^0\.110/);
  await expect(packets(lesson)).toHaveCount(5);
  const before = await packetNames(lesson);
  await page.reload();
  await expect(lesson.instant).toHaveText(/^0\.110/);
  await expect.poll(() => packetNames(lesson)).toEqual(before);
  await expect(lesson.prose.getByText('Step 1 of 10')).toBeVisible();
});

test('stepping through a run does not fill the history: Back leaves the lesson', async ({
  page,
  say,
}) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'The three-way handshake', exact: true }).click();
  const lesson = lessonPage(page, say);
  await expectRun(lesson);
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await linkAt(page, /t=\d+$/);
  await page.goBack();
  await expect(page.getByRole('heading', { name: say('home.title') })).toBeVisible();
});
