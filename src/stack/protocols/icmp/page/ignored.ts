import type { TableFor } from '../../../trace/words.ts';
import type { IcmpIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const icmpIgnored: TableFor<IcmpIgnoredReasons> = {
  'icmp-truncated': { en: 'shorter than an ICMP header', zh: '比 ICMP 首部还短' },
  'icmp-checksum': { en: 'wrong ICMP checksum', zh: 'ICMP 校验和不对' },
  'icmp-doubtful': {
    en: 'the ICMP error quotes a packet that no socket here sent',
    zh: 'ICMP 差错引用的分组不是这里任何套接字发出的',
  },
  'redirect-doubtful': { en: 'a redirect that may be forged', zh: '重定向可能是伪造的' },
};
