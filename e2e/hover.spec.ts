/** A word is explained to whoever points at it, not to a pointer under which the page has moved. */
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('a word that comes below a resting mouse is explained once the mouse moves', async ({
  page,
  say,
}) => {
  // What would explain it does so after a moment, which is not waited for here.
  await page.clock.install();
  const { prose } = await openLesson(page, say, undefined, 'step=syn');
  const word = prose.getByRole('button', { name: 'initial sequence number' });
  const box = (await word.boundingBox())!;
  const below = { x: box.x + 20, y: box.y + box.height / 2 + 100 };
  await page.mouse.move(below.x, below.y - 2);
  await page.mouse.move(below.x, below.y);
  await prose.getByRole('heading', { level: 1 }).evaluate((heading) => {
    heading.style.marginBlockStart = '100px';
  });
  await expect.poll(async () => (await word.boundingBox())!.y).toBeGreaterThan(box.y + 50);
  const explanation = page.locator('#explanation');
  await page.clock.fastForward(900);
  await expect(explanation).toHaveCount(0);
  await page.mouse.move(below.x + 2, below.y);
  await expect(explanation).toBeVisible();
});
