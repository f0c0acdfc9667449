/**
 * The messages of a route socket, 24 octets each: what a program asks of the host's interfaces,
 * routes and name servers, and what it hears of them. Integers are in network byte order.
 *
 *     0 type   1 card   2 prefix length   3 gone   4 address   8 gateway   12 distance   16 MAC   22 MTU
 */
import type { Ipv4, Mac } from '../../../core/addresses.ts';

export interface RouteMessage {
  /**
   * `list` asks for all of interfaces, routes and name servers; a host answers with one message for
   * each. `connections` ends those of TCP from `address`.
   */
  type: 'list' | 'interface' | 'address' | 'route' | 'neighbour' | 'connections' | 'name-server';
  /** A card's number. */
  nic: number;
  prefixLength: number;
  /**
   * The address or route is withdrawn; the interface has no carrier; of connections, their address is
   * lost already, so that their peers cannot be told.
   */
  gone: boolean;
  /**
   * Of an interface, its address (0: none); of a route, its network; of a neighbour, whose `mac` it is;
   * of a name server, where it is asked.
   */
  address: Ipv4;
  /** Next hop of a route, 0 when the network is on the link. */
  gateway: Ipv4;
  /** Of several routes to one network, that with the smallest distance is used. */
  distance: number;
  mac: Mac;
  mtu: number;
}

export const MESSAGE_LENGTH = 24;
const TYPES: readonly RouteMessage['type'][] = [
  'list',
  'interface',
  'address',
  'route',
  'neighbour',
  'connections',
  'name-server',
];

export function encodeRouteMessage(
  message: Pick<RouteMessage, 'type'> & Partial<RouteMessage>,
): Uint8Array {
  const bytes = new Uint8Array(MESSAGE_LENGTH);
  const view = new DataView(bytes.buffer);
  const { nic = 0, prefixLength = 0, gone = false, address = 0, gateway = 0 } = message;
  const { distance = 0, mac = 0, mtu = 0 } = message;
  view.setUint8(0, TYPES.indexOf(message.type));
  view.setUint8(1, nic);
  view.setUint8(2, prefixLength);
  view.setUint8(3, gone ? 1 : 0);
  view.setUint32(4, address);
  view.setUint32(8, gateway);
  view.setUint32(12, distance);
  view.setUint16(16, Math.floor(mac / 2 ** 32));
  view.setUint32(18, mac % 2 ** 32);
  view.setUint16(22, mtu);
  return bytes;
}

/** Undefined when these octets are no message. */
export function decodeRouteMessage(bytes: Uint8Array): RouteMessage | undefined {
  const type = bytes.length === MESSAGE_LENGTH ? TYPES[bytes[0] as number] : undefined;
  if (type === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return {
    type,
    nic: view.getUint8(1),
    prefixLength: view.getUint8(2),
    gone: view.getUint8(3) === 1,
    address: view.getUint32(4),
    gateway: view.getUint32(8),
    distance: view.getUint32(12),
    mac: view.getUint16(16) * 2 ** 32 + view.getUint32(18),
    mtu: view.getUint16(22),
  };
}
