/** The words of what a RED queue tells of itself. */
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { redEvents } from '../events.ts';

export const redWords: WordsFor<typeof redEvents> = {
  'red.average': {
    source: 'link',
    label: { en: 'RED averaged its queue', zh: 'RED 算出平均队长' },
    why: ({ average }, { node }) =>
      sentence(
        'The average length of the queue at {node} came to {average} bytes.',
        '{node} 处队列的平均长度算得 {average} 字节。',
        { node, average },
      ),
    say: null,
  },
};
