import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'black hole', zh: '路径 MTU 黑洞' },
  also: { en: ['PMTUD black hole'], zh: ['黑洞'] },
  says: {
    en: 'A path on which packets that are too long vanish, and their sender never hears why: small packets pass, long ones don’t.',
    zh: '过长的分组在路上消失，发送方又收不到原因的路径：短分组过得去，长分组过不去。',
  },
  ref: cite(2923, 2.1),
  lesson: 'fragmentation',
};
