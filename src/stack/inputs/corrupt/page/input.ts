import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import { FIRST_BIT } from '../bits.ts';
import type { Corrupt } from '../index.ts';

export const inputPage: InputPage<Corrupt> = {
  kind: 'corrupt',
  done: { en: 'a bit of a packet was flipped', zh: '翻转了一个分组的一个比特' },
  name: ({ frame, bit }, { packet }) =>
    sentence('{packet} corrupted (bit {bit})', '弄坏 {packet}（第 {bit} 位）', {
      packet: packet(frame),
      bit,
    }),
  packet: {
    order: 40,
    label: { en: 'Corrupt', zh: '弄坏' },
    command: { en: 'Corrupt the packet', zh: '弄坏这个分组' },
    fields: [
      {
        key: 'bit',
        label: { en: 'bit', zh: '位' },
        unit: 'bit',
        least: FIRST_BIT,
        most: ({ bytes }) => bytes * 8 - 1,
        // The last bit: of the data, or else of the last header.
        initial: ({ bytes }) => bytes * 8 - 1,
      },
    ],
    input: (at, frame, { bit = FIRST_BIT }) => ({ at, kind: 'corrupt', frame, bit }),
  },
};
