import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Reseed } from '../index.ts';

export const inputPage: InputPage<Reseed> = {
  kind: 'reseed',
  done: { en: 'the host was given fresh random numbers', zh: '主机得到了新的随机数' },
  outside: true,
  name: ({ node: number }, { node }) =>
    sentence('fresh random numbers for {node}', '给 {node} 新的随机数', { node: node(number) }),
};
