/** What is seen at once; every step of every lesson is looked at by layout/, of which this is a sample. */
import { foreignWords } from './testing/foreign.ts';
import { openHome } from './testing/home-page.ts';
import { expectInSight, expectNoSidewaysScroll, expectReadable } from './testing/layout.ts';
import { CLOSE, HANDSHAKE, openLesson } from './testing/lesson-page.ts';
import { PLANS } from './testing/plan.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { WINDOWS } from './testing/windows.ts';

test('home shows at once what to do first, in every window', async ({ page, say }) => {
  const { start } = await openHome(page, say);
  for (const { width, height, theme, language } of WINDOWS) {
    await page.setViewportSize({ width, height });
    await changeLook(page, { theme, language });
    const where = `home, ${width}×${height}, ${theme}, ${language}`;
    await expectInSight(start);
    await expectNoSidewaysScroll(page, where);
    await expectReadable(page.getByRole('main'), where);
  }
});

for (const { id, width, height, language } of [
  { id: HANDSHAKE, width: 3840, height: 2160, language: 'zh' },
  { id: CLOSE, width: 390, height: 844, language: 'zh' },
] as const) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height }, language });

    test(`every step of ${id} can be read and handled`, async ({ page, say }) => {
      const { prose, heading, timeline, steps } = await openLesson(page, say, id);
      const next = steps.getByRole('button').last();
      const play = timeline.getByRole('button', { name: say('timeline.play') });
      const total = PLANS.find((plan) => plan.id === id)?.steps.length ?? 0;
      for (let step = 1; step <= total; step++) {
        await expect(prose.getByText(say('player.step', { n: step, total }))).toBeVisible();
        const where = `${await heading.innerText()} (${step})`;
        for (const each of [heading, next, play]) await expectInSight(each);
        await expectReadable(prose, where);
        await expectNoSidewaysScroll(page, where);
        expect(await foreignWords(page, language), where).toEqual([]);
        await page.keyboard.press('PageDown');
      }
      await expect(prose.getByText(say('player.about'))).toBeVisible();
    });
  });
}
