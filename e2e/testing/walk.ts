/** A reader walks through a lesson: predicts, watches, breaks what there is to break. */
import { expect, type Locator } from '@playwright/test';
import type { Hands } from './hands.ts';
import { hiddenText } from './layout.ts';
import { dropButton, type LessonPage, packet, packets } from './lesson-page.ts';
import type { LessonPlan, StepPlan } from './plan.ts';

export async function walk(lesson: LessonPage, plan: LessonPlan, hands: Hands): Promise<void> {
  const { prose, say, heading } = lesson;
  const total = plan.steps.length;
  for (const [index, step] of plan.steps.entries()) {
    await expect(prose.getByText(say('player.step', { n: index + 1, total }))).toBeVisible();
    await predict(lesson, step, hands);
    // Where a task decides, the run that it makes is seen first.
    const [first, ...others] = step.losses ?? [];
    if (first) await lose(lesson, first, hands);
    if (step.button) {
      const { en, zh } = step.button;
      await hands.press(
        prose.getByRole('button', { name: say('player.next') === 'Next' ? en : zh }),
      );
    }
    await expectOutcome(lesson, step);
    for (const loss of others) await lose(lesson, loss, hands);
    await expect(prose.getByText(say('task.done'), { exact: true })).toHaveCount(step.tasks ?? 0);
    await expect(prose.getByText(say('task.open'), { exact: true })).toHaveCount(0);
    // A segment that is filled in, with the rules that it breaks, is higher than a laptop.
    if (!/^[A-Z,]+ \d/.test(step.answer)) {
      await expect.poll(() => hiddenText(prose), `step ${index + 1} scrolls, px`).toBe(0);
    }
    await hands.nextStep(lesson);
  }
  const title = plan.title[say('player.next') === 'Next' ? 'en' : 'zh'];
  await expect(heading).toHaveText(say('player.end.title', { title }));
}

async function predict(lesson: LessonPage, { answer }: StepPlan, hands: Hands) {
  const { question } = lesson;
  const radios = question.getByRole('radio');
  const items = question.locator('[data-item]');
  const points = question.locator('[data-points]');
  const flags = question.getByRole('checkbox');
  const controls = radios.or(question.getByRole('textbox')).or(items).or(points);
  await expect(controls.first()).toBeVisible();
  if ((await points.count()) > 0) {
    await hands.point(
      packets(lesson).filter({ has: lesson.page.getByText(answer, { exact: true }) }),
    );
  } else if ((await items.count()) > 0) await putInOrder(question, answer.split(' > '), hands);
  else if ((await flags.count()) > 0) await fillSegment(question, answer, hands);
  else if ((await radios.count()) > 0) {
    await hands.choose(question.locator(`input[value="${answer}"]`));
  } else await hands.type(question.getByRole('textbox'), answer);
  await hands.press(question.locator('button[type="submit"]'));
}

/** `ACK,FIN 15 13 65535 0`: its flags, and what goes into the boxes. */
async function fillSegment(question: Locator, answer: string, hands: Hands) {
  const [flags = '', ...numbers] = answer.split(' ');
  for (const flag of flags.split(',')) {
    await hands.toggle(question.getByRole('checkbox', { name: flag, exact: true }));
  }
  const boxes = question.getByRole('textbox');
  for (const [at, number] of numbers.entries()) await hands.type(boxes.nth(at), number);
}

/** From the first place on, the item that belongs there is moved up to it. */
async function putInOrder(question: Locator, order: readonly string[], hands: Hands) {
  const places = async () =>
    question
      .locator('[data-item]')
      .evaluateAll((all) => all.map((each) => each.dataset.item ?? ''));
  for (const [place, item] of order.entries()) {
    for (let at = (await places()).indexOf(item); at > place; at--) {
      await hands.press(question.getByRole('listitem').nth(at).getByRole('button').first());
    }
  }
  expect(await places()).toEqual(order);
}

/** The reader's answer stands beside what the run did, and a word says whether they agree. */
async function expectOutcome({ question, say }: LessonPage, step: StepPlan): Promise<void> {
  const verdict = say(step.wrong ? 'question.wrong' : 'question.right');
  const outcome = question.getByRole('status').filter({ hasText: verdict });
  await expect(outcome).toBeVisible();
  const [mine, run] = await outcome.getByRole('definition').allInnerTexts();
  expect(await outcome.getByRole('term').allInnerTexts()).toEqual([
    say('question.you'),
    say('question.run'),
  ]);
  expect(mine).not.toBe('');
  expect(mine === run, `${mine} beside ${run}`).toBe(!step.wrong);
}

type Loss = NonNullable<StepPlan['losses']>[number];

/** Goes on until the packet is under way, and drops it. */
export async function lose(lesson: LessonPage, loss: Loss, hands: Hands): Promise<void> {
  const { stage, say } = lesson;
  if (loss.inOriginal) {
    await hands.press(stage.getByRole('button', { name: say('runs.back') }));
    await expect(lesson.runs.locator('option:checked')).toHaveText(say('runs.original'));
  }
  const before = await countRuns(lesson);
  const flying = underWay(lesson, loss);
  const goOn = async () => {
    if ((await flying.count()) === 1) return true;
    const before = await lesson.instant.innerText();
    await (loss.back ? hands.previousPacket(lesson) : hands.nextPacket(lesson));
    // Whoever presses again before the picture has followed goes past it; two may be of one instant.
    await expect(lesson.instant)
      .not.toHaveText(before, { timeout: 1000 })
      .catch(() => undefined);
    return false;
  };
  // A late packet is many presses away.
  await expect.poll(goOn, { intervals: [50], timeout: 20_000 }).toBe(true);
  await hands.press(dropButton(lesson, loss.what));
  // A packet that is one of several of its kind is named by its number: 第 2 个.
  const fork = new RegExp(
    say('runs.dropped', { what: `(第 \\d+ 个 ?)?(${loss.what}|数据报文段|data segment)` }).replace(
      ' ',
      ' ?',
    ),
  );
  await expect.poll(() => countRuns(lesson)).toBe(before + 1);
  await expect(lesson.runs.locator('option:checked')).toContainText(fork);
}

/** How many runs there are: one, until something is dropped. */
async function countRuns({ runs }: LessonPage): Promise<number> {
  return (await runs.count()) === 0 ? 1 : runs.locator('option').count();
}

function underWay(lesson: LessonPage, { what, from }: Loss): Locator {
  const to = from === 'client' ? 'server' : 'client';
  const ends = { from: lesson.say(`node.${from}`), to: lesson.say(`node.${to}`) };
  const name = lesson.say('ladder.packetName', { packet: what, ...ends });
  return packet(lesson, new RegExp(`^${name}.*${lesson.say('ladder.inFlight')}`));
}
