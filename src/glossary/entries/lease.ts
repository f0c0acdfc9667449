import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'lease', zh: '租约' },
  also: { en: ['T1', 'T2'], zh: ['租期'] },
  says: {
    en: 'For how long a server gives an address to a client. At half of it (T1) the client asks the same server to renew it; at seven eighths (T2) it asks any server; at its end it must stop using the address.',
    zh: '服务器把一个地址交给客户端使用的期限。过半时（T1），客户端请原来的服务器续租；过了八分之七（T2），改向任何服务器请求；到期就必须停用这个地址。',
  },
  ref: cite(2131, '4.4.5'),
  lesson: 'dhcp',
};
