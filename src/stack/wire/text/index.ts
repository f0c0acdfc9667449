// The words for every header, by its id.

import type { HeaderId } from '../header.ts';
import { arpText } from './arp.ts';
import { ethernetText } from './ethernet.ts';
import { icmpText } from './icmp.ts';
import { ipv4HeaderText } from './ipv4.ts';
import { tcpText } from './tcp.ts';
import type { AnyHeaderText } from './types.ts';
import { udpText } from './udp.ts';

export const headerTexts: Readonly<Record<HeaderId, AnyHeaderText>> = {
  eth: ethernetText,
  arp: arpText,
  ipv4: ipv4HeaderText,
  icmp: icmpText,
  udp: udpText,
  tcp: tcpText,
};
