import { hearing } from './testing/hearing.ts';
import { dropButton, HANDSHAKE, type LessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const show = ({ prose }: LessonPage) => prose.getByRole('button', { name: /^Show me/ });

/** In the step “What if the SYN is lost?” a reader drops something else. */
async function tryInVain(lesson: LessonPage): Promise<void> {
  const { page, stage } = lesson;
  const back = stage.getByRole('button', { name: 'Back to the original run' });
  // There are several runs, of which the original does not lie on the stage.
  if ((await lesson.runs.count()) > 0) await back.click();
  await page.keyboard.press('Home');
  for (let packet = 0; packet < 2; packet++) await page.keyboard.press('Shift+ArrowRight');
  await dropButton(lesson, 'SYN, ACK').click();
  await expect(lesson.runs.locator('option:checked')).toHaveText(/: SYN, ACK dropped/);
}

async function openTask(...[page, say]: Parameters<typeof openLesson>): Promise<LessonPage> {
  const lesson = await openLesson(page, say, HANDSHAKE);
  for (let step = 0; step < 6; step++) await page.keyboard.press('PageDown');
  await expect(lesson.prose.getByText('Drop the SYN.')).toBeVisible();
  return lesson;
}

test('a task can be shown at any time; who tries in vain is pointed to it', async ({
  page,
  say,
}) => {
  const lesson = await openTask(page, say);
  await expect(show(lesson)).toBeVisible();
  await tryInVain(lesson);
  await expect(lesson.prose.getByText('Watch it done once.')).toHaveCount(0);
  await tryInVain(lesson);
  await expect(lesson.prose.getByText('Watch it done once.')).toBeVisible();
});

test('it is done on the stage, explained, and not counted as the reader’s own', async ({
  page,
  say,
}) => {
  const heard = await hearing(page);
  const lesson = await openTask(page, say);
  await tryInVain(lesson);
  await show(lesson).click();
  await expect(dropButton(lesson, 'SYN')).toBeVisible();
  await expect(lesson.runs.locator('option:checked')).toHaveText('C: SYN dropped');
  const why = /^The SYN was dropped on its way: no answer came/;
  await expect(lesson.prose.getByText(why)).toBeVisible();
  await heard(/^The SYN was dropped on its way: no answer came/m);
  await expect(lesson.instant).toHaveText(/^1\.0/);
  await expect(lesson.prose.getByText('Shown', { exact: true })).toBeVisible();
  // Not after a reload either, with the shown run in the address.
  await expect(page).toHaveURL(/in=d/);
  await page.reload();
  await expect(lesson.prose.getByText(why)).toBeVisible();
  await expect(lesson.prose.getByText('Shown', { exact: true })).toBeVisible();
  await expect(lesson.prose.getByText('Done', { exact: true })).toHaveCount(0);
});

test('who then does it by hand has done it', async ({ page, say }) => {
  const lesson = await openTask(page, say);
  await tryInVain(lesson);
  await show(lesson).click();
  await expect(lesson.prose.getByText('Shown', { exact: true })).toBeVisible();
  await lesson.stage.getByRole('button', { name: 'Back to the original run' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await dropButton(lesson, 'SYN').click();
  await expect(lesson.prose.getByText('Done', { exact: true })).toBeVisible();
  await expect(show(lesson)).toHaveCount(0);
});
