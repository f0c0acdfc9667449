/** Changing a run, the tree of runs, and two of them beside each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { expectFork, openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

test('a comparison made here opens in another browser, with both runs, names and mode', async ({
  page,
  say,
  browser,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=50000');
  await page.keyboard.press('d');
  await expectFork(lesson, 'B: SYN, ACK dropped');
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await runs.getByRole('button', { name: 'Rename run B' }).click();
  await runs.getByRole('textbox', { name: 'New name of run B' }).fill('lost answer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  const comparison = page.getByRole('region', { name: 'Run A and run B, compared' });
  await expect(comparison.getByText('never reaches client: dropped by you')).toBeVisible();
  await lesson.stage.getByRole('button', { name: 'Differences' }).click();
  await expect(comparison.getByRole('row', { name: /SYN, ACK .*dropped by you/ })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/vs=differences/);
  await expect.poll(() => page.url()).toMatch(/run=1\./);
  const instant = await lesson.instant.innerText();

  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const other = await context.newPage();
  await other.goto(page.url());
  const there = other.getByRole('region', { name: '运行 A 与运行 B 的对比' });
  await expect(there).toBeVisible();
  await expect(other.getByRole('button', { name: '差异', pressed: true })).toBeVisible();
  await expect(other.getByRole('button', { name: '显示运行 B：lost answer' })).toBeVisible();
  await expect(there.getByText('没有到达')).toBeVisible();
  await expect(other.getByRole('status', { name: '虚拟时间' })).toHaveText(instant);
  await context.close();
});

test('a packet that has passed is delayed from the inspector; deleting the run can be undone', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=80000');
  await press(packet(lesson, /^SYN, ACK from server/));
  const inspector = panel(lesson, 'packet');
  await inspector.getByText('Do something to this packet').click();
  await inspector.getByRole('spinbutton', { name: 'by' }).first().fill('30');
  await inspector.getByRole('button', { name: 'Delay' }).click();
  await expectFork(lesson, 'B: SYN, ACK delayed by 30 ms');
  await expect(
    packet(lesson, /^SYN, ACK from server.*arrives at 90 ms, delayed by you/),
  ).toBeVisible();

  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await runs.getByRole('button', { name: 'Delete run B' }).click();
  await expect(runs.getByText('Deleted: B.')).toBeVisible();
  await runs.getByRole('button', { name: 'Undo' }).click();
  await expect(runs.getByRole('button', { name: /^Show run B/ })).toBeVisible();
});

/** What the menu of a packet that has passed makes of it: the run's name, and what the packet says. */
const DONE = [
  { choose: 'Drop', run: 'B: SYN, ACK dropped', says: /dropped by you at 40 ms/ },
  { choose: /^Delay by 40 ms/, run: 'C: SYN, ACK delayed by 40 ms', says: /delayed by you/ },
  { choose: /^Duplicate/, run: 'D: SYN, ACK duplicated', says: /duplicated by you/ },
  { choose: /^Corrupt/, run: /^E: SYN, ACK corrupted/, says: /corrupted by you/ },
] as const;

test('a packet that has passed is changed from its menu at its departure, in each of four ways', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=80000');
  const answer = packet(lesson, /^SYN, ACK from server/);
  const menu = page.getByRole('region', { name: 'What can be done to SYN, ACK' });
  for (const [number, { choose, run, says }] of DONE.entries()) {
    // By the pointer, and by the button that the packet has once it is chosen.
    if (number % 2 === 0) await answer.click({ button: 'right' });
    else {
      await answer.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await lesson.ladder.getByRole('button', { name: 'Do something to this packet' }).focus();
      await page.keyboard.press('Enter');
    }
    await expect(menu.getByText('A new run begins at 40 ms')).toBeVisible();
    await expect(menu.getByRole('button', { name: 'Drop' })).toBeFocused();
    for (let down = 0; down < number; down++) await page.keyboard.press('ArrowDown');
    await expect(menu.getByRole('button', { name: choose })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(menu).toHaveCount(0);
    await expectFork(lesson, run);
    await expect(packet(lesson, says).first()).toBeAttached();
    await lesson.stage.getByRole('button', { name: 'Back to the original run' }).click();
    await expect(packet(lesson, says)).toHaveCount(0);
  }
  await expect.poll(() => page.url()).toMatch(/t=\d+$/);
});

test('the menu of a packet opens by the menu key, closes with Escape and gives the focus back', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=80000');
  const answer = packet(lesson, /^SYN, ACK from server/);
  const menu = page.getByRole('region', { name: 'What can be done to SYN, ACK' });
  await answer.focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(answer).toBeFocused();
});

/** The views that draw over time and lie beside another run of themselves, by the names of their folders. */
const TIMED = readdirSync('src/components/views').filter((view) => {
  const file = (name: string) => readFileSync(`src/components/views/${view}/${name}`, 'utf8');
  return file('View.tsx').includes('<TimePlot') && !file('view.ts').includes("compares: 'none'");
});

test('two runs beside each other lie on one scale of time, in every view that has one', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, 'slow-start', 't=150000');
  await press(packet(lesson, /^SYN, ACK from server/), { button: 'right' });
  await page.getByRole('button', { name: /^Delay/ }).click();
  await expectFork(lesson, /SYN, ACK delayed/);
  await page.keyboard.press('m');
  await expect.poll(() => page.url()).toMatch(/vs=/);
  const there = new URL(page.url());
  for (const view of TIMED) {
    // Another address of the lesson that is open: it is read without loading the page again.
    await page.goto(`${there.href}&first=${view}&vs=beside`);
    const halves = page.getByRole('region', { name: /^Run [AB]: / });
    // The pictures before it stay until this one has been fetched.
    const times = halves.locator(`[data-view="${view}"] [data-time]`);
    await expect(times, view).toHaveCount(2);
    const [a, b] = await times.evaluateAll((all) => all.map((each) => each.dataset.time));
    expect(a, view).toBe(b);
  }
  expect(TIMED).toEqual(expect.arrayContaining(['congestion', 'queue', 'time-sequence', 'timers']));
});
