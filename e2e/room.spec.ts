/** What has no room of its own still must be seen: at the edge, on paper, in the reader's colours. */
import { expectInSight } from './testing/layout.ts';
import { CLOSE, dropButton, expectFork, openLesson, packets } from './testing/lesson-page.ts';
import { expect, type Page, test } from './testing/test.ts';

test('beside an open panel the run can still be shared', async ({ page, say }) => {
  const { stage } = await openLesson(page, say, undefined, 't=60000');
  for (const key of ['w', 'i']) {
    await page.keyboard.press(key);
    await expectInSight(stage.getByLabel(say('player.share')));
  }
});

test('paper shows nothing that is to be pressed', async ({ page, say }) => {
  const lesson = await openLesson(page, say, CLOSE, 'step=three');
  await page.keyboard.press('d');
  await expectFork(lesson, 'B: 2nd ACK dropped');
  await expect(dropButton(lesson, 'ACK')).toBeVisible();
  const { stage } = lesson;
  const pressed = [
    dropButton(lesson, 'ACK'),
    stage.getByRole('button', { name: 'Filter' }),
    stage.locator('button:has(svg)'),
    stage.locator('summary'),
  ];
  for (const control of pressed) await expect(control.first()).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  for (const control of pressed) await expect(control.filter({ visible: true })).toHaveCount(0);
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

  test('what is chosen is told from what is not, and no words lose themselves in their ground', async ({
    page,
    say,
  }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await lostWords(page)).toEqual([]);
    const lesson = await openLesson(page, say, undefined, 't=20000');
    await packets(lesson).first().click();
    await expect(lesson.page.getByRole('tree')).toBeVisible();
    expect(await lostWords(page)).toEqual([]);
    await expect(packets(lesson).first()).toHaveCSS('outline-style', 'solid');
    await expect(lesson.stage.getByRole('tab', { selected: true })).toHaveCount(1);
    const grounds = await lesson.stage
      .getByRole('tab')
      .evaluateAll((all) =>
        all.map((it) => ({ on: it.ariaSelected, ground: getComputedStyle(it).backgroundColor })),
      );
    const [chosen, others] = ['true', 'false'].map((state) =>
      grounds.filter(({ on }) => on === state).map(({ ground }) => ground),
    );
    expect(chosen).toHaveLength(1);
    expect(others).not.toContain(chosen![0]);
  });
});

/** Words in the very colour of what they are written on; the browser lays Canvas behind its own. */
function lostWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('p');
    canvas.style.color = 'Canvas';
    document.body.append(canvas);
    const paper = getComputedStyle(canvas).color;
    canvas.remove();
    const groundOf = (element: Element | null): string => {
      if (element === null) return paper;
      const { backgroundColor } = getComputedStyle(element);
      return /^rgba.*, 0\)$/.test(backgroundColor)
        ? groundOf(element.parentElement)
        : backgroundColor;
    };
    return [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter(
        (element) =>
          !element.closest('svg, .visually-hidden') &&
          [...element.childNodes].some(({ nodeType, data = '' }: Node & { data?: string }) =>
            nodeType === Node.TEXT_NODE ? data.trim() !== '' : false,
          ) &&
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      )
      .filter((element) => {
        const { color, forcedColorAdjust } = getComputedStyle(element) as CSSStyleDeclaration & {
          forcedColorAdjust: string;
        };
        return color === (forcedColorAdjust === 'none' ? groundOf(element) : paper);
      })
      .map((element) => (element.textContent ?? '').slice(0, 40));
  });
}
