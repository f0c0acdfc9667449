import type { InputPage } from '../../page.ts';
import type { Away } from '../index.ts';

const done = { en: 'the run stood still', zh: '运行停顿' };

export const inputPage: InputPage<Away> = {
  kind: 'away',
  done,
  outside: true,
  name: () => ({ text: done, values: {} }),
};
