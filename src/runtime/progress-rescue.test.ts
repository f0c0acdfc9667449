import { describe, expect, it } from 'vitest';
import { isReadable } from './progress-rescue.ts';

const lesson = {
  ...{ step: 's1', seen: ['s1'], tasks: [], shown: [], finished: false },
  answers: { a: { given: '1', truth: '1', right: true } },
};
const text = (state: unknown) => JSON.stringify({ state, version: 1 });

describe('kept progress', () => {
  it('is readable as it is written, and under the older names of lessons', () => {
    expect(isReadable(text({ latest: 'arp', lessons: { arp: lesson }, path: 'course' }))).toBe(
      true,
    );
    expect(isReadable(text({ latest: '11-arp', lessons: { '11-arp': lesson } }))).toBe(true);
    expect(isReadable(text({}))).toBe(true);
  });

  it('is not, when it is cut off or not progress at all', () => {
    expect(isReadable(text({ latest: null, lessons: { arp: lesson } }).slice(0, -20))).toBe(false);
    expect(isReadable('[]')).toBe(false);
    expect(isReadable('{"state":7}')).toBe(false);
  });

  it('is not, when a part of it would be left out', () => {
    const broken = { ...lesson, answers: { a: { given: 1, truth: '1', right: true } } };
    expect(isReadable(text({ latest: null, lessons: { arp: broken } }))).toBe(false);
    expect(isReadable(text({ latest: null, lessons: { arp: 7 } }))).toBe(false);
    expect(isReadable(text({ latest: null, lessons: [] }))).toBe(false);
    expect(isReadable(text({ latest: null, lessons: { arp: { ...lesson, stars: 5 } } }))).toBe(
      false,
    );
  });
});
