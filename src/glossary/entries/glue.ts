import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'glue', zh: '胶水记录' },
  also: { en: ['glue record'], zh: ['粘连记录'] },
  says: {
    en: 'The address of a name server whose name lies in the very zone it serves: without it one could not get there.',
    zh: '名字就在自己所负责的区里的域名服务器，其地址必须一并给出，否则无从找起。',
  },
  ref: cite(9499, 7),
  lesson: 'dns-resolver',
};
