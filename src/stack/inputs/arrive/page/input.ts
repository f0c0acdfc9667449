import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Arrival } from '../index.ts';

export const inputPage: InputPage<Arrival> = {
  kind: 'arrive',
  done: { en: 'a frame came from the network outside', zh: '外部网络发来一个帧' },
  outside: true,
  name: ({ node: number }, { node }) =>
    sentence('a frame from {node}', '来自{node}的一个帧', { node: node(number) }),
};
