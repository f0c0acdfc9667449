import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'payload', zh: '载荷' },
  also: { en: [], zh: ['有效载荷'] },
  says: {
    en: 'What a packet carries behind its header: to its protocol just bytes, to the next layer a message.',
    zh: '首部后面运载的内容：对本层协议来说只是一串字节，对上一层来说则是一个报文。',
  },
  ref: cite(8200, 3),
  lesson: 'layers',
};
