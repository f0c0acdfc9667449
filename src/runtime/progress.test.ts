import { beforeEach, describe, expect, it } from 'vitest';
import {
  eraseProgress,
  exportProgress,
  forgetAnswer,
  importProgress,
  lessonProgress,
  readProgress,
  recordAnswer,
  recordFinished,
  recordShown,
  recordStep,
  recordTask,
  useProgress,
} from './progress.ts';

const LESSON = '29-three-way-handshake';
const mine = () => lessonProgress(useProgress.getState(), LESSON);

beforeEach(eraseProgress);

describe('progress', () => {
  it('remembers steps, answers, tasks done and tasks shown of a lesson, and which lesson was last', () => {
    recordStep(LESSON, 'why-three');
    recordStep(LESSON, 'isn');
    recordStep(LESSON, 'why-three');
    recordAnswer(LESSON, 'isn', { given: '0', truth: '1', right: false });
    recordTask(LESSON, 'lose-syn');
    recordTask(LESSON, 'lose-syn');
    recordShown(LESSON, 'lose-ack');
    recordShown(LESSON, 'lose-ack');
    recordFinished(LESSON);
    expect(mine()).toEqual({
      step: 'why-three',
      seen: ['why-three', 'isn'],
      answers: { isn: { given: '0', truth: '1', right: false } },
      tasks: ['lose-syn'],
      shown: ['lose-ack'],
      finished: true,
    });
    expect(useProgress.getState().latest).toBe(LESSON);
  });

  it('counts the first answer only, until it is forgotten', () => {
    recordAnswer(LESSON, 'isn', { given: '0', truth: '1', right: false });
    recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
    expect(mine().answers.isn?.right).toBe(false);
    forgetAnswer(LESSON, 'isn');
    recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
    expect(mine().answers.isn?.right).toBe(true);
  });

  it('survives being exported, erased and imported', () => {
    recordTask(LESSON, 'lose-ack');
    const before = useProgress.getState();
    const file = exportProgress(before);
    eraseProgress();
    expect(mine().tasks).toEqual([]);
    expect(importProgress(file)).toBe(true);
    expect(useProgress.getState()).toEqual(before);
  });

  it.each(['', '{', '[]', '{"wireglass":"settings"}', '{"wireglass":"progress","version":99}'])(
    'refuses a file that is not one of ours: %s',
    (file) => {
      recordTask(LESSON, 'lose-ack');
      expect(importProgress(file)).toBe(false);
      expect(mine().tasks).toEqual(['lose-ack']);
    },
  );

  it('keeps what is sound of damaged storage', () => {
    const kept = {
      latest: 5,
      lessons: { a: null, b: { seen: ['x', 7], answers: { q: 1 }, tasks: 'no', finished: 'yes' } },
    };
    expect(readProgress(kept)).toEqual({
      latest: null,
      lessons: { b: { step: '', seen: ['x'], answers: {}, tasks: [], shown: [], finished: false } },
    });
    expect(readProgress('nonsense')).toEqual({ latest: null, lessons: {} });
  });
});
