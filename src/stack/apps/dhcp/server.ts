/**
 * A DHCP server (RFC 2131 §4.3): it gives addresses of its pools for a time, on its own network and,
 * through relays, on others. Before it offers an address it asks whether somebody has it (§3.1 2).
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, MILLISECOND, MINUTE, NEVER } from '../../core/instant.ts';
import { OPTIONS, SERVER_PORT } from '../../protocols/dhcp/codes.ts';
import { type DhcpMessage, decodeDhcp, wordOf } from '../../protocols/dhcp/message.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { echoRequest, readIcmp } from '../../protocols/icmp/message.ts';
import { interfaceOf } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages, READ } from '../non-blocking.ts';
import { type Answer, aboutOf, answerTo, sendAnswer } from './answer.ts';
import { type NetworkSpec, networkFor, networksOf, type ServedNetwork } from './network.ts';
import { choose, firstToEnd, isHeld, type Lease, leaseOf, record } from './pool.ts';
import { clientOf, discard, endOf, enter, givenBack, SHUN_TIME } from './table.ts';
import { verdictOn } from './verdict.ts';

export interface DhcpServerArgs {
  readonly networks: readonly NetworkSpec[];
  /** Asks by ICMP before it offers; default true. */
  readonly probes?: boolean;
}

export interface DhcpServerState {
  readonly networks: readonly ServedNetwork[];
  readonly probes: boolean;
  /** The sockets for DHCP, for probes, and for the host’s own settings. */
  fd: number;
  icmp: number;
  routes: number;
  address: Ipv4;
  identifier: number;
  /** Who is offered an address once nobody has answered the probe, by address. */
  asking: Map<Ipv4, DhcpMessage>;
}

const PROBE_TIME: Duration = 500 * MILLISECOND;
const OFFER_TIME: Duration = MINUTE;

export const dhcpServer: AppKind<DhcpServerState, DhcpServerArgs> = {
  id: 'dhcp.server',
  needs: () => ['dgram', 'icmp', 'route'],
  hears: { sockets: true },
  init: ({ networks, probes = true }) => ({
    networks: networksOf(networks),
    ...{ probes, fd: -1, icmp: -1, routes: -1, address: 0, identifier: 0, asking: new Map() },
  }),
  step(state: DhcpServerState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type === 'timer') timeOut(state, env);
    else if (event.type === 'socket') hear(state, event.fd, env);
  },
};

function open(state: DhcpServerState, env: AppEnv): void {
  const socket = (type: 'dgram' | 'icmp' | 'route') =>
    call(env, { name: 'socket', type, nonBlocking: true }).value;
  state.fd = socket('dgram');
  state.icmp = socket('icmp');
  state.routes = socket('route');
  state.address = interfaceOf(state, env)?.address ?? 0;
  for (const { pool } of state.networks) pool.occupied.push(state.address);
  state.identifier = env.pid & 0xffff;
  const bound = call(env, { name: 'bind', fd: state.fd, address: 0, port: SERVER_PORT });
  if (bound.error === undefined) return;
  env.print(`port ${SERVER_PORT}: ${bound.error}`);
  env.exit(1);
}

function hear(state: DhcpServerState, fd: number, env: AppEnv): void {
  if (fd === state.icmp) hearEcho(state, env);
  else if (fd === state.routes) messages(fd, env);
  else if (fd === state.fd) {
    while (env.mayGoOn()) {
      const { data, error, address = 0 } = call(env, { name: 'recvfrom', fd, size: READ });
      if (error === 'EAGAIN') return;
      // An ICMP error about an earlier answer is that client’s trouble.
      if (data !== undefined) obey(state, data, address, env);
    }
  }
}

function obey(state: DhcpServerState, data: Uint8Array, peer: Ipv4, env: AppEnv): void {
  const { message, fault } = decodeDhcp(data);
  if (message === undefined) {
    discard(fault, 0, env);
    return;
  }
  env.trace('dhcp.received', { ...aboutOf(message, env), peer });
  const network = networkFor(state.networks, message.giaddr || message.ciaddr || state.address);
  if (network === undefined) {
    discard('other-network', message.mac, env);
    return;
  }
  switch (message.type) {
    case 'DISCOVER':
      discovered(state, network, message, env);
      return;
    case 'REQUEST':
      requested(state, network, message, env);
      return;
    case 'DECLINE':
      givenBack(network, message, wordOf(message, OPTIONS.requestedAddress), 'declined', env);
      break;
    case 'RELEASE':
      givenBack(network, message, message.ciaddr, 'released', env);
      break;
    case 'INFORM':
      answer(state, network, message, { type: 'ACK', address: 0, until: undefined }, env);
      return;
    default:
      discard('not-expected', message.mac, env);
      return;
  }
  startTimer(state, env);
}

function discovered(
  state: DhcpServerState,
  network: ServedNetwork,
  message: DhcpMessage,
  env: AppEnv,
) {
  const { pool } = network;
  const { mac } = message;
  const client = clientOf(message);
  const address = choose(pool, client, mac, wordOf(message, OPTIONS.requestedAddress) ?? 0);
  if (address === undefined) {
    discard('pool-empty', mac, env);
    return;
  }
  const before = pool.leases.get(address);
  // It asks again while the address is being probed: the answer will come.
  if (before?.client === client && before.state === 'probed') return;
  const lease = record(pool, address, client, mac);
  if (!state.probes || lease.state === 'bound' || lease.state === 'offered') {
    offer(state, network, lease, message, env);
    return;
  }
  enter(lease, 'probed', env.now + PROBE_TIME, env);
  state.asking.set(address, message);
  const { identifier, icmp: fd } = state;
  const data = echoRequest({ identifier, sequence: 1 }, 0);
  call(env, { name: 'sendto', fd, data, address, port: 0 });
  startTimer(state, env);
}

function offer(
  state: DhcpServerState,
  network: ServedNetwork,
  lease: Lease,
  message: DhcpMessage,
  env: AppEnv,
): void {
  // What a client has already stays its own while it asks (§4.3.1).
  if (lease.state !== 'bound') enter(lease, 'offered', env.now + OFFER_TIME, env);
  const until = endOf(network, lease.address, message, env);
  answer(state, network, message, { type: 'OFFER', address: lease.address, until }, env);
  startTimer(state, env);
}

function requested(
  state: DhcpServerState,
  network: ServedNetwork,
  message: DhcpMessage,
  env: AppEnv,
) {
  const verdict = verdictOn(message, network, state.address);
  const lease = leaseOf(network.pool, clientOf(message));
  if (verdict.says === 'nothing') {
    const declines = verdict.because === 'other-server' && lease?.state === 'offered';
    if (declines) enter(lease, 'free', NEVER, env);
    discard(verdict.because, message.mac, env);
    return;
  }
  if (verdict.says === 'NAK' || lease === undefined) {
    answer(state, network, message, { type: 'NAK', address: 0, until: undefined }, env);
    return;
  }
  const { address } = verdict;
  const until = endOf(network, address, message, env);
  enter(lease, 'bound', until, env);
  answer(state, network, message, { type: 'ACK', address, until }, env);
  startTimer(state, env);
}

function answer(
  state: DhcpServerState,
  network: ServedNetwork,
  message: DhcpMessage,
  what: Answer,
  env: AppEnv,
): void {
  sendAnswer(state, message, answerTo(message, what, network, state.address, env.now), env);
}

/** Somebody answered a probe: the address is taken, though not from here. */
function hearEcho(state: DhcpServerState, env: AppEnv): void {
  for (const datagram of messages(state.icmp, env)) {
    const heard = readIcmp(datagram);
    if (heard?.type !== icmpTypes.echoReply || heard.identifier !== state.identifier) continue;
    const message = state.asking.get(heard.src);
    const network = networkFor(state.networks, heard.src);
    const lease = network?.pool.leases.get(heard.src);
    if (message === undefined || network === undefined || lease?.state !== 'probed') continue;
    state.asking.delete(heard.src);
    lease.client = '';
    enter(lease, 'in-use', env.now + SHUN_TIME, env);
    discovered(state, network, message, env);
  }
}

function timeOut(state: DhcpServerState, env: AppEnv): void {
  for (const network of state.networks) {
    for (const lease of network.pool.leases.values()) {
      if (isHeld(lease) && lease.until <= env.now) endState(state, network, lease, env);
    }
  }
  startTimer(state, env);
}

function endState(state: DhcpServerState, network: ServedNetwork, lease: Lease, env: AppEnv): void {
  if (lease.state === 'probed') {
    const message = state.asking.get(lease.address);
    state.asking.delete(lease.address);
    if (message !== undefined) offer(state, network, lease, message, env);
    return;
  }
  enter(lease, lease.state === 'bound' ? 'expired' : 'free', NEVER, env);
}

function startTimer({ networks }: DhcpServerState, env: AppEnv): void {
  const ends = networks.map(({ pool }) => firstToEnd(pool)?.until ?? NEVER);
  const first = Math.min(...ends);
  if (first === NEVER) env.stopTimer('lease');
  else env.startTimer('lease', Math.max(0, first - env.now));
}
