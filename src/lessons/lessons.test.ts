import { describe, expect, it } from 'vitest';
import { rulesOf } from '../components/lesson/questions/rules.ts';
import { GLOSSARY } from '../glossary/glossary.ts';
import { LANGUAGES } from '../i18n/language.ts';
import { COMMON_NAMES } from '../i18n/node-names.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import { LESSONS } from './catalog.ts';
import { plannedLesson } from './curriculum.ts';
import { RFCS } from './references/table.ts';
import { citedLessons, readProse, unclaimedNumbers } from './testing/prose.ts';
import { inputsOf, runChanged, runLesson, triedOut } from './testing/run.ts';
import type { Claim, LessonContent, LessonEnding, Question, Solution } from './types.ts';

const contents = import.meta.glob<LessonContent>('./*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const endings = import.meta.glob<LessonEnding>('./*/ending.ts', { eager: true, import: 'ending' });
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
  const ending = part(endings, meta.id, 'ending.ts');
  const solutions = part(recorded, meta.id, 'solution.ts');
  const claims = part(claimed, meta.id, 'claims.ts');
  const prose = (language: string) => part(sources, meta.id, `${language}.mdx`);
  const original = () => originalRun(meta.id, lesson);
  const questionIn = (language: string, step: number) =>
    readProse(prose(language)).steps[step]?.questions[0];
  const tryOut = (question: Question) => triedOut(lesson, question, undefined, original());

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

  it('calls by a name of its own none but its own nodes, and none that all call the same', () => {
    const nodes = lesson.scenario.nodes.map(({ name }) => name);
    for (const name of Object.keys(lesson.names ?? {})) {
      expect(nodes).toContain(name);
      expect(Object.hasOwn(COMMON_NAMES, name), name).toBe(false);
    }
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

  it('stands, where not on the original, on a run that passes none of the step’s tasks', () => {
    for (const { id, standsOn } of lesson.steps) {
      if (standsOn === undefined) continue;
      const base = runChanged(lesson, standsOn.changes);
      if (standsOn.after) expect(standsOn.after(base), id).toBeGreaterThan(0);
      for (const task of lesson.tasks.filter(({ step }) => step === id)) {
        expect(task.done(base), task.id).toBe(-1);
        const inputs = solutions.find((each) => each.task === task.id)?.inputs(original());
        expect(inputs?.slice(0, standsOn.changes.length), task.id).toEqual(
          inputsOf(lesson, standsOn.changes),
        );
      }
    }
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
        const { answers, items } = question ? rulesOf(question) : {};
        const wanted = question && (answers ?? items)?.(question);
        expect([...parts].sort()).toEqual([...(wanted ?? [])].sort());
      }
    });
  });

  it('asks with the same answers in the same order in both languages', () => {
    const parts = LANGUAGES.map(({ id }) =>
      readProse(prose(id)).steps.flatMap(({ questions }) => questions.map((q) => q.parts)),
    );
    expect(parts[0]).toEqual(parts[1]);
  });

  it('has a sentence for each answer that can be chosen, and else for right, wrong and others', () => {
    for (const { id: language } of LANGUAGES) {
      readProse(prose(language)).steps.forEach(({ id, reasons }, index) => {
        const question = lesson.steps[index]?.question;
        if (question === undefined) return;
        const { answers, beliefs } = rulesOf(question);
        if (answers !== undefined) {
          expect([...reasons].sort(), id).toEqual([...answers(question)].sort());
          return;
        }
        if (beliefs !== undefined) {
          const named = reasons.filter((each) => each !== undefined);
          expect(beliefs.all(question), id).toEqual(expect.arrayContaining(named));
          expect(named, id).toContain('right');
          expect(named.length, id).toBeGreaterThan(2);
          return;
        }
        const runs = tryOut(question);
        const truth = rulesOf(question).truth(question, runs);
        expect(reasons, id).toContain(truth);
        expect(reasons, id).toContain(undefined);
        // What is to be put in order does not stand there in order.
        expect(questionIn(language, index)?.parts.join(' > '), id).not.toBe(truth);
        expect(reasons.length, id).toBeGreaterThan(2);
      });
    }
    const [en, zh] = LANGUAGES.map(({ id }) => readProse(prose(id)).steps.map((s) => s.reasons));
    expect(en).toEqual(zh);
  });

  it('names the rule that decides each question', () => {
    for (const { question } of lesson.steps) {
      if (question) expect(ending.references, question.id).toContainEqual(question.rule);
    }
  });

  it('withholds definitions that the glossary has', () => {
    const known = GLOSSARY.map(({ id }) => id);
    for (const { question } of lesson.steps) {
      expect(known).toEqual(expect.arrayContaining([...(question?.withholds ?? [])]));
    }
  });

  it('decides a question by a task of the same step', () => {
    for (const { id, decidedBy, question } of lesson.steps) {
      if (decidedBy === undefined) continue;
      expect(question, id).toBeDefined();
      expect(lesson.tasks.find((task) => task.id === decidedBy)?.step).toBe(id);
    }
  });

  it('asks in three forms at least', () => {
    const kinds = lesson.steps.flatMap(({ question }) => question?.kind ?? []);
    if (kinds.length > 3) expect(new Set(kinds).size).toBeGreaterThanOrEqual(3);
  });

  it('cites only what is in the table of references', () => {
    const cited = LANGUAGES.flatMap(({ id }) =>
      readProse(prose(id)).steps.flatMap(({ references }) => references),
    );
    expect(cited.length).toBeGreaterThan(0);
    for (const reference of [...cited, ...ending.references]) {
      expect(inTable(reference), `RFC ${reference.rfc} §${reference.section}`).toBe(true);
    }
  });

  it('cites only lessons of the curriculum', () => {
    const sentences = ending.simplifications.flatMap((each) => Object.values(each));
    const sources = [...LANGUAGES.map(({ id }) => prose(id)), ...sentences];
    for (const slug of sources.flatMap(citedLessons)) {
      expect(plannedLesson(slug), slug).toBeDefined();
    }
  });

  it.each(LANGUAGES)('writes no number in $name that is not part of a checked claim', ({ id }) => {
    const said = claims.map(({ says }) => says[id]);
    const simplifications = ending.simplifications.map((each) => each[id]);
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
      [
        ...Object.values(endings).flatMap(({ references }) => references),
        ...GLOSSARY.flatMap(({ ref }) => ref ?? []),
      ].map(({ rfc, section }) => `${rfc} ${section}`),
    );
    const listed = Object.entries(table).flatMap(([rfc, { sections }]) =>
      Object.keys(sections).map((section) => `${rfc} ${section}`),
    );
    expect(listed.filter((each) => !used.has(each))).toEqual([]);
  });
});
