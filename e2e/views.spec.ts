import { CLOSE, type LessonPage, openLesson } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

/** The state that the chart of a host marks, by the chart's own name. */
const chart = ({ stage }: LessonPage, host: string, state: string) =>
  stage.getByRole('region', { name: `TCP state chart of ${host}: ${state}`, exact: true });

async function showCharts(lesson: LessonPage): Promise<void> {
  await lesson.stage.getByRole('button', { name: 'State charts' }).click();
  await expect(lesson.stage.getByRole('region', { name: 'TCP state chart of' })).toHaveCount(2);
}

test('the state charts follow the cursor through the handshake and back', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=15000');
  await showCharts(lesson);
  const way = [
    ['CLOSED', 'LISTEN'],
    ['SYN_SENT', 'LISTEN'],
    ['SYN_SENT', 'SYN_RECEIVED'],
    ['ESTABLISHED', 'SYN_RECEIVED'],
    ['ESTABLISHED', 'ESTABLISHED'],
  ] as const;
  const expectStates = async ([client, server]: readonly [string, string]) => {
    await expect(chart(lesson, 'client', client)).toBeVisible();
    await expect(chart(lesson, 'server', server)).toBeVisible();
  };
  const press = async (key: string, states: readonly [string, string]) => {
    await page.keyboard.press(key);
    await expectStates(states);
  };
  await expectStates(way[0]);
  for (const states of way.slice(1)) await press('ArrowRight', states);
  for (const states of way.slice(0, -1).toReversed()) await press('ArrowLeft', states);
});

test('the charts show each connection of the lesson at its own time', async ({ page, say }) => {
  const lesson = await openLesson(page, say, CLOSE, 't=400000');
  await showCharts(lesson);
  await expect(chart(lesson, 'client', 'TIME_WAIT')).toBeVisible();
  await page.goto(page.url().replace(/t=\d+$/, 't=70110000'));
  await expect(chart(lesson, 'client', 'ESTABLISHED')).toBeVisible();
});

test('the chart tells the way so far in words, and a line that was taken answers why', async ({
  page,
  say,
}) => {
  // Where a chart has room as a whole.
  await page.setViewportSize({ width: 1600, height: 900 });
  const lesson = await openLesson(page, say, undefined, 't=190000');
  await showCharts(lesson);
  const server = chart(lesson, 'server', 'ESTABLISHED');
  await expect(server.getByRole('list', { name: 'Path so far' }).getByRole('listitem')).toHaveText([
    '1. CLOSED, OPEN.passive, to LISTEN',
    '2. LISTEN, rcv SYN, to SYN_RECEIVED',
    '3. SYN_RECEIVED, rcv ACK of SYN, to ESTABLISHED',
  ]);
  await server.getByRole('button', { name: 'ESTABLISHED, active' }).click();
  const why = page.getByRole('complementary', { name: 'Why?', exact: true });
  await expect(why.getByRole('heading', { name: 'Why ESTABLISHED?' })).toBeVisible();
});

test('one chart fills the stage and follows the cursor; keys lead to the other and back', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, CLOSE, 't=140000');
  await page.keyboard.press('l');
  await expect(chart(lesson, 'client', 'FIN_WAIT_1')).toBeVisible();
  await expect(lesson.ladder).toHaveCount(0);
  for (let packet = 0; packet < 3; packet++) await page.keyboard.press('Shift+ArrowRight');
  await expect(chart(lesson, 'client', 'FIN_WAIT_2')).toBeVisible();
  await expect(lesson.stage.locator('[data-active]')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('l');
  await expect(chart(lesson, 'server', 'CLOSE_WAIT')).toBeVisible();
  await page.keyboard.press('l');
  await expect(lesson.ladder).toBeVisible();
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await expect(lesson.ladder).toBeVisible();
});

// Where a chart has room as a whole, and where only a part of it has.
for (const [width, height] of [
  [1600, 900],
  [1280, 720],
] as const) {
  test(`the focus goes along when a chart is enlarged, and back to the ladder, at ${width} × ${height}`, async ({
    page,
    say,
  }) => {
    await page.setViewportSize({ width, height });
    const lesson = await openLesson(page, say, CLOSE, 't=140000');
    await showCharts(lesson);
    await chart(lesson, 'client', 'FIN_WAIT_1')
      .getByRole('button', { name: /^The whole chart/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(lesson.stage.getByRole('button', { name: 'client', exact: true })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(lesson.stage.getByRole('button', { name: 'Back to the ladder' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(lesson.ladder).toBeVisible();
    await expect(lesson.stage.locator(':focus')).toHaveCount(1);
  });
}

test('the TCB variables are those of the cursor, say what has just changed, and what they mean', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=90000');
  await expect(lesson.ladder.getByText('relative sequence numbers')).toBeVisible();
  await lesson.stage.getByRole('button', { name: 'TCB' }).click();
  const client = lesson.stage.getByRole('region', { name: 'Connection variables of client (TCB)' });
  const next = client.getByRole('row', { name: /^SND\.NXT/ });
  await expect(next).toContainText('1 →6');
  await expect(client.getByText('relative numbers: SND from ISS, RCV from IRS')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(client.getByRole('row', { name: /^SND\.UNA/ })).toContainText('1 →6');
  await client.getByRole('button', { name: 'SND.UNA' }).hover();
  await expect(client.getByRole('link', { name: /^RFC 9293/ })).toBeVisible();

  // Raw numbers are those of the bytes, everywhere, and it says which they are.
  await page.keyboard.press('r');
  await expect(client.getByText('raw numbers, as on the wire')).toBeVisible();
  await expect(next).toContainText(/\d{9,10}/);
  await expect(lesson.ladder.getByText('raw sequence numbers')).toBeVisible();
  await expect(
    lesson.ladder.getByRole('button', { name: /^SYN from client/ }),
  ).toHaveAccessibleName(/sequence number \d{7,10}/);
});

test('the socket calls show where each program stands', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  await lesson.stage.getByRole('button', { name: 'State charts' }).click();
  const server = lesson.stage.getByRole('region', { name: 'Socket calls of server' });
  const now = server.locator('[aria-current="step"]');
  await expect(now).toContainText('accept(3)');
  await expect(now).toContainText('blocked for 15 ms so far');
  for (let packet = 0; packet < 4; packet++) await page.keyboard.press('Shift+ArrowRight');
  await expect(now).not.toContainText('accept');
});

test('the text can be folded away, for a picture that fills the screen', async ({ page, say }) => {
  const lesson = await openLesson(page, say);
  const before = await lesson.stage.boundingBox();
  await page.keyboard.press('t');
  await expect(lesson.prose).toHaveCount(0);
  const after = await lesson.stage.boundingBox();
  expect(after?.width).toBeGreaterThan((before?.width ?? 0) + 200);
  await lesson.stage.getByRole('button', { name: 'Show the text' }).click();
  await expect(lesson.heading).toBeVisible();
});

test('what the reader switched on stays from step to step, and is in sight', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=60000');
  const tcb = lesson.stage.getByRole('button', { name: 'TCB' });
  const variables = lesson.stage.getByRole('region', { name: /^Connection variables of client/ });
  await lesson.stage.getByRole('button', { name: 'State charts' }).click();
  await tcb.click();
  await expect(variables.getByRole('table').first()).toBeInViewport({ ratio: 0.5 });
  await page.keyboard.press('PageDown');
  await expect(tcb).toHaveAttribute('aria-pressed', 'true');
  await expect(variables).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await lesson.stage.getByRole('tab', { name: 'TCB' }).click();
  await expect(variables.getByRole('table').first()).toBeInViewport({ ratio: 0.5 });
});
