import type { SocketType } from '../calls.ts';
import type { SocketKind } from '../kind.ts';
import { datagramSockets } from './datagram/datagram.ts';
import { packetSockets } from './packet/packet.ts';
import { icmpSockets, rawSockets } from './raw/raw.ts';
import { routeSockets } from './route/route.ts';
import { streamSockets } from './stream/stream.ts';

export const SOCKET_KINDS: Readonly<Record<SocketType, SocketKind>> = {
  stream: streamSockets,
  dgram: datagramSockets,
  raw: rawSockets,
  icmp: icmpSockets,
  packet: packetSockets,
  route: routeSockets,
};
