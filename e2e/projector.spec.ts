/** What a lecture hall sees: nothing too small for its last row. */
import { expectLegible } from './testing/layout.ts';
import { CLOSE, openLesson } from './testing/lesson-page.ts';
import { PLACES, WORKER_MISSING } from './testing/places.ts';
import { changeLook } from './testing/second-tab.ts';
import { expect, test } from './testing/test.ts';
import { LANGUAGES } from './testing/words.ts';

const LEAST = 16;
/** Made for the one who sits in front of it: it is as dense as the bytes are. */
const DENSE = ['the inspector'];

test.use({ theme: 'projector', viewport: { width: 1280, height: 720 } });

for (const { name, open } of PLACES.filter((place) => !DENSE.includes(place.name))) {
  test(`the last row can read ${name}`, async ({ page, say, expected }) => {
    expected.push(WORKER_MISSING);
    await open(page, say);
    for (const language of LANGUAGES) {
      await changeLook(page, { theme: 'projector', language });
      await expectLegible(page, LEAST, `${name}, ${language}`);
    }
  });
}

test('beside the ladder stands what of the chart is about now, and it moves on', async ({
  page,
  say,
}) => {
  const { stage } = await openLesson(page, say, CLOSE, 't=140000');
  await page.keyboard.press('c');
  const [client, server] = ['client', 'server'].map((name) =>
    stage.getByRole('region', { name: new RegExp(`state chart of ${name}`) }),
  );
  const ways = client!.getByRole('list', { name: 'Ways out' }).getByRole('listitem');
  await expect(ways).toHaveText([
    'rcv ACK of FINFIN_WAIT_2',
    'rcv FINCLOSING',
    'rcv FIN,ACK of FINTIME_WAIT',
  ]);
  await expect(client!.getByRole('button', { name: '3 CLOSE' })).toBeVisible();
  for (let packet = 0; packet < 2; packet++) await page.keyboard.press('Shift+ArrowRight');
  await expect(server!.getByRole('button', { name: 'rcv FIN' })).toBeVisible();
});
