import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Away } from '../index.ts';

export const inputPage: InputPage<Away> = {
  kind: 'away',
  done: { en: 'the computer slept', zh: '计算机睡眠了' },
  outside: true,
  name: ({ lasted }) =>
    sentence('asleep for {time}', '睡眠 {time}', { time: { duration: lasted } }),
};
