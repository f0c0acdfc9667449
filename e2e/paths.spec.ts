/** The paths through the course, chosen on the home page. */
import { openHome } from './testing/home-page.ts';
import { expect, test } from './testing/test.ts';

test('the path that is chosen lists its own lessons, and is kept', async ({ page, say }) => {
  const { path } = await openHome(page, say);
  await expect(path.getByText('From Enter to page', { exact: true })).toBeHidden();
  await path.getByText('One lecture').click();
  const lessons = path.getByRole('list').getByRole('listitem');
  await expect(lessons).toHaveCount(4);
  await page.reload();
  await expect(path.getByRole('radio', { name: 'One lecture' })).toBeChecked();
  await expect(lessons.first()).toContainText('From Enter to page');
});

test('a path none of whose lessons is open says so, and there is still something to do', async ({
  page,
  say,
}) => {
  const { path, start } = await openHome(page, say);
  await path.getByRole('radio', { name: 'The whole course' }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(path.getByRole('radio', { name: 'Administrator' })).toBeChecked();
  await expect(path.getByText(say('home.pathClosed'))).toBeVisible();
  await expect(start).toContainText('The three-way handshake');
});
