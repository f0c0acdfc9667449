import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Drop } from '../index.ts';

export const inputPage: InputPage<Drop> = {
  kind: 'drop',
  done: { en: 'a packet was dropped', zh: '丢掉了一个分组' },
  name: ({ frame }, { packet }) =>
    sentence('{packet} dropped', '丢掉 {packet}', { packet: packet(frame) }),
  packet: {
    order: 10,
    label: { en: 'Drop', zh: '丢掉' },
    command: { en: 'Drop the packet', zh: '丢掉这个分组' },
    fields: [],
    input: (at, frame) => ({ at, kind: 'drop', frame }),
  },
};
