import { describe, expect, it } from 'vitest';
import { findLesson, LESSONS } from '../../lessons/catalog.ts';
import { COURSE, plannedLesson } from '../../lessons/curriculum.ts';
import type { LessonMeta } from '../../lessons/types.ts';
import type { LessonProgress, Progress } from '../../runtime/progress.ts';
import { nearestOpen, needsOf, nextLesson, openOn, tally } from './home-model.ts';

const lesson = (id: string, number: number): LessonMeta => ({
  ...{ id, slug: id, number, chapter: 7, needs: [] },
  title: { en: id, zh: id },
  question: { en: '?', zh: '？' },
  minutes: 10,
});
const lessons = [lesson('one', 1), lesson('two', 2)];
const done = (extra: Partial<LessonProgress> = {}): LessonProgress => ({
  step: 's2',
  seen: ['s1', 's2'],
  answers: {},
  tasks: [],
  shown: [],
  finished: false,
  ...extra,
});
const next = (progress: Progress) => {
  const found = nextLesson(progress, lessons);
  return found && `${found.why} ${found.lesson.id}`;
};

describe('the one thing to do', () => {
  it('is to start the first lesson for somebody new', () => {
    expect(next({ latest: null, lessons: {} })).toBe('start one');
  });

  it('is to continue where the learner left off', () => {
    expect(next({ latest: 'two', lessons: { two: done() } })).toBe('continue two');
  });

  it('does not call a first look a start', () => {
    expect(next({ latest: 'one', lessons: { one: done({ seen: ['s1'] }) } })).toBe('start one');
  });

  it('is the next unfinished lesson after a finished one', () => {
    const progress = { latest: 'one', lessons: { one: done({ finished: true }) } };
    expect(next(progress)).toBe('next two');
  });

  it('is to go on with a lesson that was started afresh, even when all are finished', () => {
    const finished = done({ finished: true });
    const again = done({
      finished: true,
      earlier: { answers: {}, tasks: [], repeating: true },
    });
    expect(next({ latest: 'two', lessons: { one: finished, two: again } })).toBe('continue two');
  });

  it('is to go again when everything is finished', () => {
    const finished = done({ finished: true });
    expect(next({ latest: 'two', lessons: { one: finished, two: finished } })).toBe('again one');
  });

  it('is the next of the path, when the lesson opened last is not on it', () => {
    expect(next({ latest: 'elsewhere', lessons: { elsewhere: done() } })).toBe('start one');
    const progress = { latest: 'elsewhere', lessons: { one: done({ finished: true }) } };
    expect(next(progress)).toBe('next two');
  });

  it('survives a latest lesson that is no more', () => {
    expect(next({ latest: 'gone', lessons: {} })).toBe('start one');
  });
});

describe('the lesson that is open near one that is planned', () => {
  it('is the nearest, the earlier of two', () => {
    const open = [lesson('four', 4), lesson('eight', 8)];
    expect(nearestOpen({ number: 1 }, open)?.id).toBe('four');
    expect(nearestOpen({ number: 6 }, open)?.id).toBe('four');
    expect(nearestOpen({ number: 7 }, open)?.id).toBe('eight');
    expect(nearestOpen({ number: 7 }, [])).toBeUndefined();
  });
});

describe('the open lessons of a path', () => {
  const path = (...slugs: string[]) => ({
    ...{ title: { en: '', zh: '' }, says: { en: '', zh: '' }, lessons: slugs },
  });

  it('come in the order of the path', () => {
    const open = openOn(path('four-way-close', 'no-such-lesson', 'three-way-handshake'));
    expect(open.map(({ slug }) => slug)).toEqual(['four-way-close', 'three-way-handshake']);
  });

  it('are all that there are, while none of the path is open', () => {
    expect(openOn(path('no-such-lesson'))).toBe(LESSONS);
  });
});

describe('the tally', () => {
  it('counts lessons and predictions', () => {
    const answers = {
      a: { given: '1', truth: '1', right: true },
      b: { given: '1', truth: '2', right: false },
    };
    const progress = { latest: null, lessons: { x: done({ finished: true, answers }), y: done() } };
    expect(tally(progress)).toEqual({ finished: 1, asked: 2, right: 1 });
  });
});

describe('what to see before a lesson', () => {
  const close = plannedLesson('four-way-close')!;
  const handshake = plannedLesson('three-way-handshake')!;

  it('is, for one that can be begun, only what can be seen today', () => {
    expect(needsOf(close, true).map(({ slug }) => slug)).toContain('three-way-handshake');
    for (const each of COURSE) {
      expect(
        needsOf(each, true).every(({ slug }) => findLesson(slug)),
        each.slug,
      ).toBe(true);
    }
  });

  it('is all of it in the plan', () => {
    expect(needsOf(handshake, false)).toHaveLength(handshake.needs.length);
  });
});
