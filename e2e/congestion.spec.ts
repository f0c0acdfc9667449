import { expectAccessible } from './testing/axe.ts';
import { CLOSE, expectFork, lessonPage, openLesson, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the congestion picture is put on the stage, asked why, and taken along', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${CLOSE}?t=400000&first=congestion`);
  const lesson = lessonPage(page, say);
  const plot = lesson.stage.getByRole('region', { name: 'Congestion', exact: true });
  const legend = plot.getByRole('list', { name: 'What the lines mean' });
  await expect(legend).toContainText('cwnd');
  await expect(legend).toContainText('slow start');
  await expectAccessible(page, 'congestion');

  // Plots can be left out, and windows counted in segments.
  await plot.getByRole('button', { name: 'Segments' }).click();
  await expect(plot.getByText(/^Window, in segments of/)).toBeVisible();
  await plot.getByRole('button', { name: 'Queue' }).click();
  await expect(plot.getByText(/^Queue before/)).toHaveCount(0);

  const marks = plot.getByRole('list', { name: /^Marks/ });
  await marks.getByRole('button').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(panel(lesson, 'why')).toBeVisible();
  await page.keyboard.press('Escape');

  await plot.getByRole('button', { name: 'Table' }).click();
  await expect(plot.getByRole('columnheader', { name: 'cwnd' })).toBeVisible();
  await expectAccessible(page, 'congestion as a table');
  await plot.getByLabel('Save the picture or its numbers').click();
  const saved = page.waitForEvent('download');
  await plot.getByRole('button', { name: 'Numbers, CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('wireglass-congestion.csv');
});

test('two runs lie in one picture, each line with its run’s letter', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=50000');
  await page.keyboard.press('d');
  await expectFork(lesson, 'B: SYN, ACK dropped');
  await page.keyboard.press('k');
  await expect.poll(() => page.url()).toMatch(/vs=beside/);
  const [before, query = ''] = page.url().split('?');
  const said = new URLSearchParams(query);
  said.set('first', 'congestion');
  said.set('vs', 'overlaid');
  said.set('t', '3000000');
  await page.goto('about:blank');
  await page.goto(`${before}?${said}`);
  const plot = lesson.stage.getByRole('region', { name: 'Congestion', exact: true });
  const legend = plot.getByRole('list', { name: 'What the lines mean' });
  await expect(legend.getByText('cwnd, A')).toBeVisible();
  await expect(legend.getByText('cwnd, B')).toBeVisible();
  await expectAccessible(page, 'two runs in one picture');
});
