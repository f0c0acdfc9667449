import { expectAccessible } from './testing/axe.ts';
import { expectInSight } from './testing/layout.ts';
import { dropButton, openLesson, packet, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

for (const [how, viewport] of [
  ['upright', { width: 390, height: 844 }],
  ['on its side', { width: 844, height: 390 }],
  ['as small as a laptop at 200 %', { width: 683, height: 384 }],
] as const) {
  test(`with the window ${how}, a step’s text is read, then its question answered by thumb, with the stage in sight`, async ({
    page,
    say,
  }) => {
    await page.setViewportSize(viewport);
    const { prose, ladder, question, steps } = await openLesson(page, say);
    const head = ladder.getByText('10.0.0.1').first();
    await expectInSight(head);
    await expectInSight(prose.getByText('give me the next caller'));
    await expectInSight(question.getByText('What does accept do?'));
    await steps.getByRole('button', { name: say('player.toQuestion') }).tap();
    await expectInSight(question);
    await expectInSight(head);
    await expectInSight(steps.getByRole('button', { name: say('player.next') }));
    const answers = question.locator('label');
    for (const answer of await answers.all()) {
      expect((await answer.boundingBox())?.height).toBeGreaterThanOrEqual(52);
    }
    await answers.filter({ hasText: 'It waits' }).tap();
    await question.getByRole('button').tap();
    await expect(question.getByText('Right.')).toBeVisible();
  });
}

test('the track ends at what has been seen, also when another question is still open', async ({
  page,
  say,
}) => {
  const { timeline, question } = await openLesson(page, say, undefined, 'step=syn');
  const slider = timeline.getByRole('slider');
  const most = (await slider.getAttribute('max')) ?? '';
  await expect(slider).toHaveJSProperty('value', most);
  await question.getByRole('radio').first().check();
  await question.getByRole('button').click();
  await expect(question.getByRole('status')).toBeVisible();
  await expect(slider).toHaveAttribute('max', most);
});

test('a packet is dropped with a finger', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  const drop = dropButton(lesson, 'SYN');
  await expectInSight(drop);
  await drop.tap();
  await expect(lesson.runs.locator('option:checked')).toHaveText('B: SYN dropped');
});

test('a packet is taken apart with a finger and put away again, and axe finds nothing wrong', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await expectAccessible(page, 'upright');
  await page.setViewportSize({ width: 844, height: 390 });
  await expectAccessible(page, 'on its side');
  await page.setViewportSize({ width: 390, height: 844 });
  await packet(lesson, /^ACK from client.*sent at 170 ms/).tap();
  const inspector = panel(lesson, 'packet');
  await expect(inspector.getByRole('tree')).toBeVisible();
  await expectAccessible(page, 'the inspector on a phone');
  await inspector.getByRole('button', { name: say('player.panel.close') }).tap();
  await expect(inspector).toHaveCount(0);
});
