import { openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

test('Why? on a packet goes back to the call that began it, each cause with its source', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await press(packet(lesson, /^ACK from client.*sent at 60 ms/));
  await press(lesson.ladder.getByRole('button', { name: 'Why this packet?' }));
  const why = panel(lesson, 'why');
  await expect(why.getByRole('heading', { name: 'Why this ACK?' })).toBeVisible();
  const causes = why.getByRole('list', { name: say('why.chain') }).getByRole('listitem');
  await expect(causes.filter({ hasText: 'connect(3, 10.0.0.2:80)' })).toHaveCount(1);
  await expect(causes.last()).toContainText('ACK');
  expect(await causes.count()).toBeGreaterThanOrEqual(3);
  await expect(causes.getByRole('link', { name: /^RFC 9293 §/ }).first()).toBeVisible();
});

test('a cause that is chosen is shown: the cursor goes there', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await press(packet(lesson, /^ACK from client.*sent at 60 ms/));
  await page.keyboard.press('w');
  const causes = panel(lesson, 'why').getByRole('list', { name: say('why.chain') });
  await causes.getByRole('button').first().click();
  await expect(lesson.instant).toHaveText(/^0\.015/);
  await causes.getByRole('button').last().click();
  await expect(lesson.instant).toHaveText(/^0\.060/);
});

test('Why? on a state says what made the connection change', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await press(lesson.ladder.getByRole('button', { name: 'Why ESTABLISHED at 80 ms?' }));
  const why = panel(lesson, 'why');
  await expect(why.getByRole('heading', { name: 'Why ESTABLISHED?' })).toBeVisible();
  await expect(why.getByRole('listitem').last()).toContainText(/acknowledgment of server’s SYN/);
});

test('Why? on a return of a call says what woke the program', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await press(lesson.ladder.getByRole('button', { name: 'Why did accept return now?' }));
  const why = panel(lesson, 'why');
  await expect(why.getByRole('heading', { name: 'Why did accept return?' })).toBeVisible();
  await expect(why.getByRole('listitem').last()).toContainText('which had been waiting');
});

test('Why? on a retransmission names the timer that ran out', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 'in=d20000.0&t=1190000');
  await press(packet(lesson, /^SYN from client.*retransmission/));
  await page.keyboard.press('w');
  const why = panel(lesson, 'why');
  await expect(why.getByText(/retransmission timer of client, set to 1\ss, ran out/)).toBeVisible();
});
