import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { TypedLine } from '../index.ts';

/** A run's name has room for so many letters of what was typed. */
const MOST = 28;

function short(line: string): string {
  const words = line.trim();
  return words.length > MOST ? `${words.slice(0, MOST - 1).trimEnd()}…` : words;
}

export const inputPage: InputPage<TypedLine> = {
  kind: 'type',
  done: { en: 'a line was typed', zh: '输入了一行' },
  name: ({ node: number, line }, { node }) =>
    sentence('“{line}” typed at {node}', '在 {node} 输入“{line}”', {
      ...{ node: node(number), line: { en: short(line), zh: short(line) } },
    }),
};
