/** The numbers of DHCP (RFC 2131, RFC 2132). */

export const SERVER_PORT = 67;
export const CLIENT_PORT = 68;

export const BOOTREQUEST = 1;
export const BOOTREPLY = 2;
export const HARDWARE_ETHERNET = 1;
/** The client hears only broadcasts as yet (RFC 2131 §2). */
export const BROADCAST_FLAG = 0x8000;

/** RFC 2132 §9.6, by number. */
export const MESSAGE_TYPES = [
  undefined,
  'DISCOVER',
  'OFFER',
  'REQUEST',
  'DECLINE',
  'ACK',
  'NAK',
  'RELEASE',
  'INFORM',
] as const;
export type MessageType = NonNullable<(typeof MESSAGE_TYPES)[number]>;

export const OPTIONS = {
  pad: 0,
  subnetMask: 1,
  router: 3,
  domainServer: 6,
  hostName: 12,
  requestedAddress: 50,
  leaseTime: 51,
  overload: 52,
  messageType: 53,
  serverId: 54,
  parameters: 55,
  text: 56,
  renewalTime: 58,
  rebindingTime: 59,
  clientId: 61,
  end: 255,
} as const;

/** A lease without an end (RFC 2131 §3.3). */
export const FOREVER = 0xffffffff;
