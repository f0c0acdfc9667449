import { openHome } from './testing/home-page.ts';
import {
  expectInSight,
  expectLegible,
  expectNoSidewaysScroll,
  expectReadable,
} from './testing/layout.ts';
import { openLesson } from './testing/lesson-page.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { PLANS } from './testing/plan.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { LANGUAGES } from './testing/words.ts';

/** No type is smaller on any screen, px; what a hall needs is projector.spec.ts’s. */
const LEAST = 12;

const ONE = PLANS.slice(0, 1);

/** The windows that must do, and what is read in each: where there is room, one lesson tells. */
const WINDOWS = [
  { width: 1280, height: 720, theme: 'light', languages: LANGUAGES, plans: PLANS },
  { width: 390, height: 844, theme: 'light', languages: LANGUAGES, plans: PLANS },
  { width: 1920, height: 1080, theme: 'dark', languages: ['en'], plans: ONE },
  { width: 3840, height: 2160, theme: 'light', languages: ['en'], plans: ONE },
  // What a teacher's projector has.
  { width: 1280, height: 720, theme: 'projector', languages: LANGUAGES, plans: PLANS },
  { width: 1920, height: 1080, theme: 'projector', languages: ['zh'], plans: ONE },
] as const;

for (const { width, height, theme, languages, plans } of WINDOWS) {
  test.describe(`${width}×${height}, ${theme}`, () => {
    test.use({ viewport: { width, height }, theme });

    test('home shows at once what to do first', async ({ page, say }) => {
      const { start } = await openHome(page, say);
      for (const language of languages) {
        await changeLook(page, { theme, language });
        await expectInSight(start);
        await expectNoSidewaysScroll(page, 'home');
        await expectReadable(page.getByRole('main'), `home, ${language}`);
      }
    });

    for (const language of languages) {
      test.describe(language, () => {
        test.use({ language });

        for (const { id, title, steps: plan } of plans) {
          test(`every step of ${title.en} can be read and handled`, async ({ page, say }) => {
            const { prose, heading, timeline, steps } = await openLesson(page, say, id);
            const next = steps.getByRole('button').last();
            const play = timeline.getByRole('button', { name: say('timeline.play') });
            for (let step = 1; step <= plan.length; step++) {
              await expect(
                prose.getByText(say('player.step', { n: step, total: plan.length })),
              ).toBeVisible();
              const where = `${await heading.innerText()} (${step})`;
              for (const each of [heading, next, play]) await expectInSight(each);
              await expectReadable(prose, where);
              await expectNoSidewaysScroll(page, where);
              await page.keyboard.press('PageDown');
            }
          });
        }
      });
    }
  });
}

for (const { name, open } of PLACES) {
  test(`at no size of the window is it too narrow or too small to read ${name}`, async ({
    page,
    say,
    expected,
  }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);
    for (const { width, height, theme, languages } of WINDOWS) {
      await page.setViewportSize({ width, height });
      await changeLook(page, { theme, language: languages[0] });
      const where = `${name}, ${width}×${height}, ${theme}`;
      await expectNoSidewaysScroll(page, where);
      await expectLegible(page, LEAST, where);
    }
  });
}
