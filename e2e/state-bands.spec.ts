import { expectAccessible } from './testing/axe.ts';
import { CLOSE, lessonPage, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('both ends’ states stand as bands, are walked along, read as a table and taken along', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${CLOSE}?t=500000&first=state-bands&sides=-sockets`);
  const lesson = lessonPage(page, say);
  const bands = lesson.stage.getByRole('region', { name: 'States of both ends', exact: true });
  await expect(bands.getByText('CLOSE_WAIT', { exact: true })).toBeVisible();
  await expect(bands.getByRole('list', { name: 'What the patterns mean' })).toContainText('2 MSL');
  await expectAccessible(page, 'states of both ends');

  // The arrow keys walk along the changes; Enter opens the segment that brought one about.
  const marks = bands.getByRole('list', { name: /^Marks/ });
  await marks.getByRole('button').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(marks.locator(':focus')).toHaveAttribute('aria-label', /SYN_RECEIVED.*by SYN/);
  await page.keyboard.press('Enter');
  await expect(panel(lesson, 'packet')).toBeVisible();
  await page.keyboard.press('Escape');

  await bands.getByRole('button', { name: 'Table' }).click();
  const table = bands.getByRole('table', { name: 'States of both ends' });
  await expect(table.getByRole('row', { name: /FIN_WAIT_2/ }).first()).toContainText('half closed');
  await expectAccessible(page, 'states as a table');
  await bands.getByRole('button', { name: 'Picture' }).click();

  await bands.getByLabel('Save the picture or its numbers').click();
  const saved = page.waitForEvent('download');
  await bands.getByRole('button', { name: 'Picture, SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('wireglass-state-bands.svg');

  await bands.getByLabel('Connection', { exact: true }).selectOption('All connections');
  await expect.poll(() => page.url()).toMatch(/look\.state-bands=a/);
});
