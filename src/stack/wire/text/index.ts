// The words for every header, by its id.

import { arpText } from '../../protocols/arp/page/header-text.ts';
import { ethernetText } from '../../protocols/ethernet/page/header-text.ts';
import { icmpText } from '../../protocols/icmp/page/header-text.ts';
import { ipv4HeaderText } from '../../protocols/ipv4/page/header-text.ts';
import { tcpText } from '../../protocols/tcp/page/header-text.ts';
import { udpText } from '../../protocols/udp/page/header-text.ts';
import type { HeaderId } from '../header.ts';
import type { AnyHeaderText } from './types.ts';

export const headerTexts: Readonly<Record<HeaderId, AnyHeaderText>> = {
  eth: ethernetText,
  arp: arpText,
  ipv4: ipv4HeaderText,
  icmp: icmpText,
  udp: udpText,
  tcp: tcpText,
};
