import { homePage } from './testing/home-page.ts';
import { expectRun, lessonPage, packet, packets, panel } from './testing/lesson-page.ts';
import { PLANS } from './testing/plan.ts';
import { expect, test } from './testing/test.ts';

test.use({ serviceWorkers: 'allow' });

// Where a chart has room as a whole.
test.use({ viewport: { width: 1600, height: 900 } });

test('after the first visit both lessons work with the network off', async ({
  page,
  context,
  say,
}) => {
  await page.goto('./');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  for (const { title } of PLANS) {
    const { path } = await homePage(page, say);
    await path.getByRole('link', { name: title.en, exact: true }).click();
    const lesson = lessonPage(page, say);
    await expectRun(lesson);
    await lesson.question.getByRole('radio').last().check();
    await lesson.question.getByRole('button').click();
    await expect(lesson.question.getByText(say('question.run'))).toBeVisible();

    // What is fetched when it is asked for: the charts, the inspector, the reasons.
    await page.keyboard.press('c');
    await expect(lesson.stage.locator('[data-active]:visible').first()).toBeVisible();
    await page.keyboard.press('End');
    await packets(lesson).last().click();
    await expect(panel(lesson, 'packet').getByRole('tree')).toBeVisible();
    await page.keyboard.press('w');
    await expect(panel(lesson, 'why').getByRole('list')).toBeVisible();
    await page.getByRole('link', { name: say('shell.home') }).click();
  }
});

test('with the network off the dialogs open, and the language can be changed', async ({
  page,
  context,
  say,
}) => {
  await page.goto('./');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  for (const key of ['?', ',', 'Control+k']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'The three-way handshake', exact: true }).click();
  await expectRun(lessonPage(page, say));
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '总得有人先等着' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(packet(lessonPage(page, say), /^SYN，从客户端/)).toHaveCount(0);
});
