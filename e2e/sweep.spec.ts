import { expectAccessible } from './testing/axe.ts';
import { lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const LESSON = './#/lesson/slow-start?second=sweep';

test('one setting is swept: bars come, one opens its run under a name, and the link keeps it all', async ({
  page,
  say,
}) => {
  await page.goto(LESSON);
  const lesson = lessonPage(page, say);
  const sweep = lesson.stage.getByRole('region', { name: 'Sweep', exact: true });
  await sweep.getByLabel('Of what').selectOption({ label: 'Every host: initial window' });
  await sweep.getByLabel('To', { exact: true }).fill('8');
  await sweep.getByRole('spinbutton', { name: 'How many' }).fill('4');
  await sweep.getByLabel('What is measured').selectOption({ label: 'Time with data under way' });
  await sweep.getByRole('button', { name: 'Make 4 runs' }).click();
  await expect(sweep.getByRole('status')).toHaveText(/^4 runs: /);
  await expectAccessible(page, 'a sweep');

  // By the keyboard: to the last bar, and its run.
  const bars = sweep.getByRole('list', { name: /^Runs/ });
  await bars.getByRole('button').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lesson.stage.getByText('Every host: initial window = 8').first()).toBeAttached();
  await expect(bars.getByRole('button', { name: /on the stage$/ })).toHaveCount(1);

  await sweep.getByRole('button', { name: 'Table' }).click();
  await expect(sweep.getByRole('rowheader')).toHaveCount(4);
  await expectAccessible(page, 'a sweep as a table');
  await sweep.getByLabel('Save the picture or its numbers').click();
  const saved = page.waitForEvent('download');
  await sweep.getByRole('button', { name: 'Numbers, CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('wireglass-sweep.csv');

  await expect.poll(() => page.url()).toMatch(/look\.sweep=ksetting\.all\.initialWindow~v1\.8\.4/);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(sweep.getByRole('status')).toHaveText(/^4 runs: /);
  await expect(sweep.getByLabel('What is measured')).toHaveValue('busy');
});

test('many seeds are a histogram; it can be stopped and goes on', async ({ page, say }) => {
  await page.goto(`${LESSON}&look.sweep=kseed~v1.100.100.e~rlost`);
  const lesson = lessonPage(page, say);
  const sweep = lesson.stage.getByRole('region', { name: 'Sweep', exact: true });
  await sweep.getByRole('button', { name: 'Make 100 runs' }).click();
  await sweep.getByRole('button', { name: 'Stop' }).click();
  await sweep.getByRole('button', { name: /Go on|Make 100 runs/ }).click();
  await expect(sweep.getByRole('status')).toHaveText(/^100 runs: .* median /, { timeout: 60_000 });
  await expect(sweep.getByRole('button', { name: /^Open one of these runs/ })).not.toHaveCount(0);
});
