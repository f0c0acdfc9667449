/** What a step says once it is answered is read without scrolling on a laptop. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { answeredProgress } from '../layout/answered.ts';
import { hiddenText } from './testing/layout.ts';
import { lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';
import { LANGUAGES } from './testing/words.ts';

const LESSONS = readdirSync('src/lessons').filter((id) =>
  existsSync(`src/lessons/${id}/lesson.ts`),
);

for (const language of LANGUAGES) {
  for (const id of LESSONS) {
    test.describe(`${id} in ${language}`, () => {
      test.use({ language });

      test('an answered step asks for no scrolling', async ({ page, say }) => {
        const prose = readFileSync(`src/lessons/${id}/${language}.mdx`, 'utf8');
        const kept = answeredProgress(id, prose, 'right');
        await page.addInitScript((progress) => {
          localStorage.setItem('wireglass.progress', progress);
        }, kept);
        // What was drawn, filled in or pointed at needs a run to be an answer: those are not looked at.
        const steps = prose
          .split('<Step id="')
          .slice(1)
          .filter((step) => !/<(?:Draw|Fill|FillSegment|Point)\b/.test(step))
          .map((step) => step.slice(0, step.indexOf('"')));
        const hidden: Record<string, number> = {};
        for (const step of steps) {
          await page.goto(`./#/lesson/${id}?step=${step}`);
          const { question, prose: panel } = lessonPage(page, say);
          await expect(question.locator('[data-right="true"]')).toBeVisible();
          hidden[step] = await hiddenText(panel);
        }
        expect(hidden).toEqual(Object.fromEntries(steps.map((step) => [step, 0])));
      });
    });
  }
}
