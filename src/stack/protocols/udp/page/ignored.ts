import type { TableFor } from '../../../trace/words.ts';
import type { UdpIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const udpIgnored: TableFor<UdpIgnoredReasons> = {
  'udp-length': { en: 'impossible UDP length', zh: 'UDP 长度不可能' },
  'udp-checksum': { en: 'wrong UDP checksum', zh: 'UDP 校验和不对' },
  'udp-no-member': {
    en: 'no socket of the port wants this sender’s datagrams to the group',
    zh: '该端口没有套接字要收这个发送方发给该组的数据报',
  },
  'udp-queue-full': { en: 'the socket’s queue is full', zh: '套接字的接收队列已满' },
};
