import { describe, expect, it } from 'vitest';
import { COURSE, plannedLesson } from './curriculum.ts';
import { lessonsOn, PATHS, pathNamed } from './paths.ts';

describe('the paths', () => {
  it('begin with the whole course, which is also what an unknown name means', () => {
    expect(PATHS[0]?.id).toBe('course');
    expect(lessonsOn(pathNamed('course'))).toEqual(COURSE);
    expect(pathNamed('no such path').id).toBe('course');
    expect(pathNamed(undefined).id).toBe('course');
  });

  it('are for a term, an interview, an examination, two trades and a lecture', () => {
    const ids = PATHS.map(({ id }) => id);
    for (const id of ['first-term', 'interview', 'exam-408', 'one-lecture']) {
      expect(ids).toContain(id);
    }
    for (const id of ['programmer', 'administrator']) expect(ids).toContain(id);
  });

  it.each(PATHS)('$id leads to lessons of the curriculum, each once', ({ lessons, asks = {} }) => {
    expect(new Set(lessons).size).toBe(lessons.length);
    for (const slug of lessons) expect(plannedLesson(slug), slug).toBeDefined();
    for (const slug of Object.keys(asks)) expect(lessons).toContain(slug);
  });
});
