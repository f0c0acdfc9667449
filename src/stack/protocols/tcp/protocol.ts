import type { TransportFx } from '../../sockets/ip-service.ts';
import type { TransportState } from '../../sockets/state.ts';
import { ipProtocols } from '../ipv4/header.ts';
import type { IpProtocol } from '../kind.ts';
import { tcpErrorArrives } from './arrive/icmp-error.ts';
import { tcpArrives } from './arrive/tcp-arrives.ts';
import { tcpTimerFired } from './timers/timer-fired.ts';

export const tcpProtocol: IpProtocol<TransportState, TransportFx> = {
  id: 'tcp',
  number: ipProtocols.tcp,
  arrives: tcpArrives,
  errorArrives: tcpErrorArrives,
  timer: (state, timer, _ref, fx) => tcpTimerFired(state, timer, fx),
};
