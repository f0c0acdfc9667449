import { ipProtocols } from '../ipv4/header.ts';
import type { IpProtocol } from '../kind.ts';
import { icmpTypes } from './header.ts';
import { icmpArrives } from './icmp.ts';

export const icmpProtocol: IpProtocol = {
  id: 'icmp',
  number: ipProtocols.icmp,
  arrives(_state, packet, fx) {
    const error = icmpArrives(packet, fx);
    // One router a network: a redirect gives nothing to choose.
    if (error !== undefined && error.type !== icmpTypes.redirect) fx.deliverError(error);
  },
};
