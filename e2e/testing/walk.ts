/** A reader walks through a lesson: predicts, watches, breaks what there is to break. */
import { expect, type Locator } from '@playwright/test';
import type { Hands } from './hands.ts';
import { expectNoScrolling } from './layout.ts';
import { dropButton, type LessonPage, packet } from './lesson-page.ts';
import type { LessonPlan, StepPlan } from './plan.ts';

export async function walk(lesson: LessonPage, plan: LessonPlan, hands: Hands): Promise<void> {
  const { prose, say, heading } = lesson;
  const total = plan.steps.length;
  for (const [index, step] of plan.steps.entries()) {
    await expect(prose.getByText(say('player.step', { n: index + 1, total }))).toBeVisible();
    await predict(lesson, step, hands);
    await expectOutcome(lesson, step);
    for (const loss of step.losses ?? []) await lose(lesson, loss, hands);
    await expect(prose.getByText(say('task.done'), { exact: true })).toHaveCount(step.tasks ?? 0);
    await expect(prose.getByText(say('task.open'), { exact: true })).toHaveCount(0);
    await expectNoScrolling(prose, await heading.innerText());
    await hands.nextStep(lesson);
  }
  const title = plan.title[say('player.next') === 'Next' ? 'en' : 'zh'];
  await expect(heading).toHaveText(say('player.end.title', { title }));
}

async function predict({ question }: LessonPage, { answer }: StepPlan, hands: Hands) {
  const radios = question.getByRole('radio');
  await expect(radios.or(question.getByRole('textbox')).first()).toBeVisible();
  if ((await radios.count()) > 0) {
    await hands.choose(question.locator(`input[value="${answer}"]`));
  } else await hands.type(question.getByRole('textbox'), answer);
  await hands.press(question.getByRole('button'));
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
    await hands.press(stage.getByRole('button', { name: say('player.run.back') }));
    await expect(lesson.runs.locator('option:checked')).toHaveText(say('player.run.original'));
  }
  const before = await countRuns(lesson);
  const flying = underWay(lesson, loss);
  const goOn = async () => {
    const found = (await flying.count()) === 1;
    if (!found) await hands.nextPacket(lesson);
    return found;
  };
  await expect.poll(goOn, { intervals: [50] }).toBe(true);
  await hands.press(dropButton(lesson, loss.what));
  const fork = say('player.run.dropped', { n: before, what: loss.what });
  await expect(lesson.runs.locator('option:checked')).toHaveText(fork);
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
