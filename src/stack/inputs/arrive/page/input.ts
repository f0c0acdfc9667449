import type { InputPage } from '../../page.ts';
import type { Arrival } from '../index.ts';

const done = { en: 'a frame came from the network outside', zh: '外部网络发来一个帧' };

export const inputPage: InputPage<Arrival> = {
  kind: 'arrive',
  done,
  outside: true,
  name: () => ({ text: done, values: {} }),
};
