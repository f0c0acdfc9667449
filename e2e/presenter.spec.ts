/** A lesson taught from the front, with a clicker alone. */
import { belowTheBar } from '../layout/in-page/scrolled.ts';
import { expectAccessible } from './testing/axe.ts';
import { CLOSE, HANDSHAKE, openLesson } from './testing/lesson-page.ts';
import { moving } from './testing/moving.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, type Page, test } from './testing/test.ts';

const PRESENTED = `./#/lesson/${HANDSHAKE}?mode=present`;

async function openPresented(page: Page): Promise<void> {
  await page.goto(PRESENTED);
  await expect(page.getByRole('toolbar', { name: 'Presentation' })).toBeVisible();
  await expect(page.getByText('Somebody must be waiting')).toBeVisible();
}

const options = (page: Page) => page.locator('form label');
/** How the step stands: its question, or what the run says. */
const state = (page: Page) => page.locator('html');

test('a step is asked, watched, revealed with the clicker, then comes the next; none of it is an answer', async ({
  page,
  say,
}) => {
  await openPresented(page);
  const clicker = (key: 'PageDown' | 'PageUp') => page.keyboard.press(key);
  await expect(options(page)).toHaveCount(3);
  await clicker('PageDown');
  await expect(state(page)).toHaveAttribute('data-presenting', 'asking');
  await clicker('PageDown');
  await expect(state(page)).toHaveAttribute('data-presenting', 'revealed');
  await expect(options(page).filter({ visible: true })).toHaveText(['It waits']);
  await expect(page.getByText('the program sleeps')).toBeVisible();
  await clicker('PageDown');
  await expect(page.getByText('The first segment')).toBeVisible();
  await expect(state(page)).toHaveAttribute('data-presenting', 'asking');
  await clicker('PageUp');
  await expect(page.getByText('the program sleeps')).toBeVisible();
  expect(new URL(page.url()).hash).toContain('mode=present');

  // Nothing of it counts as the learner's own answer.
  await page.getByRole('button', { name: 'End the presentation' }).click();
  const { prose } = await openLesson(page, say, HANDSHAKE, 'step=listen');
  await expect(prose.locator('form').getByRole('button')).toBeVisible();
});

test('the screen goes black and comes back by any key; with the text hidden, the stage says which question is open', async ({
  page,
}) => {
  await openPresented(page);
  const black = page.getByRole('button', { name: 'The screen is black' });
  for (const [off, on] of [
    ['b', 'b'],
    ['.', 'PageDown'],
  ] as const) {
    await page.keyboard.press(off);
    await expect(black).toBeVisible();
    await page.keyboard.press(on);
    await expect(black).toHaveCount(0);
  }
  await expect(page.getByText('Somebody must be waiting')).toBeVisible();
  await expect(state(page)).toHaveAttribute('data-presenting', 'asking');

  await page.keyboard.press('t');
  await expect(page.locator('form')).toHaveCount(0);
  await expect(page.getByText('What does accept do?')).toBeVisible();
});

test('the speaker’s notes follow in a window of their own, and lead from there', async ({
  page,
}) => {
  await openPresented(page);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const notes = await opened;
  await expect(notes.getByText('Step 1 of')).toBeVisible();
  await expect(notes.getByText('It asks its stack for a socket')).toBeVisible();
  await expect(notes.getByText('The run: C It waits')).toBeVisible();
  await expect(notes.getByRole('region', { name: 'Next step' })).toContainText('The first segment');
  await expectAccessible(notes, 'the notes');
  await notes.keyboard.press('PageDown');
  await notes.getByRole('button', { name: 'Forward' }).click();
  await expect(state(page)).toHaveAttribute('data-presenting', 'revealed');
  await page.keyboard.press('PageDown');
  await expect(notes.getByText('Step 2 of')).toBeVisible();
});

test('the notes tell a wrong order by the letters of what is put in order', async ({ page }) => {
  await page.goto(`./#/lesson/${CLOSE}?mode=present&step=four`);
  await expect(page.getByRole('toolbar', { name: 'Presentation' })).toBeVisible();
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const notes = await opened;
  await expect(notes.getByText('E → B → D → C → A:')).toBeVisible();
  await expect(notes.getByText('Any other answer:')).toBeVisible();
  await expect(notes.getByText('fin-wait-1')).toHaveCount(0);
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  test('a revealed step is seen whole, however much its question takes', async ({ page }) => {
    await page.goto(`./#/lesson/${CLOSE}?mode=present&step=fin-ack`);
    await expect(page.getByRole('toolbar', { name: '授课' })).toBeVisible();
    await page.keyboard.press('PageDown');
    // It plays to where the FIN is acknowledged.
    await expect(page).toHaveURL(/t=180000/);
    await page.keyboard.press('PageDown');
    await expect(state(page)).toHaveAttribute('data-presenting', 'revealed');
    await expect(page.getByText('表示字节流到此为止')).toBeVisible();
    await expect.poll(() => page.evaluate(belowTheBar)).toBe(0);
  });
});

test('where the window is blocked, the page says so and offers a link', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openPresented(page);
  await page.keyboard.press('n');
  const alert = page.getByRole('alert').filter({ hasText: 'blocked' });
  await expect(alert).toBeVisible();
  await expect(alert.getByRole('link')).toHaveAttribute('href', `#/notes/${HANDSHAKE}`);
});

test('axe finds nothing wrong with a presented lesson, and nothing moves by itself', async ({
  page,
}) => {
  await openPresented(page);
  for (const theme of ['light', 'dark', 'projector'] as const) {
    await changeLook(page, { theme, language: 'en' });
    await expectAccessible(page, `presented, ${theme}`, theme === 'light' ? 'everything' : 'seen');
  }
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  expect(await page.evaluate(moving)).toEqual([]);
  await expectAccessible(page, 'presented and revealed');
});
