// ARP for IPv4 over Ethernet (RFC 826).

export { arp } from './offsets.ts';

export const arpOperations = { request: 1, reply: 2, rarpRequest: 3, rarpReply: 4 } as const;

/** Ethernet, in the hardware type field (RFC 826, RFC 5494). */
export const ARP_HARDWARE_ETHERNET = 1;
