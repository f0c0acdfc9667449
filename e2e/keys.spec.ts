import type { Locator, Page } from '@playwright/test';
import { openHome } from './testing/home-page.ts';
import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands and lessons' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  return palette;
}

test('strokes before what hears them has been fetched are heard in their order', async ({
  page,
  say,
}) => {
  let fetched = () => {};
  const asked = new Promise<void>((done) => {
    fetched = done;
  });
  await page.route('**/WorkbenchCommands-*.js', async (route) => {
    await asked;
    await route.continue();
  });
  const lesson = await openLesson(page, say);
  const begin = await lesson.instant.innerText();
  for (const key of ['End', 'ArrowLeft', 'Home', 'Shift+ArrowRight'])
    await page.keyboard.press(key);
  await expect(lesson.instant).toHaveText(begin);
  fetched();
  await expect(lesson.instant).toHaveText(/0\.020.000 s/);
});

test('? shows every key with what it does; the page below does not move, and Escape gives the focus back', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=40000');
  await lesson.timeline.getByRole('button', { name: 'Next event' }).focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help).toBeVisible();
  const keys: Readonly<Record<string, string>> = {
    'Next event': '→',
    'Next packet': 'Shift→',
    'Play or pause': 'Space',
    Slower: '[',
    'To the end of the run': 'End',
    'Drop the packet and run again': 'D',
    'Why did this happen?': 'W',
    'Next step of the lesson': 'PgDn',
    'Search commands and lessons': 'CtrlK',
    'This keyboard map': '?',
  };
  const all = await help.getByRole('term').allInnerTexts();
  const caps = await help.getByRole('definition').allInnerTexts();
  const shown = Object.fromEntries(all.map((name, i) => [name, caps[i]?.replace(/\s/g, '')]));
  expect(shown).toMatchObject(keys);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(lesson.instant).toHaveText(/^0\.040/);
  await expect(lesson.prose.getByText('Step 1 of 10')).toBeVisible();
  await expect(lesson.timeline.getByRole('button', { name: 'Next event' })).toBeFocused();
});

test('Ctrl-K is walked with the arrow keys, says what it does not find, and opens a lesson by a word of its title', async ({
  page,
  say,
}) => {
  await openHome(page, say);
  const palette = await openPalette(page);
  const marked = palette.getByRole('option', { selected: true });
  const first = await marked.innerText();
  expect(first).toContain('Lesson');
  await page.keyboard.press('ArrowUp');
  await expect(marked).not.toHaveText(first, { useInnerText: true });
  await page.keyboard.press('ArrowDown');
  await expect(marked).toHaveText(first, { useInnerText: true });

  await page.keyboard.type('qqqq');
  await expect(palette.getByText('Nothing matches.')).toBeVisible();
  await expect(palette.getByRole('status')).toHaveText('0 results');

  await palette.getByRole('combobox').fill('close');
  await expect(palette.getByRole('option').first()).toContainText('The four-way close');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'I have said all I wanted' })).toBeVisible();
});

test('Ctrl-K finds a lesson by its Chinese name too, and a command by its name', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  const palette = await openPalette(page);
  const query = palette.getByRole('combobox');
  await query.fill('四次');
  await expect(palette.getByRole('option')).toHaveText([/The four-way close/]);
  await query.fill('state charts');
  await page.keyboard.press('Enter');
  await expect(lesson.stage.getByRole('button', { name: 'State charts' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('single-letter shortcuts can be turned off; the arrows and Ctrl-K stay', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  await page.keyboard.press(',');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('group', { name: 'Single-letter shortcuts' }).getByLabel('Off').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.keyboard.press('t');
  await expect(lesson.prose).toBeVisible();
  await expect(lesson.runs).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(lesson.instant).toHaveText(/^0\.040/);
});

test('letters typed into an answer are no shortcuts', async ({ page, say }) => {
  const lesson = await openLesson(page, say);
  for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown');
  const field = lesson.question.getByRole('textbox');
  await field.fill('');
  await field.press('t');
  await field.press('d');
  await field.press('ArrowLeft');
  await expect(field).toHaveValue('td');
  await expect(lesson.prose).toBeVisible();
  await expect(lesson.instant).toHaveText(/^0\.020/);
});

test('the first Tab offers to skip to the content', async ({ page, say }) => {
  await openHome(page, say);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
