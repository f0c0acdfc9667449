/** What a DHCP client knows, and how it goes from one state to another (RFC 2131 §4.4, figure 5). */
import { formatIpv4, type Ipv4, ipv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, NEVER } from '../../core/instant.ts';
import { nextU32 } from '../../core/rng.ts';
import type { ClientChange, ClientState } from '../../protocols/dhcp/events.ts';
import { ask } from '../arp/card.ts';
import type { AppEnv } from '../kind.ts';
import { type ClientLease, remembered } from './lease.ts';

export interface DhcpClientArgs {
  /** Has an address probed before it is used; default true. */
  readonly probes?: boolean;
  /** How long a lease it wants, µs; default: whatever the server gives. */
  readonly lease?: Duration;
  /** Who it is, in place of its hardware address, which another client may share (RFC 2132 §9.14). */
  readonly clientId?: string;
  /** Wants answers to everybody as long as it has no address; default true (RFC 2131 §4.1). */
  readonly broadcast?: boolean;
  /** Addresses that it never takes, whoever offers them. */
  readonly refuse?: readonly string[];
  /** The address that it had before: it asks for it without discovering (INIT-REBOOT). */
  readonly remembers?: string;
}

export interface DhcpClientState {
  readonly probes: boolean;
  readonly wanted: Duration;
  readonly clientId: string;
  readonly broadcast: boolean;
  readonly refuse: readonly Ipv4[];
  phase: ClientState;
  /** False once the address was given back: it does not begin anew by itself. */
  wants: boolean;
  linkDown: boolean;
  fd: number;
  routes: number;
  /** Frames to this card, for one that hears more than broadcasts without an address; −1: none. */
  frames: number;
  mac: number;
  xid: number;
  /** How far the clock on the wall is ahead of the host's. */
  ahead: Duration;
  beganAt: Instant;
  /** From when a lease counts: the last DISCOVER (§4.4.1), or the first REQUEST without one (§4.4.2, §4.4.5). */
  askedAt: Instant;
  /** What its last DISCOVER said in `secs`: the request for what came of it says the same (§3.1 3). */
  discovering: number;
  attempts: number;
  /** What is offered, given or remembered. */
  lease: ClientLease | null;
  /** By what it will be BOUND once nobody has answered the probes. */
  checking: ClientChange | null;
  /** The process that probes and defends the address; −1: none. */
  claim: number;
  /** The card has the address. */
  configured: boolean;
}

export function createClient(args: DhcpClientArgs): DhcpClientState {
  const { probes = true, lease: wanted = 0, clientId = '', broadcast = true } = args;
  const refuse = (args.refuse ?? []).map(ipv4);
  const had = args.remembers === undefined ? 0 : ipv4(args.remembers);
  const known = had !== 0 && !refuse.includes(had);
  return {
    ...{ probes, wanted, clientId, broadcast, refuse, phase: known ? 'INIT-REBOOT' : 'INIT' },
    ...{ wants: true, linkDown: false, fd: -1, routes: -1, frames: -1, mac: 0, xid: 0 },
    ...{ ahead: 0, beganAt: 0, askedAt: 0, discovering: 0, attempts: 0 },
    ...{ lease: known ? remembered(had) : null, checking: null, claim: -1, configured: false },
  };
}

/** The only writer of the client’s state in the figure. */
export function enter(
  state: DhcpClientState,
  phase: ClientState,
  event: ClientChange,
  env: AppEnv,
): void {
  const { phase: from, lease } = state;
  state.phase = phase;
  const timeOf = (at = NEVER) => (at === NEVER ? 0 : at);
  env.trace('dhcp.client', {
    ...{ process: env.pid, state: phase, address: lease?.address ?? 0 },
    ...{ until: timeOf(lease?.endsAt), server: lease?.server ?? 0 },
    ...{ renewAt: timeOf(lease?.renewAt), rebindAt: timeOf(lease?.rebindAt), from, event },
  });
}

/** An exchange of its own: the time in its messages counts from here. */
export function newExchange(state: DhcpClientState, env: AppEnv): void {
  state.xid = nextU32(env.rng);
  state.beganAt = env.now;
  state.attempts = 0;
}

const TIMERS = ['again', 'begin', 'renew', 'rebind'] as const;

/** What goes on ends, except the lease. */
export function halt(state: DhcpClientState, env: AppEnv): void {
  for (const name of TIMERS) env.stopTimer(name);
  if (state.claim >= 0) env.kill(state.claim, 'KILL');
  state.claim = -1;
  state.checking = null;
}

/** The card has the address no longer; connections wait for it to come back. */
export function layAside(state: DhcpClientState, env: AppEnv): void {
  const { lease, configured } = state;
  state.configured = false;
  if (!configured || lease === null) return;
  setRoute(state, lease, true, env);
  setNames(state, lease, true, env);
  ask(state, { type: 'address', nic: 0, gone: true }, env);
}

export function setRoute(
  state: DhcpClientState,
  { router }: ClientLease,
  gone: boolean,
  env: AppEnv,
): void {
  if (router === 0) return;
  ask(state, { type: 'route', nic: 0, prefixLength: 0, address: 0, gateway: router, gone }, env);
}

/** The host knows whom to ask for names, or no longer does. */
export function setNames(
  state: DhcpClientState,
  { names, server }: ClientLease,
  gone: boolean,
  env: AppEnv,
): void {
  if (names.length === 0) return;
  const servers = gone ? '' : names.map(formatIpv4).join(', ');
  env.trace('dhcp.names', { process: env.pid, servers, server });
  for (const address of names) ask(state, { type: 'name-server', address, gone }, env);
}

/**
 * In INIT without an address: what used it stops (§4.4.5), so its connections end. Their peers are not
 * told, unless that was done while there was still a right to the address.
 */
export function lose(state: DhcpClientState, event: ClientChange, env: AppEnv): void {
  const { lease } = state;
  halt(state, env);
  env.stopTimer('end');
  layAside(state, env);
  if (lease !== null) ask(state, { type: 'connections', address: lease.address, gone: true }, env);
  state.lease = null;
  enter(state, 'INIT', event, env);
}
