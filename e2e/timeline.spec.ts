import { HANDSHAKE, openLesson, packets } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

const END = /^0\.190/;

test('the arrow keys step by event and, with Shift, by packet; Home and End go to both ends of what was seen', async ({
  page,
  say,
}) => {
  const { instant } = await openLesson(page, say, undefined, 't=20000');
  const press = async (key: string, then: RegExp) => {
    await page.keyboard.press(key);
    await expect(instant).toHaveText(then);
  };
  await press('ArrowRight', /^0\.040/);
  await press('Shift+ArrowRight', /^0\.060/);
  await press('Shift+ArrowLeft', /^0\.040/);
  await press('ArrowLeft', /^0\.020/);
  // What a program does is an event, too.
  await press('ArrowLeft', /^0\.015/);
  await press('Shift+ArrowRight', /^0\.020/);
  await press('Home', /^0\.000/);
  await press('End', /^0\.060/);
});

test('while a question is open, End goes no farther than its step, and says so', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say);
  await page.keyboard.press('End');
  await expect(lesson.stage.getByText('As far as this step goes')).toBeVisible();
  await expect(lesson.instant).not.toHaveText(END);
});

test('the buttons below the stage do what the keys do', async ({ page, say }) => {
  const { timeline, instant } = await openLesson(page, say, undefined, 't=40000');
  const press = async (name: string, held: 'Shift'[], then: RegExp) => {
    await timeline.getByRole('button', { name }).click({ modifiers: held });
    await expect(instant).toHaveText(then);
  };
  await press('Next event', [], /^0\.060/);
  await press('Next event', ['Shift'], /^0\.080/);
  await press('Previous event', ['Shift'], /^0\.060/);
  await press('Previous event', [], /^0\.040/);
});

test('the slider is moved with the keyboard, says where it is, and is dragged over all that has been seen', async ({
  page,
  say,
}) => {
  const lesson = await openLesson(page, say, undefined, 't=190000');
  const { timeline, instant } = lesson;
  const slider = timeline.getByRole('slider', { name: 'Moment of the run' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(instant).toHaveText(/^0\.000/);
  await expect(lesson.ladder.getByText('Nothing has been sent yet.')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /0\.020.*client sends SYN to server/);
  await page.keyboard.press('End');
  await expect(instant).toHaveText(END);
  await expect(packets(lesson)).toHaveCount(6);
  const box = await slider.boundingBox();
  if (!box) throw new Error('no slider');
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(instant).toHaveText(/^0\.09/);
});

test('space plays to the end, where it stops by itself', async ({ page, say }) => {
  const { timeline, instant } = await openLesson(page, say);
  await page.keyboard.press('Space');
  await expect(instant).toHaveText(END);
  await expect(timeline.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(timeline.getByText('virtual time · end of the run')).toBeVisible();
});

test.describe('at one thousandth of the real speed', () => {
  test.use({ speed: 0.001 });

  test('playing takes its time, and pause holds the instant', async ({ page, say }) => {
    const { timeline, instant } = await openLesson(page, say, undefined, 't=20000');
    await timeline.getByRole('button', { name: 'Play' }).click();
    await expect(timeline.getByText('virtual time · playing')).toBeVisible();
    await expect(instant).not.toHaveText(/^0\.020.000/);
    await timeline.getByRole('button', { name: 'Pause' }).click();
    await expect(timeline.getByText('virtual time · paused')).toBeVisible();
    // What was under way to the screen is there after two frames.
    const afterFrames = () =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    await afterFrames();
    const held = await instant.innerText();
    await afterFrames();
    expect(await instant.innerText()).toBe(held);
  });

  test('the bracket keys go through the speeds, and the speed is kept for the next visit', async ({
    page,
    say,
  }) => {
    const { timeline } = await openLesson(page, say);
    const speed = timeline.getByRole('combobox', { name: 'Speed' }).locator('option:checked');
    await page.keyboard.press('[');
    await expect(speed).toHaveText('1/1000 speed');
    for (let i = 0; i < 9; i++) await page.keyboard.press(']');
    await expect(speed).toHaveText('real speed');
    for (let i = 0; i < 9; i++) await page.keyboard.press(']');
    await expect(speed).toHaveText('10× speed');
    await timeline.getByRole('combobox', { name: 'Speed' }).selectOption('1/10 speed');
    await page.reload();
    await expect(speed).toHaveText('1/10 speed');
  });
});

test('a presenter’s clicker turns the steps, and the lesson is continued where it was left', async ({
  page,
  say,
}) => {
  const { heading, prose, instant } = await openLesson(page, say);
  await page.keyboard.press('PageDown');
  await expect(heading).toHaveText('The first segment');
  await page.keyboard.press('PageDown');
  await expect(prose.getByText('Step 3 of 10')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(heading).toHaveText('The first segment');
  for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown');
  await expect(prose.getByText('Step 4 of 10')).toBeVisible();
  await page.goto('./');
  await page.getByRole('link', { name: 'Continue: The three-way handshake' }).click();
  await expect(prose.getByText('Step 4 of 10')).toBeVisible();
  expect(page.url()).toContain(HANDSHAKE);
  await expect(instant).toHaveText(/^0\.060/);
});
