/** What a server answers, and where it sends that (RFC 2131 §4.1, §4.3.1). */
import { IPV4_BROADCAST, type Ipv4, maskOf } from '../../core/addresses.ts';
import { type Instant, NEVER, SECOND } from '../../core/instant.ts';
import {
  BROADCAST_FLAG,
  CLIENT_PORT,
  FOREVER,
  OPTIONS,
  SERVER_PORT,
} from '../../protocols/dhcp/codes.ts';
import '../../protocols/dhcp/events.ts';
import { type DhcpMessage, encodeDhcp, wordOf, words } from '../../protocols/dhcp/message.ts';
import { ask } from '../arp/card.ts';
import type { AppEnv } from '../kind.ts';
import { type ServedNetwork, termsFor } from './network.ts';

export interface Answer {
  readonly type: 'OFFER' | 'ACK' | 'NAK';
  /** What the client is given; 0: nothing. */
  readonly address: Ipv4;
  /** Of a lease, when it ends. */
  readonly until: Instant | undefined;
}

/** What the trace says of a message: whose it is, and the address it is about. */
export function aboutOf(message: DhcpMessage, env: AppEnv) {
  const { type, xid, mac, yiaddr, ciaddr } = message;
  const address = yiaddr || wordOf(message, OPTIONS.requestedAddress) || ciaddr;
  return { process: env.pid, message: type, xid, mac, address };
}

export function answerTo(
  asked: DhcpMessage,
  { type, address, until }: Answer,
  network: ServedNetwork,
  server: Ipv4,
  now: Instant,
): DhcpMessage {
  // Of somebody who only asks for the rest, the address is the one that it has (§4.3.5).
  const { router, names } = termsFor(network, address || asked.ciaddr);
  const options = new Map([[OPTIONS.serverId as number, words(server)]]);
  if (until !== undefined) {
    const time = until === NEVER ? FOREVER : Math.floor((until - now) / SECOND);
    options.set(OPTIONS.leaseTime, words(time));
    if (time !== FOREVER) {
      // §4.4.5: half of the time, and seven eighths.
      options.set(OPTIONS.renewalTime, words(Math.floor(time / 2)));
      options.set(OPTIONS.rebindingTime, words(Math.floor((time * 7) / 8)));
    }
  }
  if (type !== 'NAK') {
    options.set(OPTIONS.subnetMask, words(maskOf(network.prefixLength)));
    if (router !== 0) options.set(OPTIONS.router, words(router));
    if (names.length > 0) options.set(OPTIONS.domainServer, words(...names));
  }
  const { xid, giaddr, mac } = asked;
  // Who shares a card with another learns from it whose answer it is (RFC 6842 §3).
  const clientId = asked.options.get(OPTIONS.clientId);
  if (clientId !== undefined) options.set(OPTIONS.clientId, clientId);
  // Through a relay a refusal is broadcast, which the relay is told so (§4.3.2).
  const flags = type === 'NAK' && giaddr !== 0 ? asked.flags | BROADCAST_FLAG : asked.flags;
  const ciaddr = type === 'ACK' ? asked.ciaddr : 0;
  return {
    ...{ type, hops: 0, xid, seconds: 0, flags, ciaddr, yiaddr: address, giaddr, mac, options },
  };
}

interface Sockets {
  readonly fd: number;
  readonly routes: number;
}

export function sendAnswer(
  { fd, routes }: Sockets,
  asked: DhcpMessage,
  reply: DhcpMessage,
  env: AppEnv,
): void {
  const { giaddr, ciaddr, flags, mac } = asked;
  const everybody = reply.type === 'NAK' || (flags & BROADCAST_FLAG) !== 0;
  const to =
    giaddr || (reply.type === 'NAK' ? 0 : ciaddr) || (everybody ? IPV4_BROADCAST : reply.yiaddr);
  const address = to || IPV4_BROADCAST;
  // A client that has no address yet cannot answer ARP; where its card is, its message said.
  const strange = giaddr === 0 && ciaddr === 0 && address !== IPV4_BROADCAST;
  const neighbour = { type: 'neighbour', nic: 0, address, mac } as const;
  if (strange) ask({ routes }, neighbour, env);
  env.say(
    'dhcp.sent',
    { ...aboutOf(reply, env), peer: address },
    {
      ...{ name: 'sendto', fd, data: encodeDhcp(reply), address },
      port: giaddr === 0 ? CLIENT_PORT : SERVER_PORT,
    },
  );
  if (strange) ask({ routes }, { ...neighbour, gone: true }, env);
}
