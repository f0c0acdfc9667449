/** What is fetched when it is asked for, and does not come. */
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const PART = '**/ChangePanel-*.js';

test('a part that fails once comes all the same, and nobody is bothered', async ({
  page,
  say,
  expected,
}) => {
  expected.push(/ERR_FAILED/);
  await page.route(PART, (route) => route.abort(), { times: 1 });
  const { heading } = await openLesson(page, say);
  await page.keyboard.press('e');
  const panel = page.getByRole('complementary', { name: say('player.panel.change') });
  await expect(panel.getByRole('heading').first()).toBeVisible();
  await expect(page.getByText('could not be fetched')).toHaveCount(0);
  await expect(heading).toBeVisible();
});

test('while a part does not come the page says so and goes on; asked for again, it is there', async ({
  page,
  say,
  expected,
}) => {
  expected.push(/ERR_FAILED/);
  await page.route(PART, (route) => route.abort());
  const { instant } = await openLesson(page, say, undefined, 't=20000');
  await page.keyboard.press('e');
  const message = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
  await expect(message).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(instant).toHaveText(/^0\.040/);

  await page.unroute(PART);
  await message.getByRole('button', { name: 'Try again' }).click();
  const panel = page.getByRole('complementary', { name: say('player.panel.change') });
  await expect(panel.getByRole('heading').first()).toBeVisible();
  await expect(message).toHaveCount(0);
});

test('a dialog that does not come is given up with Escape', async ({ page, say, expected }) => {
  expected.push(/ERR_FAILED/);
  await page.route('**/KeyboardHelp-*.js', (route) => route.abort());
  const { instant } = await openLesson(page, say, undefined, 't=20000');
  await page.keyboard.press('?');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(instant).toHaveText(/^0\.020/);
  await page.keyboard.press('ArrowRight');
  await expect(instant).toHaveText(/^0\.040/);
});
