import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import { forgedIn } from '../forged.ts';
import type { ForgedFrame } from '../index.ts';
import { forgedTitle } from '../title.ts';

export const inputPage: InputPage<ForgedFrame> = {
  kind: 'forge',
  done: { en: 'a packet that you put together was sent', zh: '发出了你构造的一个分组' },
  name: ({ node: number, bytes }, { node }) =>
    sentence('{packet} sent by {node}', '{node} 发出 {packet}', {
      packet: forgedTitle(forgedIn(bytes)),
      node: node(number),
    }),
};
