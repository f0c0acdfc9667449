import type { InputPage } from '../../page.ts';
import type { Reseed } from '../index.ts';

const done = { en: 'the host was given fresh random numbers', zh: '主机得到了新的随机数' };

export const inputPage: InputPage<Reseed> = {
  kind: 'reseed',
  done,
  outside: true,
  name: () => ({ text: done, values: {} }),
};
