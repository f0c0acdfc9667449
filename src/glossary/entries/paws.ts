import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'PAWS', zh: '防止序号回绕 PAWS' },
  says: {
    en: 'Protection against wrapped sequence numbers: a segment with a timestamp older than the last is an old duplicate.',
    zh: '防止序号回绕：时间戳比最近收到的还旧的报文段，就是迟到的旧报文段。',
  },
  ref: cite(7323, 5),
  lesson: 'window-scale',
};
