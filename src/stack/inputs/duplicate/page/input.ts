import { HOUR, MILLISECOND } from '../../../core/instant.ts';
import { sentence } from '../../../trace/words.ts';
import type { InputPage } from '../../page.ts';
import type { Duplicate } from '../index.ts';

export const inputPage: InputPage<Duplicate> = {
  kind: 'duplicate',
  done: { en: 'a packet was duplicated', zh: '复制了一个分组' },
  name: ({ frame }, { packet }) =>
    sentence('{packet} duplicated', '复制 {packet}', { packet: packet(frame) }),
  packet: {
    order: 30,
    label: { en: 'Duplicate', zh: '复制' },
    command: { en: 'Duplicate the packet', zh: '复制这个分组' },
    fields: [
      {
        key: 'after',
        label: { en: 'copy arrives later by', zh: '副本晚到' },
        unit: 'ms',
        least: 0,
        most: () => HOUR,
        initial: ({ flight }) => Math.max(MILLISECOND, Math.round(flight / 4)),
      },
    ],
    input: (at, frame, { after = 0 }) => ({ at, kind: 'duplicate', frame, after }),
  },
};
