import type { InputPage } from '../../page.ts';
import type { Away } from '../index.ts';

const done = { en: 'the computer slept', zh: '计算机睡眠了' };

export const inputPage: InputPage<Away> = {
  kind: 'away',
  done,
  outside: true,
  name: () => ({ text: done, values: {} }),
};
