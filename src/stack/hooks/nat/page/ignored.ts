import type { TableFor } from '../../../trace/words.ts';
import type { NatIgnoredReasons } from '../events.ts';

/** Why a NAT does not let a packet pass, as the end of a sentence. */
export const natIgnored: TableFor<NatIgnoredReasons> = {
  'nat-no-mapping': {
    en: 'no mapping says which host inside it is for, or about',
    zh: '没有哪条映射说明它与哪台内部主机有关',
  },
  'nat-filtered': {
    en: 'filtered: the host inside has not sent to this peer',
    zh: '被过滤：内部主机没有向这个对端发送过',
  },
  'nat-unsolicited-syn': {
    en: 'nobody inside has asked for this connection',
    zh: '内部没有谁要过这条连接',
  },
  'nat-no-port': { en: 'no port outside is free for it', zh: '外部没有空闲的端口给它' },
  'nat-table-full': {
    en: 'the table of conversations is full',
    zh: '会话表满了',
  },
  'nat-protocol': {
    en: 'it has no ports by which an answer could find its way back',
    zh: '它没有端口，答复会找不到回来的路',
  },
  'nat-too-short': {
    en: 'its transport header is not all there, and cannot be rewritten',
    zh: '它的传输层首部不完整，无法改写',
  },
  'nat-icmp-checksum': {
    en: 'the checksum of the ICMP error is wrong',
    zh: '这个 ICMP 差错报文的校验和不对',
  },
  'nat-quoted': {
    en: 'the packet that the ICMP error quotes cannot be read',
    zh: 'ICMP 差错报文里引用的分组无法辨认',
  },
  'nat-fragment-late': {
    en: 'the first fragment of its datagram was not let through, or has not come in time',
    zh: '它所属数据报的第一个分片没有放行，或者没有及时到来',
  },
  'nat-fragments-full': {
    en: 'too many fragments wait for their first',
    zh: '等待第一个分片的分片太多了',
  },
};
