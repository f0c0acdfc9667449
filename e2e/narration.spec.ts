/** What a screen reader hears while the run moves. */
import type { Page } from '@playwright/test';
import { dropButton, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const spoken = (page: Page) => page.getByTestId('live').filter({ hasText: /\S/ });

test('each step is told: who sends what, what arrives, which state changes', async ({
  page,
  say,
}) => {
  await openLesson(page, say);
  await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toContainText('server calls accept(3)');
  await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toContainText('client calls socket(SOCK_STREAM)');
  await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toContainText(/0\.020.000 s: .*client sends SYN to server/);
  await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toContainText('server goes from LISTEN to SYN_RECEIVED');
  await expect(spoken(page)).toContainText('server sends SYN, ACK to client');
  await page.keyboard.press('Home');
  await expect(spoken(page)).toContainText('Start of the run');
});

test('what happens before the words for it are there is told when they come', async ({
  page,
  say,
}) => {
  let come = () => {};
  const coming = new Promise<void>((done) => {
    come = done;
  });
  await page.route(/\/say-[\w-]+\.js$/, async (route) => {
    await coming;
    await route.continue();
  });
  const { instant } = await openLesson(page, say);
  const begin = await instant.innerText();
  await page.keyboard.press('ArrowRight');
  await expect(instant).not.toHaveText(begin);
  come();
  await expect(spoken(page)).toContainText('server calls accept(3)');
});

test('a loss is told as the reader’s own doing', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  await dropButton(lesson, 'SYN').click();
  await expect(lesson.timeline.getByText('virtual time · paused')).toBeVisible();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toContainText('SYN from client is dropped, as you asked');
});

test('the outcome of a prediction is told, and a new step is read from its heading on', async ({
  page,
  say,
}) => {
  const { question, heading } = await openLesson(page, say);
  await question.getByLabel('It waits').check();
  await question.getByRole('button').click();
  await expect(question.getByRole('status')).toContainText('Right.');
  await page.keyboard.press('PageDown');
  await expect(heading).toBeFocused();
  await expect(heading).toHaveText('The first segment');
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  test('the run is told in Chinese', async ({ page, say }) => {
    await openLesson(page, say);
    for (const told of ['accept', 'socket', '客户端向服务器发送 SYN']) {
      await page.keyboard.press('ArrowRight');
      await expect(spoken(page)).toContainText(told);
    }
  });
});
