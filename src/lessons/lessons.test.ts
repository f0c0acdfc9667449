import { describe, expect, it } from 'vitest';
import { kindOf } from '../components/lesson/questions/kinds.ts';
import { LANGUAGES } from '../i18n/language.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import { LESSONS } from './catalog.ts';
import { plannedLesson } from './curriculum.ts';
import { RFCS } from './references/table.ts';
import { citedLessons, readProse, unclaimedNumbers } from './testing/prose.ts';
import { runChanged, runLesson } from './testing/run.ts';
import type { Claim, LessonContent, Solution } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const recorded = import.meta.glob<readonly Solution[]>('./*/solution.ts', {
  eager: true,
  import: 'solutions',
});
const claimed = import.meta.glob<readonly Claim[]>('./*/claims.ts', {
  eager: true,
  import: 'claims',
});
const sources = import.meta.glob<string>('./*/*.mdx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const table: Readonly<Record<string, { sections: Readonly<Record<string, unknown>> }>> = RFCS;

function inTable({ rfc, section }: { rfc: number; section: string }): boolean {
  return table[rfc]?.sections[section] !== undefined;
}

function part<T>(parts: Readonly<Record<string, T>>, lesson: string, file: string): T {
  const found = parts[`./${lesson}/${file}`];
  if (found === undefined) throw new Error(`${lesson} has no ${file}`);
  return found;
}

const runs = new Map<string, RecordedRun>();
function originalRun(id: string, lesson: LessonContent): RecordedRun {
  const run = runs.get(id) ?? runLesson(lesson);
  runs.set(id, run);
  return run;
}

function everythingIn({ log }: RecordedRun): unknown {
  const { count, wordCount, strings } = log;
  return {
    strings,
    at: [...log.at.subarray(0, count)],
    kinds: [...log.kinds.subarray(0, count)],
    causes: [...log.causes.subarray(0, count)],
    words: [...log.words.subarray(0, wordCount)],
  };
}

describe.each(LESSONS)('$id', (meta) => {
  const lesson = part(contents, meta.id, 'lesson.ts');
  const solutions = part(recorded, meta.id, 'solution.ts');
  const claims = part(claimed, meta.id, 'claims.ts');
  const prose = (language: string) => part(sources, meta.id, `${language}.mdx`);
  const original = () => originalRun(meta.id, lesson);

  it('has a title, a question and a length', () => {
    for (const { id } of LANGUAGES) {
      expect(meta.title[id]).not.toBe('');
      expect(meta.question[id]).not.toBe('');
    }
    expect(meta.minutes).toBeGreaterThan(0);
    expect(lesson.scenario.id).toBe(meta.id);
  });

  it('runs the same way every time', () => {
    expect(everythingIn(runLesson(lesson))).toEqual(everythingIn(original()));
  });

  it('comes to the end of every step, in the order of the steps', () => {
    let last = -1;
    for (const step of lesson.steps) {
      const begins = step.startsAfter?.(original());
      if (begins !== undefined) expect(begins, step.id).toBeGreaterThan(0);
      if (step.runUntil === undefined) continue;
      const ends = step.runUntil(original());
      expect(ends, step.id).toBeGreaterThan(Math.max(last, begins ?? -1));
      last = ends;
    }
  });

  it('does not pass its tasks untouched', () => {
    for (const task of lesson.tasks) expect(task.done(original()), task.id).toBe(-1);
  });

  it.each(lesson.tasks)('passes task $id with the recorded solution', ({ id, done }) => {
    const solution = solutions.find(({ task }) => task === id);
    if (solution === undefined) throw new Error(`no solution is recorded for ${id}`);
    expect(done(runLesson(lesson, solution.inputs(original())))).toBeGreaterThan(0);
  });

  it('has a recorded solution for nothing but its tasks', () => {
    expect(solutions.map(({ task }) => task)).toEqual(lesson.tasks.map(({ id }) => id));
  });

  it.each(LANGUAGES)('has all its steps, questions and tasks in $name', ({ id: language }) => {
    const { steps } = readProse(prose(language));
    expect(steps.map(({ id }) => id)).toEqual(lesson.steps.map(({ id }) => id));
    expect(steps.flatMap(({ id: step, tasks }) => tasks.map((id) => ({ id, step })))).toEqual(
      lesson.tasks.map(({ id, step }) => ({ id, step })),
    );
    steps.forEach(({ title, questions }, index) => {
      expect(title).not.toBe('');
      const question = lesson.steps[index]?.question;
      expect(questions.map(({ id, kind }) => ({ id, kind }))).toEqual(
        question === undefined ? [] : [{ id: question.id, kind: question.kind }],
      );
      for (const { prompt, parts } of questions) {
        expect(prompt).not.toBe('');
        const answers = question && kindOf(question).answers?.(question);
        expect([...parts].sort()).toEqual([...(answers ?? [])].sort());
      }
    });
  });

  it('asks with the same answers in the same order in both languages', () => {
    const parts = LANGUAGES.map(({ id }) =>
      readProse(prose(id)).steps.flatMap(({ questions }) => questions.map((q) => q.parts)),
    );
    expect(parts[0]).toEqual(parts[1]);
  });

  it('cites only what is in the table of references', () => {
    const cited = LANGUAGES.flatMap(({ id }) =>
      readProse(prose(id)).steps.flatMap(({ references }) => references),
    );
    expect(cited.length).toBeGreaterThan(0);
    for (const reference of [...cited, ...lesson.references]) {
      expect(inTable(reference), `RFC ${reference.rfc} §${reference.section}`).toBe(true);
    }
  });

  it('cites only lessons of the curriculum', () => {
    const sentences = lesson.simplifications.flatMap((each) => Object.values(each));
    const sources = [...LANGUAGES.map(({ id }) => prose(id)), ...sentences];
    for (const slug of sources.flatMap(citedLessons)) {
      expect(plannedLesson(slug), slug).toBeDefined();
    }
  });

  it.each(LANGUAGES)('writes no number in $name that is not part of a checked claim', ({ id }) => {
    const said = claims.map(({ says }) => says[id]);
    const simplifications = lesson.simplifications.map((each) => each[id]);
    const explained = solutions.map((solution) => solution.says[id]);
    for (const sentence of explained) expect(sentence).not.toBe('');
    const words = [prose(id), ...simplifications, ...explained].join('\n');
    for (const claim of said) expect(words).toContain(claim);
    expect(unclaimedNumbers(words, said)).toEqual([]);
  });

  it.each(claims)('is right to say “$says.en”', ({ after, holds }) => {
    expect(holds(after === undefined ? original() : runChanged(lesson, after))).toBe(true);
  });
});

describe('the table of references', () => {
  it('holds no section that nobody cites', () => {
    const used = new Set(
      Object.values(contents).flatMap(({ references }) =>
        references.map(({ rfc, section }) => `${rfc} ${section}`),
      ),
    );
    const listed = Object.entries(table).flatMap(([rfc, { sections }]) =>
      Object.keys(sections).map((section) => `${rfc} ${section}`),
    );
    expect(listed.filter((each) => !used.has(each))).toEqual([]);
  });
});
