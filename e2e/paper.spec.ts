/** A lesson on paper, and in the reader's own few colours. */
import { HANDSHAKE, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('a lesson is printed with its picture and questions, the answers on a page of their own', async ({
  page,
  say,
}) => {
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      document.documentElement.dataset.printed = '';
    };
  });
  const { stage, prose, timeline } = await openLesson(page, say, HANDSHAKE, 't=60000');
  await page.emulateMedia({ media: 'print' });
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await expect(page.getByRole('heading', { name: /Answers/ })).toBeVisible();
  await expect(stage.getByText('SYN, ACK').first()).toBeVisible();
  for (const hidden of [prose, timeline, page.getByRole('banner')])
    await expect(hidden).toBeHidden();
  // The question once for the reader, once with its answer.
  await expect(page.getByText('What does accept do?').filter({ visible: true })).toHaveCount(2);
  await expect(page.getByText('C It waits')).toHaveCount(1);
  // Numbers have their unit on paper, too.
  await expect(page.getByText('The run: 20\u00a0ms')).toHaveCount(1);
  const answers = page.locator('section', { has: page.getByRole('heading', { name: /Answers/ }) });
  await expect(answers.first()).toHaveCSS('break-before', 'page');
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

  test('no control is lost: what is drawn by its ground alone keeps it', async ({ page, say }) => {
    const { timeline, steps, question } = await openLesson(page, say);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const bars = await steps
      .getByRole('listitem')
      .getByRole('button')
      .evaluateAll((all) => all.map((bar) => getComputedStyle(bar, '::before').backgroundColor));
    expect(bars).not.toContain(ground);
    expect(new Set(bars).size).toBeGreaterThan(1);
    const track = timeline.getByRole('slider').locator('xpath=..');
    const line = await track.evaluate((it) => getComputedStyle(it, '::before').backgroundColor);
    expect(line).not.toBe(ground);
    for (const button of [question.getByRole('button'), timeline.getByRole('button').nth(1)]) {
      const [own, words] = await button.evaluate((it) => {
        const { backgroundColor, color } = getComputedStyle(it);
        return [backgroundColor, color];
      });
      expect(own).not.toBe(words);
    }
    const answer = question.getByRole('radio').first();
    await answer.check();
    const card = answer.locator('xpath=..');
    await expect(card).not.toHaveCSS('outline-style', 'none');
  });
});
