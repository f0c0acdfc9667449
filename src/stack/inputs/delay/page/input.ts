import { HOUR, MILLISECOND } from '../../../core/instant.ts';
import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Delay } from '../index.ts';

export const inputPage: InputPage<Delay> = {
  kind: 'delay',
  done: { en: 'a packet was delayed', zh: '推迟了一个分组' },
  name: ({ frame, by }, { packet }) =>
    sentence('{packet} delayed by {time}', '{packet} 推迟 {time}', {
      packet: packet(frame),
      time: { duration: by },
    }),
  packet: {
    order: 20,
    label: { en: 'Delay', zh: '推迟' },
    command: { en: 'Delay the packet', zh: '推迟这个分组' },
    fields: [
      {
        key: 'by',
        label: { en: 'by', zh: '时长' },
        unit: 'ms',
        least: 1,
        most: () => HOUR,
        // Long enough to be seen, and to let what was sent a round trip later overtake it.
        initial: ({ flight }) => Math.max(MILLISECOND, 2 * flight),
      },
    ],
    input: (at, frame, { by = MILLISECOND }) => ({ at, kind: 'delay', frame, by }),
  },
};
