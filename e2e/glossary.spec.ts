/** Terms explain themselves where they stand, and have a page of their own. */
import type { Page } from '@playwright/test';
import { openHome } from './testing/home-page.ts';
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const explanation = (page: Page) => page.locator('#explanation');
const ISN = 'The sequence number that a side of a connection starts from.';

test('a term in the prose is explained when pointed at, focused, pressed', async ({
  page,
  say,
}) => {
  const { prose } = await openLesson(page, say, undefined, 'step=syn');
  const term = prose.getByRole('button', { name: 'initial sequence number' });
  await term.hover();
  await expect(explanation(page)).toContainText(ISN);
  const [word, box] = [await term.boundingBox(), await explanation(page).boundingBox()];
  expect(box!.y >= word!.y + word!.height || box!.y + box!.height <= word!.y).toBe(true);
  await page.mouse.move(900, 400);
  await expect(explanation(page)).toHaveCount(0);
  await term.click();
  await expect(explanation(page)).toContainText(ISN);
  await page.mouse.click(900, 60);
  await expect(explanation(page)).toHaveCount(0);
});

test('by keyboard: focus explains, Enter leads into it, Escape back to the word', async ({
  page,
  say,
}) => {
  const { prose } = await openLesson(page, say, undefined, 'step=syn');
  const term = prose.getByRole('button', { name: 'initial sequence number' });
  await expect(term).toBeVisible();
  await prose.getByRole('button', { name: 'stack' }).focus();
  await page.keyboard.press('Tab');
  await expect(term).toBeFocused();
  await expect(term).toHaveAccessibleDescription(new RegExp(ISN));
  await page.keyboard.press('Enter');
  await expect(explanation(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'RFC 9293 §3.4.1' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(term).toBeFocused();
  await expect(explanation(page)).toHaveCount(0);
});

test('a label of a picture is explained to a pointer that rests on it', async ({ page, say }) => {
  const { prose, stage } = await openLesson(page, say, undefined, 't=60000');
  // The glossary is fetched after the first picture; then the prose has its terms marked.
  await expect(prose.getByRole('button', { name: 'stack' })).toBeVisible();
  await stage.getByText('ESTABLISHED', { exact: true }).first().hover();
  await expect(explanation(page)).toContainText('The state in which data flows');
});

test('G lists the terms on the page, those of the picture too', async ({ page, say }) => {
  await openLesson(page, say, undefined, 'step=syn&t=60000');
  await page.keyboard.press('g');
  const words = page.getByRole('dialog', { name: 'Words on this page' });
  await expect(words.getByRole('term').filter({ hasText: 'ISN' })).toBeVisible();
  await expect(words.getByRole('term').filter({ hasText: 'ESTABLISHED' })).toBeVisible();
  await words.getByRole('link', { name: 'The whole glossary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
  await expect(words).toHaveCount(0);
});

test('the glossary is found from home, searched in either language, and linked to', async ({
  page,
  say,
}) => {
  await openHome(page, say);
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).click();
  await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('推迟确认');
  await expect(page.getByRole('term')).toHaveCount(1);
  await expect(page.getByRole('term')).toContainText('delayed ACK');
  await page.goto('./#/glossary/time-wait');
  await expect(page.locator('#time-wait')).toBeInViewport();
});
