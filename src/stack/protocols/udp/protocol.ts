import type { TransportFx } from '../../sockets/ip-service.ts';
import type { TransportState } from '../../sockets/state.ts';
import { ipProtocols } from '../ipv4/header.ts';
import type { IpProtocol } from '../kind.ts';
import { udpArrives } from './datagrams.ts';
import { udpErrorArrives } from './icmp-error.ts';

export const udpProtocol: IpProtocol<TransportState, TransportFx> = {
  id: 'udp',
  number: ipProtocols.udp,
  arrives: udpArrives,
  errorArrives: udpErrorArrives,
};
