import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'DNSSEC', zh: 'DNS 安全扩展 DNSSEC' },
  says: {
    en: 'Signatures on DNS records, so that a forged answer is recognised.',
    zh: '给 DNS 记录加上签名，伪造的回答就能被识破。',
  },
  ref: cite(9499, 10),
  lesson: 'dns-messages',
};
