import { expectAccessible } from './testing/axe.ts';
import { CLOSE, lessonPage, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the time–sequence graph is put on the stage, read, measured, and taken along', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${CLOSE}?t=400000&first=time-sequence`);
  const lesson = lessonPage(page, say);
  const plot = lesson.stage.getByRole('region', { name: 'Time–sequence', exact: true });
  await expect(plot.getByRole('list', { name: 'What the signs mean' })).toContainText('window');
  await expect(plot.getByText('SYN', { exact: true })).toBeVisible();
  await expectAccessible(page, 'time–sequence');

  // One walks over the marks by the arrow keys, and Enter opens the packet.
  const marks = plot.getByRole('list', { name: /^Marks/ });
  await marks.getByRole('button').first().focus();
  await page.keyboard.press('Home');
  await expect(marks.locator(':focus')).toHaveAttribute('aria-label', /^SYN 0/);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(plot.getByText(/RTT|ms$/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(lesson, 'packet')).toBeVisible();
  await page.keyboard.press('Escape');

  // The same as a table, whose rows answer too.
  await plot.getByRole('button', { name: 'Table' }).click();
  const table = plot.getByRole('table', { name: 'Time–sequence' });
  await expect(table.getByRole('row').nth(1)).toContainText('SYN 0');
  await expectAccessible(page, 'time–sequence as a table');
  await plot.getByRole('button', { name: 'Picture' }).click();

  await plot.getByLabel('Save the picture or its numbers').click();
  const saved = page.waitForEvent('download');
  await plot.getByRole('button', { name: 'Picture, SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('wireglass-time-sequence.svg');

  // Closer, and back; a link holds what is looked at.
  await plot.getByRole('button', { name: 'Closer' }).click();
  await plot.getByRole('button', { name: 'The whole time' }).click();
  await expect(plot.getByRole('button', { name: 'The whole time' })).toHaveCount(0);
});

test('the cursor is dragged in the picture, and moves everywhere', async ({ page, say }) => {
  await page.goto(`./#/lesson/${CLOSE}?t=400000&first=time-sequence`);
  const lesson = lessonPage(page, say);
  const plot = lesson.stage.getByRole('region', { name: 'Time–sequence', exact: true });
  await expect(lesson.instant).toHaveText(/^0\.400/);
  const grip = plot.locator('[data-grip]').last();
  const box = (await grip.boundingBox())!;
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 80, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(lesson.instant).not.toHaveText(/^0\.400/);
});
