import type { TableFor } from '../../../trace/words.ts';
import type { EthernetIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const ethernetIgnored: TableFor<EthernetIgnoredReasons> = {
  'frame-truncated': { en: 'shorter than an Ethernet header', zh: '比以太网首部还短' },
  'frame-too-long': { en: 'longer than the card’s MTU', zh: '超过网卡的 MTU' },
  'not-our-mac': { en: 'for another card', zh: '发给别的网卡' },
  'ether-type': { en: 'neither IPv4 nor ARP', zh: '既不是 IPv4 也不是 ARP' },
  'loopback-card': {
    en: 'nothing comes from outside through the loopback',
    zh: '外来的帧不能从环回接口进入',
  },
};
