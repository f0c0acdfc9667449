import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { networkEvents } from '../events.ts';

export const networkWords: WordsFor<typeof networkEvents> = {
  'network.away': {
    source: 'link',
    label: { en: 'back from sleep', zh: '从睡眠中恢复' },
    why: ({ lasted }) =>
      sentence(
        'The computer slept for {time}. This run stood still, and nobody heard what the network sent meanwhile.',
        '计算机睡眠了 {time}。这期间本次运行停住不动，网络发来的内容没有人收到。',
        { time: { duration: lasted } },
      ),
    say: ({ lasted }) =>
      sentence('the computer slept for {time}', '计算机睡眠了 {time}', {
        time: { duration: lasted },
      }),
  },
};
