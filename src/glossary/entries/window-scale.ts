import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'window scale', zh: '窗口扩大' },
  also: { en: ['window scaling', 'WScale'], zh: ['窗口扩大选项', '窗口缩放'] },
  labels: ['WS', 'wscale'],
  says: {
    en: 'An option of the SYN: by how many bits the window field is to be shifted, so that windows above 65,535 bytes can be said.',
    zh: 'SYN 携带的选项：窗口字段要左移多少位，从而能表示大于 65535 字节的窗口。',
  },
  ref: cite(7323, 2),
  lesson: 'window-scale',
};
