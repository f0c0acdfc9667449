import type { TableFor } from '../../../trace/words.ts';
import type { UdpIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const udpIgnored: TableFor<UdpIgnoredReasons> = {
  'udp-length': { en: 'impossible UDP length', zh: 'UDP 长度不可能' },
  'udp-checksum': { en: 'wrong UDP checksum', zh: 'UDP 校验和不对' },
  'udp-queue-full': { en: 'the socket’s queue is full', zh: '套接字的接收队列已满' },
};
