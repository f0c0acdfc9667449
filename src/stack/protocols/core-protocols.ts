/** The protocols that every host has. */
import { arpProtocol } from './arp/protocol.ts';
import { icmpProtocol } from './icmp/protocol.ts';
import { ipv4Protocol } from './ipv4/protocol.ts';
import type { IpProtocol, LinkProtocol } from './kind.ts';
import { tcpProtocol } from './tcp/protocol.ts';
import { udpProtocol } from './udp/protocol.ts';

/** The definitions that a host looks its frames and packets up in. */
export interface ProtocolTable {
  /** The one whose frames come most often stands first. */
  readonly linkProtocols: readonly LinkProtocol[];
  readonly ipProtocols: readonly IpProtocol[];
}

export const CORE_PROTOCOLS: ProtocolTable = {
  linkProtocols: [ipv4Protocol, arpProtocol],
  ipProtocols: [tcpProtocol, udpProtocol, icmpProtocol] as readonly IpProtocol[],
};
