/** What hosts and links can be set to: a change is another run, which lies beside the first. */
import { expectAccessible } from './testing/axe.ts';
import { expectFork, type LessonPage, lessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const LESSON = 'slow-start';
const SHOWN = 'sides=settings&t=300000';

const settingsOf = ({ stage }: LessonPage) =>
  stage.getByRole('region', { name: 'Stack settings', exact: true });

test('a setting of both hosts from the start: the run is named after it and lies beside the first', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, SHOWN);
  const settings = settingsOf(lesson);
  await expect(settings).toBeVisible();
  await settings.getByRole('searchbox').fill('rto min');
  const field = settings.getByRole('textbox', { name: 'RTO min' });
  await field.fill('99');
  await expect(
    settings.getByRole('alert').filter({ hasText: 'RTO min must be from' }),
  ).toBeVisible();
  await expect(settings.getByRole('button', { name: 'From the start' })).toHaveCount(0);
  await field.fill('0.2');
  await expect(settings.getByText('RTO min: 1 s → 200 ms · client, server')).toBeVisible();
  await expectAccessible(page, 'the settings');
  await settings.getByRole('button', { name: 'From the start' }).press('Enter');
  await expectFork(lesson, 'B: RTO min 1 s → 200 ms, both hosts');
  await expect(page.getByRole('region', { name: 'Run A and run B, compared' })).toBeFocused();
});

test('an option of the handshake is offered from the start alone, and says what became of it', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${LESSON}?${SHOWN}`);
  const lesson = lessonPage(page, say);
  const settings = settingsOf(lesson);
  await settings.getByRole('searchbox').fill('selective');
  await expect(settings.getByText('In this connection: agreed on.')).toBeVisible();
  await settings.getByRole('combobox', { name: 'Host' }).selectOption('server');
  await settings.getByRole('switch', { name: 'Selective acknowledgement' }).uncheck();
  await expect(settings.getByRole('button', { name: 'From here' })).toBeDisabled();
  await settings.getByRole('button', { name: 'From the start' }).click();
  await expectFork(lesson, 'B: Selective acknowledgement on → off, server');
});

test('by keyboard alone the queue becomes RED from here, and the link holds it', async ({
  page,
  browser,
  say,
}) => {
  await page.goto(`./#/lesson/${LESSON}?${SHOWN}`);
  const lesson = lessonPage(page, say);
  const settings = settingsOf(lesson);
  await settings.getByRole('button', { name: 'Links' }).focus();
  await page.keyboard.press('Enter');
  const discipline = settings.getByRole('combobox', { name: /^Discipline/ });
  await discipline.focus();
  await page.keyboard.press('R');
  await expect(discipline).toHaveValue('red');
  const least = settings.getByRole('slider', { name: 'Lower threshold, slider' });
  await least.focus();
  await expect(lesson.instant).toHaveText(/^0\.300/);
  const instant = await lesson.instant.innerText();
  await page.keyboard.press('ArrowRight');
  await expect(settings.getByText(/^Lower threshold: 7.500 B → /)).toBeVisible();
  expect(await lesson.instant.innerText(), 'a slider’s keys are its own').toBe(instant);
  await settings.getByRole('button', { name: 'From here' }).focus();
  await page.keyboard.press('Enter');
  const comparison = page.getByRole('region', { name: 'Run A and run B, compared' });
  await expect(comparison).toBeVisible();
  await expect(
    comparison.getByRole('heading', { name: /queue RED, Lower threshold/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/in=l300000\.\d+\.queue-/);

  const other = await browser.newPage();
  await other.goto(page.url());
  await expect(
    other.getByRole('heading', { name: /queue RED, Lower threshold|队列 RED/ }),
  ).toBeVisible();
  await other.close();
});

test('Change leads to the settings of a link, also out of a comparison and when its queue is RED', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, LESSON, 't=300000');
  const settings = settingsOf(lesson);
  const toLink = async () => {
    await page.keyboard.press('e');
    const panel = page.getByRole('complementary', { name: say('player.panel.change') });
    await panel.getByRole('button', { name: /^A link, or the queue/ }).focus();
    await page.keyboard.press('Enter');
    await expect(panel).toHaveCount(0);
    const first = settings.getByRole('button', { name: 'Hosts' });
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
  };
  await toLink();
  await settings.getByRole('combobox', { name: /^Discipline/ }).selectOption('red');
  await settings.getByRole('button', { name: 'From here' }).click();
  await expect(page.getByRole('region', { name: 'Run A and run B, compared' })).toBeVisible();
  await toLink();
  await expect(settings.getByRole('combobox', { name: /^Discipline/ })).toHaveValue('red');
  await settings.getByRole('textbox', { name: /^Lower threshold/ }).fill('3000');
  await settings.getByRole('button', { name: 'From here' }).click();
  await expect(page.getByRole('heading', { name: /Lower threshold/ })).toBeVisible();
});

test.describe('on a phone, in Chinese', () => {
  test.use({ viewport: { width: 390, height: 844 }, language: 'zh' });

  test('the settings are a list that fits', async ({ page, say }) => {
    await page.goto(`./#/lesson/${LESSON}?alone=settings&t=300000`);
    const settings = lessonPage(page, say).stage.getByRole('region', { name: '协议栈设置' });
    await expect(settings.getByRole('textbox', { name: '接收缓冲区' })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await expectAccessible(page, 'the settings on a phone');
  });
});
