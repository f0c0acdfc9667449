/** The words of frame check sequences. */
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { fcsEvents } from '../events.ts';

const hex = (sum: number) => `0x${sum.toString(16).padStart(8, '0')}`;

export const fcsWords: WordsFor<typeof fcsEvents> = {
  'fcs.failed': {
    source: 'link',
    label: { en: 'a frame check sequence did not fit', zh: '帧校验序列不符' },
    why: ({ carried, computed }, { node }) =>
      sentence(
        'The frame that reached {node} carries the check sequence {carried}, but its bits give {computed}: the card takes it for damaged and discards it.',
        '到达 {node} 的帧带着校验序列 {carried}，而按它的比特算出的是 {computed}：网卡认为帧已损坏，把它丢弃。',
        { node, carried: hex(carried), computed: hex(computed) },
      ),
    ask: (_, { node }) =>
      sentence('How does {node} know of the damage?', '{node} 怎么知道帧损坏了？', { node }),
    say: null,
  },
};
