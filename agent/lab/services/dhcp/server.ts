/**
 * The lab's DHCP server (RFC 2131 §4.3), as a function: a message and the time in, an answer out.
 * It is the only one on its network, so it also knows about addresses that it has no record of.
 * It does not probe an address before it offers it (§3.1 2, a SHOULD); our client does.
 */
import { answerTo } from '../../../../src/stack/apps/dhcp/answer.ts';
import {
  networksOf,
  type ServedNetwork,
  termsFor,
} from '../../../../src/stack/apps/dhcp/network.ts';
import {
  choose,
  isHeld,
  type Lease,
  leaseOf,
  record,
} from '../../../../src/stack/apps/dhcp/pool.ts';
import { clientOf } from '../../../../src/stack/apps/dhcp/table.ts';
import { verdictOn } from '../../../../src/stack/apps/dhcp/verdict.ts';
import { IPV4_BROADCAST, type Ipv4, ipv4 } from '../../../../src/stack/core/addresses.ts';
import { HOUR, type Instant, MINUTE, NEVER, SECOND } from '../../../../src/stack/core/instant.ts';
import { OPTIONS } from '../../../../src/stack/protocols/dhcp/codes.ts';
import {
  type DhcpMessage,
  decodeDhcp,
  encodeDhcp,
  isReply,
  wordOf,
} from '../../../../src/stack/protocols/dhcp/message.ts';

export interface DhcpServer {
  readonly address: Ipv4;
  readonly network: ServedNetwork;
}

export interface PoolSpec {
  readonly from: string;
  readonly to: string;
  readonly prefixLength: number;
  readonly router: string;
  readonly names: readonly string[];
  readonly leaseSeconds: number;
}

export interface Reply {
  readonly to: Ipv4;
  readonly bytes: Uint8Array;
}

const OFFER_TIME = MINUTE;
/** Nobody is given an address that was declined for so long. */
const SHUN_TIME = HOUR;

export function createDhcpServer(address: string, spec: PoolSpec): DhcpServer {
  const { leaseSeconds, ...range } = spec;
  const [network] = networksOf([{ ...range, lease: leaseSeconds * SECOND }]) as [ServedNetwork];
  network.pool.occupied.push(ipv4(address));
  return { address: ipv4(address), network };
}

/** What a datagram is answered with; undefined: nothing. */
export function answerDhcp(server: DhcpServer, bytes: Uint8Array, now: Instant): Reply | undefined {
  const { message } = decodeDhcp(bytes);
  // A relay has nothing to do here: there is no network behind one.
  if (message === undefined || isReply(message.type) || message.giaddr !== 0) return undefined;
  expire(server.network, now);
  const reply = replyTo(server, message, now);
  if (reply === undefined) return undefined;
  // Who has no address hears broadcasts only, and needs no entry among neighbours (§4.1 allows it).
  const known = reply.type === 'NAK' ? 0 : message.ciaddr;
  return { to: known || IPV4_BROADCAST, bytes: encodeDhcp(reply) };
}

function replyTo(server: DhcpServer, message: DhcpMessage, now: Instant): DhcpMessage | undefined {
  const { pool } = server.network;
  switch (message.type) {
    case 'DISCOVER':
      return discovered(server, message, now);
    case 'REQUEST':
      return requested(server, message, now);
    case 'RELEASE':
    case 'DECLINE':
      givenBack(leaseOf(pool, clientOf(message)), message, now);
      return undefined;
    case 'INFORM':
      return answer(server, message, 'ACK', 0, undefined, now);
    default:
      return undefined;
  }
}

function answer(
  { network, address: own }: DhcpServer,
  message: DhcpMessage,
  type: 'OFFER' | 'ACK' | 'NAK',
  address: Ipv4,
  until: Instant | undefined,
  now: Instant,
): DhcpMessage {
  return answerTo(message, { type, address, until }, network, own, now);
}

function discovered(
  server: DhcpServer,
  message: DhcpMessage,
  now: Instant,
): DhcpMessage | undefined {
  const { pool } = server.network;
  const client = clientOf(message);
  const wanted = wordOf(message, OPTIONS.requestedAddress) ?? 0;
  const address = choose(pool, client, message.mac, wanted);
  if (address === undefined) return undefined;
  const lease = record(pool, address, client, message.mac);
  // What a client has already stays its own while it asks (§4.3.1).
  if (lease.state !== 'bound') enter(lease, 'offered', now + OFFER_TIME, now);
  const until = now + termsFor(server.network, address).lease;
  return answer(server, message, 'OFFER', address, until, now);
}

function requested(
  server: DhcpServer,
  message: DhcpMessage,
  now: Instant,
): DhcpMessage | undefined {
  const { network, address: own } = server;
  const { pool } = network;
  const verdict = verdictOn(message, network, own, true);
  const client = clientOf(message);
  if (verdict.says === 'nothing') {
    const held = leaseOf(pool, client);
    if (held?.state === 'offered') enter(held, 'free', NEVER, now);
    return undefined;
  }
  if (verdict.says === 'NAK') return answer(server, message, 'NAK', 0, undefined, now);
  const lease = record(pool, verdict.address, client, message.mac);
  const until = now + termsFor(network, verdict.address).lease;
  enter(lease, 'bound', until, now);
  return answer(server, message, 'ACK', verdict.address, until, now);
}

function givenBack(lease: Lease | undefined, message: DhcpMessage, now: Instant): void {
  const declined = message.type === 'DECLINE';
  const about = declined ? wordOf(message, OPTIONS.requestedAddress) : message.ciaddr;
  if (lease === undefined || lease.address !== about) return;
  enter(lease, declined ? 'declined' : 'released', declined ? now + SHUN_TIME : NEVER, now);
  if (declined) lease.client = '';
}

function enter(lease: Lease, state: Lease['state'], until: Instant, now: Instant): void {
  Object.assign(lease, { state, until, usedAt: now });
}

function expire({ pool }: ServedNetwork, now: Instant): void {
  for (const lease of pool.leases.values()) {
    if (isHeld(lease) && lease.until <= now) enter(lease, 'expired', NEVER, now);
  }
}
