import { describe, expect, it } from 'vitest';
import { COURSE, CURRICULUM, plannedLesson } from './curriculum.ts';

const folders = Object.keys(import.meta.glob('./*/lesson.ts')).map((path) => path.split('/')[1]);
const slugs = COURSE.map(({ slug }) => slug);

describe('the curriculum', () => {
  it('has seventy-three lessons in thirteen chapters, and the live network', () => {
    expect(CURRICULUM.map(({ lessons }) => lessons.length)).toEqual([
      4, 4, 8, 4, 12, 15, 8, 3, 6, 3, 1, 4, 1, 0,
    ]);
    expect(COURSE.map(({ number }) => number)).toEqual(slugs.map((_, index) => index + 1));
    expect(plannedLesson('three-way-handshake')).toMatchObject({
      number: 24,
      chapter: 5,
      title: { zh: '三次握手' },
    });
  });

  it('names each lesson once, by a slug that is no number', () => {
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it.each(COURSE)('needs for $slug only what comes before it', ({ number, needs }) => {
    for (const each of needs) {
      expect(plannedLesson(each)?.number, each).toBeLessThan(number);
    }
  });

  it('has a line for every lesson that there is', () => {
    expect(folders.filter((folder) => !slugs.includes(folder as string))).toEqual([]);
  });
});
