import { expect, it } from 'vitest';
import { lesson } from '../../lessons/three-way-handshake/lesson.ts';
import { stepTitles } from './step-titles.ts';

it('the titles of a lesson’s steps are known in both languages, in the lesson’s order', async () => {
  const order = lesson.steps.map(({ id }) => id);
  const english = await stepTitles('three-way-handshake', 'en');
  const chinese = await stepTitles('three-way-handshake', 'zh');
  expect(english.map(({ id }) => id)).toEqual(order);
  expect(chinese.map(({ id }) => id)).toEqual(order);
  expect(english.every(({ title }) => title.length > 3)).toBe(true);
  expect(chinese.every(({ title }) => /\p{Script=Han}/u.test(title))).toBe(true);
});

it('a lesson that is not open has none', async () => {
  expect(await stepTitles('no-such-lesson', 'en')).toEqual([]);
});
