import { lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';
import { wordsOf } from './testing/words.ts';

test('the switch in the header changes the language of everything at once, for the next visit too', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=60000');
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page).toHaveTitle(/^24 三次握手/);
  await expect(page.getByRole('heading', { level: 1, name: '总得有人先等着' })).toBeVisible();
  await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
  await expect(page.getByText('相对序号')).toBeVisible();
  await expect(page.getByRole('status', { name: '虚拟时间' })).toHaveText(/^0\.060/);
  // It is kept for the next visit.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '总得有人先等着' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(lesson.heading).toHaveText('Somebody must be waiting');
  await expect(lesson.instant).toHaveText(/^0\.060/);
});

test('an open answer and a prediction under way survive the change of language', async ({
  page,
  say,
}) => {
  const { question } = await openLesson(page, say);
  const chinese = lessonPage(page, wordsOf('zh'));
  await question.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(chinese.prose.getByText('总得有人先等着')).toBeVisible();
  await expect(chinese.question.getByRole('radio').nth(1)).toBeChecked();
  await page.getByRole('button', { name: 'English' }).click();
  await page.keyboard.press('PageDown');
  await question.getByRole('radio').first().or(question.getByRole('textbox')).first().waitFor();
  await page.keyboard.press('PageUp');
  await expect(question.getByRole('radio').nth(1)).toBeChecked();
  await question.getByRole('button', { name: say('question.predict') }).click();
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(chinese.question.getByRole('definition').first()).toBeVisible({ timeout: 15_000 });
});

test('a newcomer is shown what the browser speaks, if it is one of ours', async ({ browser }) => {
  for (const [locale, lang] of [
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hans'],
    ['fr-FR', 'en'],
  ] as const) {
    const context = await browser.newContext({ locale, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto('./');
    await expect(page.locator('html'), locale).toHaveAttribute('lang', lang);
    await context.close();
  }
});
