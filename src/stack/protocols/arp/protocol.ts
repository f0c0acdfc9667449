import { type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { etherTypes } from '../ethernet/header.ts';
import type { Nic } from '../ethernet/nic.ts';
import type { LinkProtocol } from '../kind.ts';
import { arpArrives, arpTimerFired } from './arp.ts';

export const arpProtocol: LinkProtocol = {
  id: 'arp',
  etherType: etherTypes.arp,
  arrives({ nics }, nic, frame, fx) {
    arpArrives(nics[nic] as Nic, nic, frame, fx);
    return false;
  },
  /** A timer belongs to a card; its name is the neighbour's address. */
  timer({ nics }, { conn, name }, fx) {
    arpTimerFired(nics[conn] as Nic, conn, parseIpv4(name) as Ipv4, fx);
  },
};
