/** A screen reader reads what comes into a live region that it has seen empty, and nothing else. */
import { HANDSHAKE, openLesson } from './testing/lesson-page.ts';
import { expect, type Page, test } from './testing/test.ts';

/** Notes every alert that comes with its words, and every one whose words come later. */
async function watchAlerts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = (node: Node) => {
      if (!(node instanceof HTMLElement)) return;
      const regions = [node, ...node.querySelectorAll<HTMLElement>('[role="alert"]')];
      for (const region of regions.filter((each) => each.matches('[role="alert"]'))) {
        seen.push(region.textContent === '' ? 'empty' : 'full');
      }
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(note);
    }).observe(document, { childList: true, subtree: true });
  });
}

test('the verdict comes into a region that was there, empty, before', async ({ page, say }) => {
  const { question } = await openLesson(page, say);
  const region = await question.getByRole('status').elementHandle();
  expect(await region?.textContent()).toBe('');
  await question.getByLabel('It waits').check();
  await question.getByRole('button').click();
  await expect.poll(() => region?.textContent()).toContain('Right.');
});

test('a broken link is told in a region that comes empty; Escape puts the message away', async ({
  page,
  say,
}) => {
  await watchAlerts(page);
  await openLesson(page, say, HANDSHAKE, 'in=nothing');
  const message = page.getByRole('alert').filter({ hasText: say('link.broken') });
  await expect(message).toBeVisible();
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).not.toContain('full');
  await page.keyboard.press('Escape');
  await expect(message).toHaveCount(0);
});

test('that no lesson was found is told, too', async ({ page, say }) => {
  await page.goto('./');
  const region = page.getByRole('search').getByRole('status');
  await expect(region).toHaveText('');
  await page.getByRole('searchbox', { name: say('home.search') }).fill('zzzz');
  await expect(region).toHaveText(say('home.found', { n: 0 }));
});
