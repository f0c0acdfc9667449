import { openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

/** One of each way: wrong by itself, harmful, unreadable. All that is refused is in src/runtime/url.test.ts. */
const BROKEN: Readonly<Record<string, string>> = {
  'an instant that is no number': 't=abc',
  'a script for an input': 'in="><img src=x onerror=alert(1)>',
  'a broken escape': 't=%E0%A4%A',
};

test('a link that is broken in any way is a message, and the lesson from its start', async ({
  page,
  say,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  // One after the other in the same tab, as who pastes them.
  for (const [what, query] of Object.entries(BROKEN)) {
    const lesson = await openLesson(page, say, undefined, query);
    const message = page.getByRole('alert').filter({ hasText: say('link.broken') });
    await expect(message, what).toBeVisible();
    await expect(lesson.instant, what).toHaveText(/^0\.000/);
    await expect(lesson.prose.getByText('Step 1 of')).toBeVisible();
    await message.getByRole('button', { name: say('link.dismiss') }).click();
    await expect(message, what).toHaveCount(0);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(lesson.instant, what).toHaveText(/^0\.020/);
  }
  expect(dialogs).toEqual([]);
});

test('a broken link says what is wrong, where, and what is allowed, in both languages', async ({
  page,
  say,
}) => {
  await openLesson(page, say, undefined, 'in=d20000.1~x20000.0~c30000.0.bind.3.1.65536');
  const message = page.getByRole('alert').filter({ hasText: say('link.broken') });
  await expect(message).toContainText(/65536.*65.535/);
});

/** What can be read, but not done in this lesson: two hosts, a card each, one link, few packets. */
const IMPOSSIBLE: Readonly<Record<string, readonly [query: string, says: RegExp]>> = {
  'a node that is not there': ['in=c20000.9.close.3', /node.*9.*0 \(client\), 1 \(server\)/],
  'more loss than all': ['in=l20000.2.lossPpm-1000001', /settings\.lossPpm.*1000001.*1.000.000/],
  'a packet that was never sent': ['in=d20000.9999', /9999/],
};

test('a link to what is impossible says so, and shows the run without it', async ({
  page,
  say,
}) => {
  for (const [what, [query, says]] of Object.entries(IMPOSSIBLE)) {
    const lesson = await openLesson(page, say, undefined, `${query}&t=190000`);
    const message = page.getByRole('alert').filter({ hasText: says });
    await expect(message, what).toBeVisible();
    await message.getByRole('button', { name: say('link.dismiss') }).click();
    await expect(message, what).toHaveCount(0);
    await expect(lesson.instant, what).toHaveText(/^0\.190/);
    await expect(lesson.ladder.getByText('no loss'), what).toBeVisible();
  }
});

test('an address that leads nowhere says so, and shows the way home', async ({ page, say }) => {
  const main = page.getByRole('main');
  for (const path of [
    'lesson/31-nothing',
    'lesson/',
    'nowhere',
    'lesson/%3Cscript%3E',
    '__proto__',
  ]) {
    await page.goto(`./#/${path}`);
    await expect(main.getByRole('heading', { name: say('missing.title') }), path).toBeVisible();
    await main.getByRole('link', { name: say('missing.home') }).click();
    await expect(page.getByRole('heading', { name: say('home.title') }), path).toBeVisible();
  }
});
