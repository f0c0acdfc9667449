import type { Page } from '@playwright/test';
import { CLOSE, dropButton, expectFork, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

/** How long it is watched, ms, and how many frames at the least, which a busy machine draws in more. */
const WATCHED = 4000;
const FRAMES = 20;

/** Of the frames drawn in that time: how many there were, and how many hid the now-line. */
function framesWithoutNow(page: Page): Promise<{ drawn: number; hidden: number }> {
  return page.evaluate(
    async ([watched, frames]) => {
      const nextFrame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const began = await nextFrame();
      let [drawn, hidden] = [0, 0];
      while ((await nextFrame()) - began < watched || drawn < frames) {
        const now = document.querySelector('[data-now]')?.getBoundingClientRect();
        const sight = document.querySelector('[data-tall]')?.getBoundingClientRect();
        if (now === undefined || sight === undefined) continue;
        const middle = (now.top + now.bottom) / 2;
        drawn++;
        if (middle < sight.top || middle > sight.bottom) hidden++;
      }
      return { drawn, hidden };
    },
    [WATCHED, FRAMES] as const,
  );
}

// With reduced motion the fork would be shown at its end at once.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('while a fork plays slowly, the ladder keeps the moment in sight', async ({ page, say }) => {
  const lesson = await openLesson(page, say, CLOSE, 'step=lose-fin');
  await lesson.timeline.getByRole('combobox').selectOption({ label: '1/50 speed' });
  await dropButton(lesson, 'FIN, ACK').click();
  await expectFork(lesson, 'B: FIN, ACK dropped');
  const { drawn, hidden } = await framesWithoutNow(page);
  expect(drawn).toBeGreaterThanOrEqual(FRAMES);
  expect(hidden).toBe(0);
});
