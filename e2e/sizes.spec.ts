import { openHome } from './testing/home-page.ts';
import { expectInSight, expectNoSidewaysScroll, expectReadable } from './testing/layout.ts';
import { openLesson } from './testing/lesson-page.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { PLANS } from './testing/plan.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { LANGUAGES } from './testing/words.ts';

const WINDOWS = [
  { width: 1280, height: 720, theme: 'light' },
  { width: 1920, height: 1080, theme: 'light' },
  { width: 3840, height: 2160, theme: 'light' },
  { width: 390, height: 844, theme: 'light' },
  // What a teacher's projector has.
  { width: 1280, height: 720, theme: 'projector' },
  { width: 1920, height: 1080, theme: 'projector' },
] as const;

for (const { width, height, theme } of WINDOWS) {
  test.describe(`${width}×${height}, ${theme}`, () => {
    test.use({ viewport: { width, height }, theme });

    for (const language of LANGUAGES) {
      test(`home shows at once what to do first, in ${language}`, async ({ page, say }) => {
        const { start } = await openHome(page, say);
        await changeLook(page, { theme, language });
        await expectInSight(start);
        await expectNoSidewaysScroll(page, 'home');
        await expectReadable(page.getByRole('main'), 'home');
      });
    }

    for (const { id, title } of PLANS) {
      for (const language of LANGUAGES) {
        test.describe(language, () => {
          test.use({ language });

          test(`every step of ${title.en} can be read and handled`, async ({ page, say }) => {
            const { prose, heading, timeline, steps } = await openLesson(page, say, id);
            const next = steps.getByRole('button').last();
            const play = timeline.getByRole('button', { name: say('timeline.play') });
            for (let step = 1; step <= 10; step++) {
              const where = `${await heading.innerText()} (${step})`;
              await expectInSight(heading);
              await expectInSight(next);
              await expectInSight(play);
              await expectReadable(prose, where);
              await expectNoSidewaysScroll(page, where);
              await page.keyboard.press('PageDown');
              if (step < 9)
                await expect(prose.getByText(new RegExp(`^\\D*${step + 1}\\D`))).toBeVisible();
            }
          });
        });
      }
    }
  });
}

for (const { name, open } of PLACES) {
  test(`at no size of the window is it too narrow for ${name}`, async ({ page, say, expected }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);
    for (const { width, height, theme } of WINDOWS) {
      await page.setViewportSize({ width, height });
      for (const language of LANGUAGES) {
        await changeLook(page, { theme, language });
        await expectNoSidewaysScroll(page, `${name}, ${width}×${height}, ${theme}, ${language}`);
      }
    }
  });
}
