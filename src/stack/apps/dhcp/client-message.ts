/** What a client says, when, and how often (RFC 2131 §4.1, §4.4.1, table 5). */
import { IPV4_BROADCAST, type Ipv4 } from '../../core/addresses.ts';
import { type Duration, MINUTE, NEVER, SECOND } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { utf8 } from '../../core/text.ts';
import {
  BROADCAST_FLAG,
  type MessageType,
  OPTIONS,
  SERVER_PORT,
} from '../../protocols/dhcp/codes.ts';
import { type DhcpMessage, encodeDhcp, words } from '../../protocols/dhcp/message.ts';
import type { AppEnv } from '../kind.ts';
import { aboutOf } from './answer.ts';
import type { DhcpClientState } from './client-state.ts';
import type { ClientLease } from './lease.ts';

/** §4.1: 4, 8, 16, 32, 64 seconds, each up to a second more or less. */
const FIRST_WAIT: Duration = 4 * SECOND;
const LAST_WAIT: Duration = 64 * SECOND;
const MOST_REQUESTS = 4;
/** §4.4.5: not more often than this in RENEWING and REBINDING. */
const LEAST_WAIT: Duration = MINUTE;

export type Option = readonly [number, Uint8Array];
export const requestedAddress = ({ address }: ClientLease): Option => [
  OPTIONS.requestedAddress,
  words(address),
];
export const serverId = ({ server }: ClientLease): Option => [OPTIONS.serverId, words(server)];

/** A name, and that it is no hardware address (RFC 2132 §9.14, type 0). */
export function clientIdentifier(name: string): Uint8Array {
  return Uint8Array.of(0, ...utf8(name));
}

export function send(
  state: DhcpClientState,
  type: MessageType,
  address: Ipv4,
  options: readonly Option[],
  env: AppEnv,
): void {
  const { fd, mac, xid, lease, configured } = state;
  const asks = type === 'DISCOVER' || type === 'REQUEST';
  const message: DhcpMessage = {
    ...{ type, hops: 0, xid, yiaddr: 0, giaddr: 0, mac },
    seconds: asks ? secondsOf(state, type, env) : 0,
    flags: asks && !configured && state.broadcast ? BROADCAST_FLAG : 0,
    ciaddr: configured ? (lease?.address ?? 0) : 0,
    options: new Map([...options, ...identity(state), ...(asks ? wishes(state) : [])]),
  };
  env.say(
    'dhcp.sent',
    { ...aboutOf(message, env), peer: address },
    { name: 'sendto', fd, data: encodeDhcp(message), address, port: SERVER_PORT },
  );
}

/** How long it has been at it; a relay goes by that, so the server that made the offer hears the same. */
function secondsOf(state: DhcpClientState, type: MessageType, env: AppEnv): number {
  if (type === 'REQUEST' && state.phase === 'REQUESTING') return state.discovering;
  const seconds = Math.min(0xffff, Math.floor((env.now - state.beganAt) / SECOND));
  if (type === 'DISCOVER') state.discovering = seconds;
  return seconds;
}

/** In every message the same (§4.2). */
function identity({ clientId }: DhcpClientState): readonly Option[] {
  return clientId === '' ? [] : [[OPTIONS.clientId, clientIdentifier(clientId)]];
}

function wishes({ wanted }: DhcpClientState): readonly Option[] {
  const { subnetMask, router, domainServer, leaseTime, parameters } = OPTIONS;
  const listed: Option = [parameters, Uint8Array.of(subnetMask, router, domainServer)];
  return wanted > 0 ? [listed, [leaseTime, words(Math.ceil(wanted / SECOND))]] : [listed];
}

/** What this state sends, and the wait until it is sent again. */
export function sendAgain(state: DhcpClientState, env: AppEnv): void {
  const { lease, phase } = state;
  state.attempts++;
  if (phase === 'SELECTING' || (phase !== 'REQUESTING' && state.attempts === 1)) {
    state.askedAt = env.now;
  }
  if (phase === 'SELECTING') send(state, 'DISCOVER', IPV4_BROADCAST, [], env);
  else if (lease !== null && phase === 'REQUESTING') {
    const options = [requestedAddress(lease), serverId(lease)];
    send(state, 'REQUEST', IPV4_BROADCAST, options, env);
  } else if (lease !== null && phase === 'REBOOTING') {
    send(state, 'REQUEST', IPV4_BROADCAST, [requestedAddress(lease)], env);
  } else if (lease !== null) {
    const to = phase === 'RENEWING' ? lease.server : IPV4_BROADCAST;
    send(state, 'REQUEST', to, [], env);
    const next = phase === 'RENEWING' ? lease.rebindAt : lease.endsAt;
    // Half of what is left (§4.4.5).
    const half = next === NEVER ? 0 : Math.floor((next - env.now) / 2);
    env.startTimer('again', Math.max(LEAST_WAIT, half));
    return;
  }
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(state.attempts - 1, 4), LAST_WAIT);
  env.startTimer('again', wait - SECOND + nextBelow(env.rng, 2 * SECOND + 1));
}

/** §3.1 5: four requests, about a minute; a discovery goes on for as long as nobody answers. */
export function triedEnough({ phase, attempts }: DhcpClientState): boolean {
  return (phase === 'REQUESTING' || phase === 'REBOOTING') && attempts >= MOST_REQUESTS;
}
