/** Sockets for ICMP: raw sockets of that protocol, which a person may open as well. */
import { ipProtocols } from '../../../protocols/ipv4/header.ts';
import type { SocketKind } from '../../kind.ts';
import { callRaw, openRaw } from '../raw/raw.ts';

export const icmpSockets: SocketKind = {
  type: 'icmp',
  open: (state, socket) => openRaw(state, socket, ipProtocols.icmp),
  call: callRaw,
};
