import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { SentSignal } from '../index.ts';

export const inputPage: InputPage<SentSignal> = {
  kind: 'signal',
  done: { en: 'a signal was sent to a program', zh: '向程序发送了一个信号' },
  name: ({ node: number }, { node }) =>
    sentence('a signal to a program on {node}', '向 {node} 上的程序发信号', { node: node(number) }),
};
