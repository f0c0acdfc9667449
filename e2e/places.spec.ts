/**
 * Each place is opened once, and looked at there in every way: by axe, at every size of the window,
 * in every theme, in both languages.
 */
import { expectAccessible } from './testing/axe.ts';
import { foreignWords } from './testing/foreign.ts';
import { expectLegible, expectNoSidewaysScroll } from './testing/layout.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { LEAST, WINDOWS } from './testing/windows.ts';

for (const { name, open, repeats } of PLACES) {
  test(`everybody can read and use ${name}`, async ({ page, say, expected }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);

    await test.step('it stands in one language, and axe finds nothing', async () => {
      expect
        .soft(await foreignWords(page, 'en'), `${name}: Chinese on an English page`)
        .toEqual([]);
      await expectAccessible(page, `${name}, light, en`);
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
    await test.step('axe finds nothing that is seen in another theme', async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await changeLook(page, { theme: 'projector', language: 'zh' });
      await expectAccessible(page, `${name}, projector, zh`, 'seen', repeats);
      await changeLook(page, { theme: 'dark', language: 'en' });
      await expectAccessible(page, `${name}, dark, en`, 'colours', repeats);
    });
  });
}

// Opened anew: what has been said before the language changed stays as it was said.
test.describe('in Chinese', () => {
  test.use({ language: 'zh' });

  for (const { name, open, inBoth, quotes = [] } of PLACES) {
    test(`${name} has no English words left over`, async ({ page, say, expected }) => {
      expected.push(WORKER_MISSING);
      await open(page, say);
      const foreign = await foreignWords(page, 'zh');
      expect.soft(foreign.filter((word) => !quotes.includes(word))).toEqual([]);
      if (inBoth) await expectAccessible(page, `${name}, light, zh`);
    });
  }
});
