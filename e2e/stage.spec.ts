/** The stage as a grid: which picture stands where, and what of it a link carries. */
import { expectAccessible } from './testing/axe.ts';
import { CLOSE, lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('two pictures are put, swapped, resized and closed by keyboard; the link holds them', async ({
  page,
  browser,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=60000');
  const { stage } = lesson;
  const places = stage.locator('[role="region"][data-view]');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: say('palette.title') });
  await palette.fill('Second place: TCB');
  await palette.press('Enter');
  await expect(places).toHaveCount(2);
  const bar = stage.getByRole('separator');
  await bar.focus();
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar).toHaveAttribute('aria-valuenow', String(before + 10));
  await page.keyboard.press('x');
  await expect(places.first()).toHaveAttribute('data-view', 'tcb');
  await expect(bar).toHaveAttribute('aria-valuenow', String(100 - before - 10));
  await expect(page).toHaveURL(/first=tcb&second=ladder.*t=60000/);

  // The next step suggests what it likes: the reader's choice stays.
  await page.keyboard.press('PageDown');
  await expect(places.first()).toHaveAttribute('data-view', 'tcb');

  // The address follows a moment after the step.
  await expect(page).toHaveURL(/first=tcb.*t=\d+/);
  const other = await browser.newPage();
  await other.goto(page.url());
  const there = lessonPage(other, say);
  await expect(there.stage.locator('[role="region"][data-view]').first()).toHaveAttribute(
    'data-view',
    'tcb',
  );
  await other.close();

  await stage.getByRole('button', { name: 'Close TCB' }).click();
  await expect(places).toHaveCount(0);
  await expect(lesson.ladder).toBeVisible();
});

test('any picture stands alone, and Escape brings the others back', async ({ page, say }) => {
  const { stage, ladder } = await openLesson(page, say, undefined, 't=60000');
  await stage.locator('summary[aria-label="Arrange the pictures"]').click();
  await stage.getByLabel('Where Socket calls stands').selectOption('Socket calls alone');
  await expect(ladder).toHaveCount(0);
  await expect(stage.getByRole('heading', { name: 'Socket calls', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(ladder).toBeVisible();
});

test('columns are moved and packets filtered; what is hidden is counted, and the link holds it', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, CLOSE, 't=200000');
  const { ladder } = lesson;
  const heads = ladder.getByRole('heading', { level: 3 });
  await expect(heads.first()).toContainText('client');
  const menu = ladder.locator('summary[aria-label="Column of client"]');
  await menu.focus();
  await page.keyboard.press('Enter');
  await ladder.getByRole('button', { name: 'Move right' }).click();
  await expect(heads.first()).toContainText('server');
  await page.keyboard.press('Escape');

  await ladder.getByRole('button', { name: 'Filter' }).click();
  await ladder.getByRole('checkbox', { name: 'TCP' }).uncheck();
  await expect(ladder.getByText(/\d+ packets? hidden/)).toBeVisible();
  await expectAccessible(page, 'the filter row');
  await expect(page).toHaveURL(/look\.ladder=o1\.0~xtcp/);
  await page.reload();
  await expect(heads.first()).toContainText('server');
  await ladder.getByRole('button', { name: 'Show everything' }).click();
  await expect(ladder.getByText(/hidden/)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('one picture is shown at a time, and tabs lead to the others', async ({ page, say }) => {
    const { stage, ladder } = await openLesson(page, say, undefined, 't=60000');
    const tabs = stage.getByRole('tab');
    await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(tabs.nth(1)).toBeFocused();
    await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(ladder).toHaveCount(0);
    await expectAccessible(page, 'a tab of the stage');
    await tabs.first().tap();
    await expect(ladder).toBeVisible();
  });
});
