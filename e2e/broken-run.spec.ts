import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { breakOnFork, FAULT_NAMES, mendWorker, withoutWorker } from './testing/broken-worker.ts';
import {
  dropButton,
  expectFork,
  expectRun,
  HANDSHAKE,
  lessonPage,
  openLesson,
  packet,
} from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const messageOn = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Something broke on our side' });

for (const fault of FAULT_NAMES) {
  test(`when ${fault}, the page says so, and a restart is back at the same instant`, async ({
    page,
    say,
    expected,
  }) => {
    expected.push(/the worker died/);
    await breakOnFork(page, fault);
    const lesson = await openLesson(page, say, undefined, 't=40000');
    await dropButton(lesson, 'SYN, ACK').click();
    await expect(messageOn(page)).toContainText('Your progress is safe');
    await expect(messageOn(page)).toContainText(/the stack tripped|the worker died/);

    await mendWorker(page);
    await messageOn(page).getByRole('button', { name: 'Restart' }).click();
    await expect(messageOn(page)).toHaveCount(0);
    await expect(lesson.instant).toHaveText(/^0\.040/);
    await expect(packet(lesson, /^SYN, ACK from server.*dropped by you/)).toBeVisible();
    await expectFork(lesson, 'B: SYN, ACK dropped');
  });
}

test('the session of a broken run can be downloaded, with what broke it', async ({
  page,
  say,
  expected,
}) => {
  expected.push(/the worker died/);
  await breakOnFork(page, 'the worker dies');
  const lesson = await openLesson(page, say, undefined, 't=40000');
  await dropButton(lesson, 'SYN, ACK').click();
  const downloading = page.waitForEvent('download');
  await messageOn(page).getByRole('button', { name: 'Download the session' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('wireglass-session.json');
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(file).toMatchObject({
    wireglass: 'session',
    session: { scenario: HANDSHAKE, seed: 29, inputs: [{ kind: 'drop', at: 40_000 }] },
    cursor: { at: 40_000 },
  });
});

test('a worker that does not even load is a message too, and a restart mends it', async ({
  page,
  say,
  expected,
}) => {
  expected.push(/Failed to load resource/);
  await withoutWorker(page);
  await page.goto(`./#/lesson/${HANDSHAKE}`);
  await expect(messageOn(page)).toBeVisible();
  await mendWorker(page);
  await messageOn(page).getByRole('button', { name: 'Restart' }).click();
  const lesson = lessonPage(page, say);
  await expectRun(lesson);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(lesson.instant).toHaveText(/^0\.020/);
});
