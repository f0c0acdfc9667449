import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  achievedAnswers,
  achievedTasks,
  choosePath,
  eraseProgress,
  lessonProgress,
  readProgress,
  recordAnswer,
  recordFinished,
  recordShown,
  recordStep,
  recordTask,
  startAfresh,
  useProgress,
} from './progress.ts';
import { exportProgress, importProgress, importProgressFile } from './progress-file.ts';

const LESSON = 'three-way-handshake';
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

  it('counts the first answer only', () => {
    recordAnswer(LESSON, 'isn', { given: '0', truth: '1', right: false });
    recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
    expect(mine().answers.isn?.right).toBe(false);
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
      lessons: {
        a: null,
        b: {
          seen: ['x', 7],
          answers: { q: 1 },
          tasks: 'no',
          finished: 'yes',
          drafts: { q: 'a', r: 2 },
        },
      },
    };
    expect(readProgress(kept)).toEqual({
      latest: null,
      lessons: {
        b: {
          ...{ step: '', seen: ['x'], answers: {}, tasks: [], shown: [], finished: false },
          drafts: { q: 'a' },
        },
      },
    });
    expect(readProgress('nonsense')).toEqual({ latest: null, lessons: {} });
  });

  it.each(['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'survives a lesson, an answer and a latest lesson that are called %s',
    (name) => {
      const done = { step: 'a', seen: ['a'], tasks: ['lose-syn'], finished: true };
      const answer = { given: '1', truth: '1', right: true };
      const odd = `"${name}":{"step":"x","seen":["x"],"answers":{"${name}":${JSON.stringify(answer)}}}`;
      const file = `{"wireglass":"progress","version":1,"latest":"${name}","lessons":{
        ${odd},"1-${name}":{"seen":["y"]},"${LESSON}":${JSON.stringify(done)}}}`;
      expect(importProgress(file)).toBe(true);
      expect(mine()).toMatchObject({ ...done, answers: {} });
      // What is kept under the odd name is that name's own, and is joined as any other's.
      const kept = lessonProgress(useProgress.getState(), name);
      expect(kept).toMatchObject({ step: 'x', seen: ['x', 'y'] });
      expect(Object.entries(kept.answers)).toEqual([[name, answer]]);
      expect(importProgress(exportProgress(useProgress.getState()))).toBe(true);
      expect(lessonProgress(useProgress.getState(), name)).toEqual(kept);
      recordStep(name, 'z');
      recordAnswer(name, 'constructor', answer);
      expect(mine().finished).toBe(true);
      expect(lessonProgress(useProgress.getState(), name)).toMatchObject({ step: 'z' });
      expect(Object.getPrototypeOf(useProgress.getState().lessons)).toBe(Object.prototype);
    },
  );

  it('reads any JSON without throwing, and what it has read it reads again as the same', () => {
    const name = fc.constantFrom('__proto__', 'constructor', '29-x', 'x', '1', '');
    const field = fc.constantFrom('step', 'seen', 'answers', 'tasks', 'earlier', 'given', 'truth');
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.dictionary(fc.oneof(name, field), tie('value')),
      ),
    })).value;
    const kept = fc.record({ lessons: fc.dictionary(name, value), latest: value, path: value });
    fc.assert(
      fc.property(fc.oneof(kept, value), (read) => {
        const progress = readProgress(JSON.parse(JSON.stringify(read)));
        expect(readProgress(JSON.parse(exportProgress(progress)))).toEqual(progress);
      }),
    );
  });

  it('takes a chosen file in, and says false to one that is too long or cannot be read', async () => {
    recordTask(LESSON, 'lose-ack');
    const file = exportProgress(useProgress.getState());
    eraseProgress();
    const gone = { size: 5, text: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    expect(await importProgressFile(gone)).toBe(false);
    expect(await importProgressFile(new Blob([' '.repeat(6_000_000), file]))).toBe(false);
    expect(mine().tasks).toEqual([]);
    expect(await importProgressFile(new Blob([file]))).toBe(true);
    expect(mine().tasks).toEqual(['lose-ack']);
  });

  it('finds nothing under the names that every object has', () => {
    expect(lessonProgress(useProgress.getState(), 'constructor').seen).toEqual([]);
    recordAnswer(LESSON, 'toString', { given: '1', truth: '1', right: true });
    expect(mine().answers.toString).toMatchObject({ right: true });
  });

  it('keeps the path that is chosen, whatever is learned on it', () => {
    choosePath('interview');
    recordStep(LESSON, 'isn');
    expect(importProgress(exportProgress(useProgress.getState()))).toBe(true);
    expect(useProgress.getState()).toMatchObject({ path: 'interview', latest: LESSON });
    expect(readProgress({ path: 5 }).path).toBeUndefined();
  });

  it('is found under a lesson’s slug, whatever the lesson was called when it was kept', () => {
    const old = { step: 'isn', seen: ['accept', 'isn'], tasks: ['lose-syn'], finished: true };
    const kept = { latest: '29-three-way-handshake', lessons: { '29-three-way-handshake': old } };
    const file = JSON.stringify({ wireglass: 'progress', version: 1, ...kept });
    expect(importProgress(file)).toBe(true);
    expect(useProgress.getState().latest).toBe(LESSON);
    expect(mine()).toEqual({ ...old, answers: {}, shown: [] });
    expect(Object.keys(useProgress.getState().lessons)).toEqual([LESSON]);
  });

  it('counts what was kept under both names', () => {
    const answer = (given: string) => ({ given, truth: '1', right: given === '1' });
    const { lessons } = readProgress({
      lessons: {
        [LESSON]: { step: 'a', seen: ['a'], answers: { q: answer('0') }, tasks: ['x'] },
        '29-three-way-handshake': {
          ...{ step: 'b', seen: ['a', 'b'], tasks: ['y'], finished: true },
          answers: { q: answer('1'), r: answer('1') },
        },
      },
    });
    expect(lessons).toEqual({
      [LESSON]: {
        ...{ step: 'b', seen: ['a', 'b'], tasks: ['x', 'y'], shown: [], finished: true },
        answers: { q: answer('0'), r: answer('1') },
      },
    });
  });

  it('is open again when a lesson is started afresh, and what was achieved is kept', () => {
    recordStep(LESSON, 'isn');
    recordAnswer(LESSON, 'isn', { given: '0', truth: '1', right: false });
    recordTask(LESSON, 'lose-syn');
    recordShown(LESSON, 'lose-ack');
    recordFinished(LESSON);
    startAfresh(LESSON);
    expect(mine()).toMatchObject({ step: '', seen: [], answers: {}, tasks: [], shown: [] });
    expect(mine()).toMatchObject({ finished: true, earlier: { repeating: true } });
    recordAnswer(LESSON, 'isn', { given: '1', truth: '1', right: true });
    recordTask(LESSON, 'lose-ack');
    expect(mine().answers.isn?.right).toBe(true);
    // The first answer counts, in whatever pass.
    expect(achievedAnswers(mine()).isn?.right).toBe(false);
    expect(achievedTasks(mine())).toEqual(['lose-syn', 'lose-ack']);
    recordFinished(LESSON);
    expect(mine().earlier?.repeating).toBe(false);
    expect(importProgress(exportProgress(useProgress.getState()))).toBe(true);
    expect(achievedTasks(mine())).toEqual(['lose-syn', 'lose-ack']);
  });
});

describe('two tabs', () => {
  const KEY = 'wireglass.progress';
  afterEach(() => vi.unstubAllGlobals());

  /** A tab: the module loaded anew, on storage that all of them share. */
  async function tabs(count: number, kept = new Map<string, string>()) {
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    });
    const listeners: ((event: { key: string }) => void)[] = [];
    vi.stubGlobal('addEventListener', (_: string, heard: (event: { key: string }) => void) =>
      listeners.push(heard),
    );
    const opened: typeof import('./progress.ts')[] = [];
    for (let tab = 0; tab < count; tab++) {
      vi.resetModules();
      opened.push(await import('./progress.ts'));
    }
    const tell = () => {
      for (const heard of listeners) heard({ key: KEY });
    };
    return { opened, tell, kept };
  }
  const right = { given: '1', truth: '1', right: true };

  it('do not overwrite what the other has achieved', async () => {
    const { opened, kept } = await tabs(2);
    const [one, two] = opened as [(typeof opened)[0], (typeof opened)[0]];
    one.recordAnswer(LESSON, 'a', right);
    two.recordAnswer(LESSON, 'b', right);
    one.recordTask(LESSON, 'lose-syn');
    const state = JSON.parse(kept.get(KEY)!).state;
    expect(state.lessons[LESSON].answers).toEqual({ a: right, b: right });
    expect(state.lessons[LESSON].tasks).toEqual(['lose-syn']);
  });

  it('show what the other has achieved as soon as they hear of it', async () => {
    const { opened, tell } = await tabs(2);
    const [one, two] = opened as [(typeof opened)[0], (typeof opened)[0]];
    two.followProgress();
    one.recordTask(LESSON, 'lose-syn');
    tell();
    expect(two.lessonProgress(two.useProgress.getState(), LESSON).tasks).toEqual(['lose-syn']);
  });

  it('lose nothing where nothing can be written', async () => {
    const full = new Map<string, string>();
    full.set = () => {
      throw new Error('no room');
    };
    const { opened } = await tabs(1, full);
    opened[0]!.recordTask(LESSON, 'lose-syn');
    opened[0]!.recordTask(LESSON, 'lose-ack');
    const mine = opened[0]!.lessonProgress(opened[0]!.useProgress.getState(), LESSON);
    expect(mine.tasks).toEqual(['lose-syn', 'lose-ack']);
  });
});
