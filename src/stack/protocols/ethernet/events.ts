/** Why a card puts a frame aside; Ethernet has no events of its own. */
export interface EthernetIgnoredReasons {
  'frame-truncated': true;
  'frame-too-long': true;
  'not-our-mac': true;
  'ether-type': true;
  'loopback-card': true;
}

declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends EthernetIgnoredReasons {}
}
