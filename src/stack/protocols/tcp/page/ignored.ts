import type { TableFor } from '../../../trace/words.ts';
import type { TcpIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const tcpIgnored: TableFor<TcpIgnoredReasons> = {
  'tcp-truncated': { en: 'shorter than a TCP header', zh: '比 TCP 首部还短' },
  'tcp-data-offset': { en: 'impossible TCP header length', zh: 'TCP 首部长度不可能' },
  'tcp-checksum': { en: 'wrong TCP checksum', zh: 'TCP 校验和不对' },
};
