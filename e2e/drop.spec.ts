import { dropButton, expectFork, openLesson, packet, packetNames } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

/** Each of the three: when it is under way, and what the stack then does about its loss. */
const LOSSES = [
  {
    what: 'SYN',
    at: 20_000,
    after: [
      'SYN from client to server, sent at 20 ms, dropped by you at 20 ms',
      'SYN from client to server, sent at 1 020 ms, arrives at 1 040 ms, sequence number 0, retransmission',
      'SYN, ACK from server to client, sent at 1 040 ms',
    ],
    says: ['dropped by you', 'RTO · 1 s', '↻ SYN'],
    end: /^1\.080/,
  },
  {
    what: 'SYN, ACK',
    at: 40_000,
    after: [
      'SYN from client to server, sent at 20 ms, arrives at 40 ms',
      'SYN, ACK from server to client, sent at 40 ms, dropped by you at 40 ms',
      'SYN from client to server, sent at 1 020 ms, arrives at 1 040 ms, sequence number 0, retransmission',
      'SYN, ACK from server to client, sent at 1 040 ms, arrives at 1 060 ms, sequence number 0, acknowledges 1, retransmission',
    ],
    says: ['dropped by you', 'RTO · 1 s', '↻ SYN', '↻ SYN, ACK'],
    end: /^1\.080/,
  },
  {
    what: 'ACK',
    at: 60_000,
    after: [
      'SYN from client to server, sent at 20 ms, arrives at 40 ms',
      'SYN, ACK from server to client, sent at 40 ms, arrives at 60 ms',
      'ACK from client to server, sent at 60 ms, dropped by you at 60 ms',
      'PSH, ACK from client to server, sent at 90 ms, arrives at 110 ms',
    ],
    says: ['dropped by you', 'ESTABLISHED'],
    end: /^0\.110/,
  },
];

for (const { what, at, after, says, end } of LOSSES) {
  test(`a dropped ${what} is lost, and the run plays on to what the stack does about it`, async ({
    page,
    say,
  }) => {
    const lesson = await openLesson(page, say, undefined, `t=${at}`);
    await dropButton(lesson, what).click();
    await expectFork(lesson, `B: ${what} dropped`);
    await expect(lesson.instant).toHaveText(end);
    const names = async () =>
      (await packetNames(lesson))
        .slice(0, after.length)
        .map((name, i) => name.slice(0, after[i]?.length));
    await expect.poll(names).toEqual(after);
    for (const words of says) await expect(lesson.ladder.getByText(words).first()).toBeAttached();
    await expect(lesson.ladder.getByText('1 packet lost')).toBeVisible();
    await expect(lesson.ladder.getByText('ESTABLISHED', { exact: true })).toHaveCount(4);
  });
}

test('from a fork the reader goes back to the original run, and to the fork again', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  const syn = packet(lesson, /^SYN from client.*on its way/);
  await expect(syn).toBeVisible();
  await dropButton(lesson, 'SYN').click();
  await expectFork(lesson, 'B: SYN dropped');
  const lost = packet(lesson, /^SYN from client.*dropped by you/);
  await expect(lost).toBeVisible();

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(lesson.instant).toHaveText(/^0\.020/);
  await lesson.stage.getByRole('button', { name: 'Back to the original run' }).click();
  await expect(lesson.instant).toHaveText(/^0\.020/);
  await expect(lost).toHaveCount(0);
  await expect(syn).toBeVisible();

  await lesson.stage.getByRole('button', { name: 'Show run B: SYN dropped' }).click();
  await expect(lost).toBeVisible();
  await expect(lesson.instant).toHaveText(/^0\.020/);
});

test('a packet can be lost twice: a fork of a fork', async ({ page, say }) => {
  const lesson = await openLesson(page, say, undefined, 't=20000');
  await dropButton(lesson, 'SYN').click();
  await expectFork(lesson, 'B: SYN dropped');
  await expect(lesson.instant).toHaveText(/^1\.080/);

  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(lesson.instant).toHaveText(/^1\.020/);
  await dropButton(lesson, 'SYN').click();
  await expectFork(lesson, 'C: 2nd SYN dropped');
  await expect(packet(lesson, /^SYN from client.*sent at 3\s020 ms/)).toBeVisible();
  await expect(lesson.ladder.getByText('2 packets lost')).toBeVisible();
});
