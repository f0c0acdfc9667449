import { keyboard, mouse } from './testing/hands.ts';
import { homePage, openHome } from './testing/home-page.ts';
import { lessonPage } from './testing/lesson-page.ts';
import { PLANS } from './testing/plan.ts';
import { expect, test } from './testing/test.ts';
import { walk } from './testing/walk.ts';

// Slow, so that a fork that plays on does not run away from the reader.
test.use({ speed: 0.001 });

/**
 * Each lesson, each way of handling it and each language once: answers and tasks are unit-tested.
 * The second has every kind of box to fill in, which is harder without a mouse.
 */
const WALKS = [
  { plan: PLANS[0]!, language: 'en', handsOf: mouse },
  { plan: PLANS[1]!, language: 'zh', handsOf: keyboard },
] as const;

for (const { plan, language, handsOf } of WALKS) {
  const title = plan.title[language];
  const how = handsOf === keyboard ? 'the keyboard alone' : 'the mouse alone';

  test.describe(`${title}, with ${how}`, () => {
    test.use({ language });

    test('from the first step to the last, and home again', async ({ page, say }) => {
      const hands = handsOf(page);
      const home = await openHome(page, say);
      await hands.press(home.path.getByRole('link', { name: title, exact: true }));
      const lesson = lessonPage(page, say);
      await walk(lesson, plan, hands);
      await hands.press(lesson.prose.getByRole('link', { name: say('player.home') }));
      const { path } = await homePage(page, say);
      const asked = plan.steps.length;
      const progress = say('home.progress', { n: 1, asked, right: asked - 1 });
      await expect(path.getByRole('button', { name: progress })).toBeVisible();
      await expect(path.getByText(say('home.finished'), { exact: true })).toHaveCount(1);
    });
  });
}
