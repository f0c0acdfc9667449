/** Why the agent does not pass a frame on, and what it will send: keys, for which the page has words. */

/** The egress filter's reasons to refuse a frame of the page. */
export const REFUSALS = [
  /** Too short, too long, or with lengths inside that do not fit. */
  'framing',
  /** The sender's MAC address is not the one that our stack was given. */
  'source-mac',
  /** It carries a VLAN tag. */
  'tagged',
  /** Neither IPv4 nor ARP. */
  'ether-type',
  /** The ARP message names another MAC address as its sender. */
  'arp-hardware',
  /** The ARP message names an IPv4 address as its sender that is not the page's. */
  'arp-sender',
  /** The IPv4 packet comes from an address that is not the page's. */
  'ip-sender',
  /** The sender is an address that the computer itself has. */
  'host-address',
  /** More than the agent lets out in a second. */
  'rate',
] as const;
export type RefusalCause = (typeof REFUSALS)[number];

/** What got lost between card and page through nobody's fault. */
export const DROPS = [
  /** The page does not read as fast as frames come. */
  'backlog-to-page',
  /** The card does not send as fast as the page writes. */
  'backlog-to-card',
  /** It came from the card and is longer than the stack has room for. */
  'too-long',
  /** The system's buffer of received frames was full. */
  'kernel',
  /** The card would not take it. */
  'card-refused',
] as const;
export type DropCause = (typeof DROPS)[number];

/** What joining a network sends there. */
export const EGRESS = [
  /** DHCP messages, by broadcast, until there is a lease, and to renew it. */
  'dhcp',
  /** ARP: whether somebody has the address already, then questions and answers about neighbours. */
  'arp',
  /** Answers to whoever calls us: echo replies, resets, errors of ICMP. */
  'answers',
  /** What is typed on the page. */
  'typed',
] as const;
