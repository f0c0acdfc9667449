/**
 * A DHCP relay (RFC 1542 §4, RFC 2131): a router on whose networks clients ask, and that knows where a
 * server is. It notes in `giaddr` on which network the client is, and the server answers it there.
 */
import { IPV4_BROADCAST, type Ipv4, ipv4, MAC_BROADCAST } from '../../core/addresses.ts';
import { BROADCAST_FLAG, CLIENT_PORT, SERVER_PORT } from '../../protocols/dhcp/codes.ts';
import type { DhcpDiscardReason } from '../../protocols/dhcp/events.ts';
import { udpDataFor, udpFrame } from '../../protocols/dhcp/frame.ts';
import { AT, type DhcpMessage, decodeDhcp, isReply } from '../../protocols/dhcp/message.ts';
import { etherTypes } from '../../protocols/ethernet/header.ts';
import type { RouteMessage } from '../../sockets/kinds/route/message.ts';
import { interfacesOf } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages, READ } from '../non-blocking.ts';
import { aboutOf } from './answer.ts';

export interface DhcpRelayArgs {
  readonly server: string;
}

interface DhcpRelayState {
  readonly server: Ipv4;
  fd: number;
  frames: number;
  /** What the host gives to datagrams, for those that are built here. */
  ttl: number;
  routes: number;
}

/** RFC 1542 §4.1.1: no message goes round for ever. */
const MOST_HOPS = 16;

export const dhcpRelay: AppKind<DhcpRelayState, DhcpRelayArgs> = {
  id: 'dhcp.relay',
  needs: () => ['dgram', 'packet', 'route', 'socket-options'],
  hears: { sockets: true },
  init: ({ server }) => ({ server: ipv4(server), fd: -1, ttl: 0, frames: -1, routes: -1 }),
  step(state: DhcpRelayState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type !== 'socket') return;
    else if (event.fd === state.frames) hearClients(state, env);
    else if (event.fd === state.fd) hearServer(state, env);
    else messages(event.fd, env);
  },
};

function open(state: DhcpRelayState, env: AppEnv): void {
  state.fd = call(env, { name: 'socket', type: 'dgram', nonBlocking: true }).value;
  state.routes = call(env, { name: 'socket', type: 'route', nonBlocking: true }).value;
  const protocol = etherTypes.ipv4;
  state.frames = call(env, { name: 'socket', type: 'packet', protocol, nonBlocking: true }).value;
  state.ttl = call(env, { name: 'getsockopt', fd: state.fd, option: 'IP_TTL' }).value;
  const bound = call(env, { name: 'bind', fd: state.fd, address: 0, port: SERVER_PORT });
  if (bound.error === undefined) return;
  env.print(`port ${SERVER_PORT}: ${bound.error}`);
  env.exit(1);
}

function discard(why: DhcpDiscardReason, mac: number, env: AppEnv): void {
  env.trace('dhcp.discarded', { process: env.pid, why, mac });
}

function hearClients(state: DhcpRelayState, env: AppEnv): void {
  const { frames: fd } = state;
  while (env.mayGoOn()) {
    const { data: frame, error, port: nic = 0 } = call(env, { name: 'recvfrom', fd, size: READ });
    if (error !== undefined || frame === undefined) return;
    const heard = udpDataFor(frame, SERVER_PORT);
    if (heard?.dst === IPV4_BROADCAST) toServer(state, heard.data, nic, env);
  }
}

/** What the client said, with our address on its network, and one hop more. */
function toServer(state: DhcpRelayState, data: Uint8Array, nic: number, env: AppEnv): void {
  const { message, fault } = decodeDhcp(data);
  if (message === undefined) {
    discard(fault, 0, env);
    return;
  }
  if (isReply(message.type)) return;
  const { address = 0 } = interfacesOf(state, env).find((card) => card.nic === nic) ?? {};
  if (message.hops > MOST_HOPS || address === 0) {
    discard(address === 0 ? 'other-network' : 'too-many-hops', message.mac, env);
    return;
  }
  // All else stays as it is, options that we do not know among them.
  const view = new DataView(data.buffer, data.byteOffset);
  view.setUint8(AT.hops, message.hops + 1);
  if (message.giaddr === 0) view.setUint32(AT.giaddr, address);
  const { fd, server } = state;
  env.say(
    'dhcp.relayed',
    { ...aboutOf(message, env), peer: server },
    { name: 'sendto', fd, data, address: server, port: SERVER_PORT },
  );
}

function hearServer(state: DhcpRelayState, env: AppEnv): void {
  const { fd } = state;
  while (env.mayGoOn()) {
    const { data, error } = call(env, { name: 'recvfrom', fd, size: READ });
    if (error === 'EAGAIN') return;
    const { message } = data === undefined ? {} : decodeDhcp(data);
    // What clients say to everybody has been heard by its frame.
    if (data === undefined || message === undefined || !isReply(message.type)) continue;
    const card = interfacesOf(state, env).find(({ address }) => address === message.giaddr);
    if (card === undefined || message.giaddr === 0) discard('other-network', message.mac, env);
    else toClient(state, data, message, card, env);
  }
}

/** To its card, or to everybody when it asks for that, or is given nothing (§4.1.2). */
function toClient(
  { frames: fd, ttl }: DhcpRelayState,
  data: Uint8Array,
  message: DhcpMessage,
  { mac: from, address: src, nic }: RouteMessage,
  env: AppEnv,
): void {
  const all = (message.flags & BROADCAST_FLAG) !== 0 || message.yiaddr === 0;
  const dst = all ? IPV4_BROADCAST : message.yiaddr;
  const to = all ? MAC_BROADCAST : message.mac;
  const ports = { srcPort: SERVER_PORT, dstPort: CLIENT_PORT };
  env.say(
    'dhcp.relayed',
    { ...aboutOf(message, env), peer: dst },
    {
      ...{ name: 'sendto', fd, address: 0, port: nic },
      data: udpFrame({ from, to, src, dst, ...ports, ttl, data }),
    },
  );
}
