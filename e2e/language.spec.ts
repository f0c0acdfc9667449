import { chineseWords, foreignWords } from './testing/foreign.ts';
import { openHome } from './testing/home-page.ts';
import { lessonPage, openLesson } from './testing/lesson-page.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { PLANS } from './testing/plan.ts';
import { expect, test } from './testing/test.ts';
import { wordsOf } from './testing/words.ts';

test('the switch in the header changes the language of everything at once', async ({
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

test('the language is kept for the next visit', async ({ page, say }) => {
  await openHome(page, say);
  await page.getByRole('button', { name: '简体中文' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '看清网络究竟在做什么' })).toBeVisible();
});

test.describe('a browser that speaks', () => {
  test.use({ newcomer: true });

  for (const [locale, lang] of [
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hans'],
    ['fr-FR', 'en'],
  ] as const) {
    test.describe(locale, () => {
      test.use({ locale });

      test(`is shown ${lang}`, async ({ page }) => {
        await page.goto('./');
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
      });
    });
  }
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  for (const { name, open, quotes = [] } of PLACES) {
    test(`${name} has no English words left over`, async ({ page, say, expected }) => {
      expected.push(WORKER_MISSING);
      await open(page, say);
      const foreign = await foreignWords(page);
      expect(foreign.filter((word) => !quotes.includes(word))).toEqual([]);
    });
  }

  for (const { id, steps } of PLANS) {
    test(`no step of ${id} has English words left over`, async ({ page, say }) => {
      const { prose } = await openLesson(page, say, id);
      const total = steps.length;
      for (let n = 1; n <= total; n++) {
        await expect(prose.getByText(say('player.step', { n, total }))).toBeVisible();
        expect(await foreignWords(page), `step ${n}`).toEqual([]);
        await page.keyboard.press('PageDown');
      }
      await expect(prose.getByText(say('player.about'))).toBeVisible();
      expect(await foreignWords(page), 'the end').toEqual([]);
    });
  }
});

for (const { name, open } of PLACES) {
  test(`in English no Chinese is left over, besides names: ${name}`, async ({
    page,
    say,
    expected,
  }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);
    expect(await chineseWords(page)).toEqual([]);
  });
}
