import { expectAccessible } from './testing/axe.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { changeLook, LOOKS } from './testing/second-tab.ts';
import { test } from './testing/test.ts';

for (const { name, open, repeats } of PLACES) {
  test(`axe finds nothing wrong with ${name}, in every theme and language`, async ({
    page,
    say,
    expected,
  }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);
    for (const look of LOOKS) {
      await changeLook(page, look);
      const what = look.theme === 'light' ? 'everything' : 'seen';
      await expectAccessible(page, `${name}, ${look.theme}, ${look.language}`, what, repeats);
    }
  });
}
