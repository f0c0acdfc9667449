import { expect, test } from 'vitest';
import type { Spoken, SpokenLine, Talk } from './spoken.ts';
import type { Remark } from './terminal-store.ts';
import { transcript } from './transcript.ts';

const talk = { number: 1, process: 3, line: 'nc 10.0.0.2 80', since: 5 } as Talk;
const line = (process: number, what: SpokenLine['what'], text: string, at = 9): SpokenLine => ({
  ...{ event: 0, at, process, what, text },
  talk: process === 3 ? talk : undefined,
});
const spokenOf = (...lines: SpokenLine[]) => ({ lines, forgotten: 0 }) as unknown as Spoken;
const remark = (id: number, after: number, words: string): Remark => ({
  ...{ id, what: 'told', after },
  say: () => words,
});
const OPTIONS = {
  ...{ remarks: [], hidden: new Set<number>(), clearedAt: { lines: 0, remarks: 0 }, most: 100 },
};
const texts = (spoken: Spoken, options: Partial<Parameters<typeof transcript>[1]> = {}) =>
  transcript(spoken, { ...OPTIONS, ...options }).map((entry) =>
    'remark' in entry ? entry.remark.say((() => '') as never) : entry.text,
  );

test('what the page says stands between the lines that were there and those that came', () => {
  const spoken = spokenOf(line(1, 'printed', 'a'), line(1, 'printed', 'b'));
  expect(texts(spoken, { remarks: [remark(1, 1, 'between'), remark(2, 2, 'behind')] })).toEqual([
    ...['a', 'between', 'b', 'behind'],
  ]);
});

test('a line that this page has typed is shown as it was typed there, and not twice', () => {
  const spoken = spokenOf(line(1, 'typed', 'ping 10.0.0.2'), line(1, 'printed', 'reply'));
  expect(texts(spoken, { remarks: [remark(1, 0, 'ping web.lab')] })).toEqual([
    ...['ping web.lab', 'reply'],
  ]);
});

test('a recording tells what was typed in the words of the command line', () => {
  const spoken = spokenOf(
    line(3, 'typed', 'nc 10.0.0.2 80', 5),
    line(3, 'typed', 'GET /\r'),
    line(3, 'typed', '\u0004'),
  );
  expect(texts(spoken)).toEqual(['nc 10.0.0.2 80', 'send 1 GET /\\r', 'close 1']);
});

test('what the page asked on its own account is not shown', () => {
  const spoken = spokenOf(line(2, 'typed', 'dig web.lab A'), line(1, 'printed', 'a'));
  expect(texts(spoken, { hidden: new Set([2]) })).toEqual(['a']);
});

test('what was cleared stays away, and a long text shows its end', () => {
  const spoken = spokenOf(...['a', 'b', 'c'].map((each) => line(1, 'printed', each)));
  const clearedAt = { lines: 1, remarks: 1 };
  expect(texts(spoken, { clearedAt, remarks: [remark(1, 0, 'old')] })).toEqual(['b', 'c']);
  expect(texts(spoken, { most: 1 })).toEqual(['c']);
});
