/** The protocols that every host has. UDP comes with the first datagram socket, ICMP with what can make somebody send it. */
import { arpProtocol } from './arp/protocol.ts';
import { ipv4Protocol } from './ipv4/protocol.ts';
import type { IpProtocol, LinkProtocol } from './kind.ts';
import { tcpProtocol } from './tcp/protocol.ts';

/** The definitions that a host looks its frames and packets up in. */
export interface ProtocolTable {
  /** The one whose frames come most often stands first. */
  readonly linkProtocols: readonly LinkProtocol[];
  readonly ipProtocols: readonly IpProtocol[];
}

export const CORE_PROTOCOLS: ProtocolTable = {
  linkProtocols: [ipv4Protocol, arpProtocol],
  ipProtocols: [tcpProtocol] as readonly IpProtocol[],
};
