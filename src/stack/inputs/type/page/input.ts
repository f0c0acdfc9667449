import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { TypedLine } from '../index.ts';

export const inputPage: InputPage<TypedLine> = {
  kind: 'type',
  done: { en: 'a line was typed', zh: '输入了一行' },
  name: ({ node: number }, { node }) =>
    sentence('a line typed at {node}', '在 {node} 输入一行', { node: node(number) }),
};
