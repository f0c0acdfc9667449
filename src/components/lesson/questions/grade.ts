import type { Given, Question } from '../../../lessons/types.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Answer } from '../../../runtime/progress.ts';

/** The original run, then what each of the question's experiments has led to. */
export type Runs = readonly [RecordedRun, ...RecordedRun[]];

/** What the runs say, as the text that a learner would have to give. */
export function truthOf(question: Question, runs: Runs): string {
  if (question.kind !== 'choice') return String(question.answer(...runs));
  return Object.entries(question.options).find(([, happened]) => happened(...runs))?.[0] ?? '';
}

export function givenOf(question: Question, run: RecordedRun): readonly Given[] {
  return question.kind === 'field' ? question.given(run) : [];
}

/** Grades an answer. Numbers are compared as numbers, names without regard to case and spaces. */
export function grade(question: Question, given: string, runs: Runs): Answer {
  const truth = truthOf(question, runs);
  return { given: given.trim(), truth, right: same(given, truth) };
}

function same(given: string, truth: string): boolean {
  const a = numberOf(given);
  const b = numberOf(truth);
  if (a !== undefined && b !== undefined) return a === b;
  return normal(given) === normal(truth);
}

/** Numbers as people type them: spaces and separators inside, hexadecimal with 0x. */
export function numberOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\u202f,_]/g, '');
  if (!/^[+-]?(\d+(\.\d+)?|0x[\da-f]+)$/i.test(plain)) return undefined;
  return Number(plain);
}

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,_-]+/g, ' ')
    .trim();
}
