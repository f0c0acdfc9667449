/** A copy of a packet is edited, a checksum is left wrong on purpose, and who drops it is seen. */
import { expectAccessible } from './testing/axe.ts';
import { expectFork, type LessonPage, openLesson, packet, panel } from './testing/lesson-page.ts';
import { press } from './testing/press.ts';
import { expect, test } from './testing/test.ts';

const editorOf = ({ page, say }: LessonPage) =>
  page.getByRole('complementary', { name: say('player.panel.editor'), exact: true });

async function editSyn(lesson: LessonPage) {
  await press(packet(lesson, /^SYN from client/));
  await panel(lesson, 'packet').getByRole('button', { name: 'Edit a copy and send it' }).click();
  const editor = editorOf(lesson);
  await expect(editor.getByRole('heading', { name: 'A copy of SYN' })).toBeVisible();
  return editor;
}

test('a checksum left wrong on purpose is sent so, the server drops it, and a link holds it', async ({
  page,
  say,
  browser,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=25000');
  const editor = await editSyn(lesson);
  await editor.getByRole('textbox', { name: 'Checksum' }).fill('0xdead');
  const wrong = editor.getByText(/Left wrong on purpose: it should be 0x[\da-f]{4}\./);
  await expect(wrong.first()).toBeVisible();
  await expect(editor.getByText('Left wrong on purpose: Checksum.')).toBeVisible();
  await editor.getByRole('button', { name: 'Send at 25 ms' }).click();

  await expectFork(lesson, 'B: SYN* sent by client');
  await expect(page.getByRole('region', { name: 'Run A and run B, compared' })).toBeVisible();
  await expect(panel(lesson, 'packet')).toContainText('server discarded it: wrong TCP checksum');
  const dead = /^SYN\* from client .*discarded by server: wrong TCP checksum/;
  await expect(page.getByRole('button', { name: dead })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/in=g25000\.0\.0\.\./);

  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: /SYN\*.*丢弃：TCP 校验和不对/ })).toBeVisible();
  await context.close();
});

test('what a field does not take is not sent: it is named, and stays until it is corrected', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=25000');
  const editor = await editSyn(lesson);
  const port = editor.getByRole('textbox', { name: 'Destination port' });
  await port.fill('70000');
  await editor.getByRole('radio', { name: 'Internet Protocol version 4' }).check();
  const refusal = editor.getByText('Not to be sent as it stands: Destination port cannot be read.');
  await expect(refusal).toBeVisible();
  await editor.getByRole('button', { name: 'Send at 25 ms' }).click();
  await expect(editor.getByRole('heading', { name: 'A copy of SYN' })).toBeVisible();
  expect(page.url()).not.toContain('in=g');
  await editor.getByRole('radio', { name: 'Transmission Control Protocol' }).check();
  await expect(port).toHaveValue('70000');
  await port.fill('81');
  await expect(refusal).toHaveCount(0);
  await editor.getByRole('button', { name: 'Send at 25 ms' }).click();
  await expectFork(lesson, /sent by client$/);
});

test('bits are walked and flipped by the keyboard, and what is derived follows', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=25000');
  const editor = await editSyn(lesson);
  await editor.getByRole('radio', { name: 'Internet Protocol version 4' }).check();
  const ttl = editor.getByRole('textbox', { name: 'Time to live' });
  const sum = editor.getByRole('textbox', { name: 'Header checksum' });
  const before = await sum.inputValue();
  await expect(ttl).toHaveValue('64');
  await ttl.focus();
  await editor.getByRole('button', { name: 'Time to live, bit 1 of 8' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(ttl).toHaveValue('0');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(editor.getByRole('button', { name: 'Time to live, bit 1 of 8' })).toBeFocused();
  for (const key of '00000011') await page.keyboard.press(key);
  await expect(ttl).toHaveValue('3');
  expect(await sum.inputValue()).not.toBe(before);
  await expect(editor.getByText('Left wrong on purpose')).toHaveCount(0);
  for (let i = 0; i < 3; i++) await editor.getByRole('button', { name: 'Undo' }).click();
  await expect(ttl).toHaveValue('64');
  await expect(sum).toHaveValue(before);
  await expectAccessible(page, 'the editor of a packet');
});
