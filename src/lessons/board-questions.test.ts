/** On the board the text is hidden, and the question stands alone: it must say all that it needs. */
import { describe, expect, it } from 'vitest';
import { type ProseStep, readProse } from './testing/prose.ts';

const proses = import.meta.glob<string>('./*/{en,zh}.mdx', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** Words that point at the text beside the question; whoever does not see it asks: which? */
const POINTING = {
  en: /\b(this|that|these|those|there|it|them)\b|(?<!what )\bthen\b/i,
  zh: /这|那(?!里|么)|它|此刻/,
};
/** Of these, those that point at nothing within one sentence or two either. */
const POINTING_OUT = { en: /\b(these|those)\b|(?<!what )\bthen\?/i, zh: /这|那(?!里|么)/ };
/** It is read from the last row, above a picture that needs its room. */
const LONGEST = { en: 125, zh: 60 };

const languageOf = (path: string) => (path.endsWith('en.mdx') ? 'en' : 'zh');
const numbersIn = (text: string) =>
  text.replaceAll(/(?<=\d)[ \u202f](?=\d{3})/g, '').match(/\d+/g) ?? [];
const withoutBoard = ({ source }: ProseStep) => source.replaceAll(/\sboard="[^"]*"/g, '');

const asked = Object.entries(proses).flatMap(([path, prose]) =>
  readProse(prose).steps.flatMap((step) =>
    step.questions.map(
      (question) => ({ path, step, question, language: languageOf(path) }) as const,
    ),
  ),
);

describe.each(asked)('$question.id in $path', ({ step, question, language }) => {
  const { prompt, board } = question;

  it('says itself what it speaks of, if need be in words for the board', () => {
    expect(board === '' ? prompt : board).not.toMatch(POINTING_OUT[language]);
    if (board === '') expect(prompt).not.toMatch(POINTING[language]);
  });

  it('has on the board no number that its step does not have', () => {
    expect(numbersIn(withoutBoard(step))).toEqual(expect.arrayContaining(numbersIn(board)));
  });

  it('is short enough for the board', () => {
    expect((board === '' ? prompt : board).length).toBeLessThanOrEqual(LONGEST[language]);
  });
});
