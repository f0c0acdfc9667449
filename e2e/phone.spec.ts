import { expectAccessible } from './testing/axe.ts';
import { expectInSight } from './testing/layout.ts';
import { dropButton, openLesson, packet, panel } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('the text is pulled up to answer, and let down to watch', async ({ page, say }) => {
  const { prose, question, instant } = await openLesson(page, say);
  await prose.getByRole('button', { name: 'Pull the text up' }).tap();
  const answer = question.getByLabel('It waits');
  await expectInSight(answer);
  await answer.tap();
  await question.getByRole('button').tap();
  await expect(question.getByText('Right.')).toBeVisible();
  await expect(instant).toHaveText(/^0\.000/);
  await expect(prose.getByRole('button', { name: /the text/ })).toBeVisible();
});

test('a packet is dropped with a finger', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  const drop = dropButton(lesson, 'SYN');
  await expectInSight(drop);
  await drop.tap();
  await expect(lesson.runs.locator('option:checked')).toHaveText('Fork 1: without SYN');
});

test('a packet is taken apart with a finger, and put away again', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await packet(lesson, /^ACK from client.*sent at 170 ms/).tap();
  const inspector = panel(lesson, 'packet');
  await expect(inspector.getByRole('tree')).toBeVisible();
  await expectAccessible(page, 'the inspector on a phone');
  await inspector.getByRole('button', { name: say('player.panel.close') }).tap();
  await expect(inspector).toHaveCount(0);
});

test('axe finds nothing wrong with a lesson on a phone, the text up or down', async ({
  page,
  say,
}) => {
  const { prose } = await openLesson(page, say, undefined, 't=60000');
  await expectAccessible(page, 'text down');
  await prose.getByRole('button', { name: 'Pull the text up' }).tap();
  await expect(prose.getByRole('button', { name: 'Let the text down' })).toBeVisible();
  await expectAccessible(page, 'text up');
});
