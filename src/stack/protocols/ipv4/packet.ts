/** A received IPv4 packet's place in the arena. One record is reused for every packet of a host. */
import type { Ipv4 } from '../../core/addresses.ts';
import type { FrameRef } from '../../core/arena.ts';

export interface IpPacket {
  frame: FrameRef;
  /** Byte offsets in the arena: IP header, what it carries, end of the packet. */
  ipStart: number;
  start: number;
  end: number;
  src: Ipv4;
  dst: Ipv4;
  protocol: number;
  ttl: number;
  tos: number;
  /** Came in a link-layer broadcast, or to a broadcast or multicast address. */
  broadcast: boolean;
}

export function emptyPacket(): IpPacket {
  return {
    frame: -1,
    ipStart: 0,
    start: 0,
    end: 0,
    src: 0,
    dst: 0,
    protocol: 0,
    ttl: 0,
    tos: 0,
    broadcast: false,
  };
}
