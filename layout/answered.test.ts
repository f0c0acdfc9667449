import { expect, it } from 'vitest';
import { readPoints } from '../src/components/lesson/questions/draw/sketch.ts';
import { read, sameSegment } from '../src/components/lesson/questions/segment/written.ts';
import { readOutcome } from '../src/components/lesson/questions/slider/values.ts';
import { readProgress } from '../src/runtime/progress.ts';
import { answeredProgress, answeredSteps } from './answered.ts';

const PROSE = `<Step id="a" title="A">
<Choice id="q" prompt="Which?"
  board="Which of the two?">
  <Option id="one">One</Option>
  <Option id="two">Two</Option>
</Choice>
<Task id="lose">Drop it.</Task>
<Because of="one">No.</Because>
</Step>
<Step id="b" title="B">
<NumberField id="n" prompt="How many?" />
</Step>
<Step id="c" title="C">
<Order id="o" prompt="In which order?">
  <Item id="x">X</Item>
  <Item id="y">Y</Item>
</Order>
</Step>
<Step id="d" title="D">
<Slider id="s" prompt="How much?" />
<Because of="low">Too little.</Because>
</Step>
<Step id="e" title="E">
<Draw id="c" prompt="Which curve?" />
<Because of="rises-straight">No.</Because>
</Step>
<Step id="f" title="F">
<FillSegment id="g" prompt="Which segment?" />
<Because of="!ack-behind">No.</Because>
</Step>`;

const answersOf = (all: 'wrong' | 'right') => {
  const { state } = JSON.parse(answeredProgress('lesson', PROSE, all));
  return readProgress(state).lessons.lesson!;
};

it('answers every question of a lesson in its form, and has every task shown', () => {
  const { answers, shown } = answersOf('wrong');
  expect(answers).toMatchObject({
    q: { given: 'one', truth: 'two', right: false },
    n: { given: '7', truth: '1', right: false },
    o: { given: 'y > x', truth: 'x > y', right: false },
  });
  expect(shown).toEqual(['lose']);
});

it('answers every question right, and has done every task, when that is asked for', () => {
  const { answers, tasks } = answersOf('right');
  expect(answers).toMatchObject({
    q: { given: 'two', truth: 'two', right: true },
    n: { given: '1', truth: '1', right: true },
    o: { given: 'x > y', truth: 'x > y', right: true },
  });
  expect(tasks).toEqual(['lose']);
});

it.each(['wrong', 'right'] as const)('has %s answers that each kind reads as its own', (all) => {
  const { s, c, g } = answersOf(all).answers;
  const told = readOutcome(s!.truth);
  expect(told).toMatchObject({ value: s!.given, verdict: all === 'right' ? 'holds' : 'low' });
  for (const curve of [c!.given, c!.truth]) expect(readPoints(curve)).toHaveLength(4);
  expect(c!.given === c!.truth).toBe(all === 'right');
  const { flags, boxes, breaks } = read(g!.given);
  expect(flags).toContain('ACK');
  expect(Object.values(boxes)).not.toContain('');
  expect(breaks.length > 0).toBe(all === 'wrong');
  expect(sameSegment(g!.given, g!.truth)).toBe(all === 'right');
});

it('leaves out the steps whose answers only a run can give', () => {
  const steps = ['Choice', 'Point', 'Fill', 'FillSegment', 'Draw', 'Slider'];
  const prose = steps.map((tag, n) => `<Step id="s${n}"><${tag} id="q${n}" /></Step>`).join('\n');
  expect(answeredSteps(prose)).toEqual([0, 5]);
});
