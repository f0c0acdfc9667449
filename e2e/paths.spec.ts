/** The paths through the course, chosen on the home page. */
import { openHome } from './testing/home-page.ts';
import { expect, test } from './testing/test.ts';

test('the path that is chosen lists its own lessons, and is kept', async ({ page, say }) => {
  const { path } = await openHome(page, say);
  await expect(path.getByText('From Enter to page', { exact: true })).toBeHidden();
  await path.getByText('One lecture').click();
  const lessons = path.getByRole('list').getByRole('listitem');
  await expect(lessons).toHaveCount(3);
  await expect(lessons.first()).toContainText('The three-way handshake');
  await page.reload();
  await expect(path.getByRole('radio', { name: 'One lecture' })).toBeChecked();
  await path.getByText(say('home.moreComing', { n: 1 })).click();
  await expect(lessons).toHaveCount(4);
  await expect(lessons.nth(3)).toContainText('From Enter to page');
});

test('a path is chosen by keyboard, and begins with the first of its lessons that is open', async ({
  page,
  say,
}) => {
  const { path } = await openHome(page, say);
  await path.getByRole('radio', { name: 'The whole course' }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(path.getByRole('radio', { name: 'Administrator' })).toBeChecked();
  await expect(path.getByRole('list').getByRole('listitem').first()).toContainText('ARP');
});
