/**
 * Each place is opened once, and looked at there in every way: its words, by axe, at every size of the
 * window, in every theme.
 */
import { expectAccessible } from './testing/axe.ts';
import { foreignWords } from './testing/foreign.ts';
import { expectLegible, expectNoSidewaysScroll } from './testing/layout.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { LEAST, WINDOWS } from './testing/windows.ts';

// What was said before the language changed stays as it was said: so the language in which more can be
// left over by mistake comes first.
test.use({ language: 'zh' });

for (const { name, open, repeats, quotes = [] } of PLACES) {
  test(`everybody can read and use ${name}`, async ({ page, say, expected }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);

    await test.step('no English words are left over, and axe finds nothing', async () => {
      const foreign = await foreignWords(page, 'zh');
      expect
        .soft(
          foreign.filter((word) => !quotes.includes(word)),
          name,
        )
        .toEqual([]);
      await expectAccessible(page, `${name}, light, zh`, 'everything', repeats);
    });
    await test.step('at no size of the window is it too wide or too small to read', async () => {
      for (const { width, height, theme, language } of WINDOWS) {
        await page.setViewportSize({ width, height });
        await changeLook(page, { theme, language });
        const where = `${name}, ${width}×${height}, ${theme}, ${language}`;
        await expectNoSidewaysScroll(page, where);
        await expectLegible(page, LEAST[theme], where);
      }
    });
    await test.step('axe finds nothing in another theme, nor is there Chinese in English', async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await changeLook(page, { theme: 'projector', language: 'zh' });
      await expectAccessible(page, `${name}, projector, zh`, 'seen', repeats);
      await changeLook(page, { theme: 'dark', language: 'en' });
      await expectAccessible(page, `${name}, dark, en`, 'colours', repeats);
      const foreign = await foreignWords(page, 'en', true);
      expect(foreign, `${name}: Chinese on an English page`).toEqual([]);
    });
  });
}
