import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'INIT-REBOOT', zh: '重启初始化 INIT-REBOOT' },
  also: { en: [], zh: [] },
  says: {
    en: 'The state of a DHCP client that still knows the address it had: it asks for that address at once, without looking for a server first.',
    zh: 'DHCP 客户端的一种状态：还记得上次用的地址，不先寻找服务器，直接请求沿用它。',
  },
  ref: cite(2131, '4.4.2'),
  lesson: 'dhcp',
};
