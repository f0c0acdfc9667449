import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { ForeignFrame } from '../index.ts';

export const inputPage: InputPage<ForeignFrame> = {
  kind: 'frame',
  done: { en: 'a frame from outside arrived', zh: '外来的一个帧到达' },
  name: ({ node: number }, { node }) =>
    sentence('a frame put in at {node}', '向 {node} 注入一个帧', { node: node(number) }),
};
