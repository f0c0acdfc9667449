/**
 * A DHCP client (RFC 2131 §4.4): it asks everybody for an address, takes the first that is offered,
 * has it probed (RFC 5227, by `arp.claim`), and renews it while it is in use. When its link was down, it
 * asks whether the address is still good where it is now (§3.7).
 */
import { formatIpv4, IPV4_BROADCAST } from '../../core/addresses.ts';
import { type Duration, NEVER, SECOND } from '../../core/instant.ts';
import { CLIENT_PORT } from '../../protocols/dhcp/codes.ts';
import type { ClientChange } from '../../protocols/dhcp/events.ts';
import { etherTypes } from '../../protocols/ethernet/header.ts';
import { ask, interfaceOf } from '../arp/card.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, messages } from '../non-blocking.ts';
import { requestedAddress, send, sendAgain, serverId, triedEnough } from './client-message.ts';
import {
  createClient,
  type DhcpClientArgs,
  type DhcpClientState,
  enter,
  halt,
  layAside,
  lose,
  newExchange,
  setNames,
  setRoute,
} from './client-state.ts';
import { type Heard, hear, isOfAnother } from './hear.ts';
import { type ClientLease, leaseIn } from './lease.ts';
import { awake, startTimers } from './lease-time.ts';

/** §3.1 5: before it begins anew with a declined address. */
const AFTER_DECLINE: Duration = 10 * SECOND;
const AFTER_REFUSAL: Duration = SECOND;

export const dhcpClient: AppKind<DhcpClientState, DhcpClientArgs> = {
  id: 'dhcp.client',
  needs: () => ['dgram', 'route', 'arp', 'packet'],
  hears: { sockets: true, host: true },
  handles: ['INT', 'TERM'],
  init: createClient,
  step(state: DhcpClientState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type === 'timer') timeOut(state, event.name, env);
    else if (event.type === 'socket' && event.fd === state.routes) messages(event.fd, env);
    else if (event.type === 'socket') hear(state, event.fd, env, take);
    else if (event.type === 'host' && event.what === 'address') lookAtCard(state, env);
    else if (event.type === 'host' && event.what === 'link') lookAtLink(state, env);
    else if (event.type === 'host' && event.what === 'away') awake(state, env);
    else if (event.type === 'child' && event.pid === state.claim) conflict(state, env);
    else if (event.type === 'input') obey(state, event.line.trim(), env);
    else if (event.type === 'signal') {
      release(state, env);
      env.exit(0);
    }
  },
};

function open(state: DhcpClientState, env: AppEnv): void {
  const socket = (type: 'dgram' | 'packet' | 'route', protocol = 0) =>
    call(env, { name: 'socket', type, protocol, nonBlocking: true }).value;
  state.ahead = env.wallClock() - env.now;
  state.fd = socket('dgram');
  state.routes = socket('route');
  if (!state.broadcast) {
    state.frames = socket('packet', etherTypes.ipv4);
    call(env, { name: 'bind', fd: state.frames, address: 0, port: 0 });
  }
  const card = interfaceOf(state, env);
  state.mac = card?.mac ?? 0;
  state.linkDown = card?.gone === true;
  if ((card?.address ?? 0) !== 0) ask(state, { type: 'address', nic: 0, gone: true }, env);
  const bound = call(env, { name: 'bind', fd: state.fd, address: 0, port: CLIENT_PORT });
  if (bound.error === undefined) {
    begin(state, env);
    return;
  }
  env.print(`port ${CLIENT_PORT}: ${bound.error}`);
  env.exit(1);
}

/** Lines that are typed: `renew` and `release`. */
function obey(state: DhcpClientState, line: string, env: AppEnv): void {
  if (line === 'release') release(state, env);
  else if (line !== 'renew') env.print(`dhcp: cannot use '${line}' (renew, release)`);
  else if (state.phase === 'BOUND') renew(state, 'RENEWING', 'renew', env);
  else if (state.phase === 'INIT') begin(state, env);
}

/** From INIT or INIT-REBOOT, as soon as there is a link. */
function begin(state: DhcpClientState, env: AppEnv): void {
  env.stopTimer('begin');
  state.wants = true;
  if (state.linkDown) return;
  newExchange(state, env);
  enter(state, state.phase === 'INIT' ? 'SELECTING' : 'REBOOTING', 'start', env);
  sendAgain(state, env);
}

function timeOut(state: DhcpClientState, name: string, env: AppEnv): void {
  const { phase, lease } = state;
  if (name === 'begin') begin(state, env);
  else if (name === 'renew' && phase === 'BOUND') renew(state, 'RENEWING', 'T1 expires', env);
  else if (name === 'rebind' && phase === 'RENEWING') renew(state, 'REBINDING', 'T2 expires', env);
  else if (name === 'end') {
    env.print(`the lease of ${formatIpv4(lease?.address ?? 0)} has ended`);
    beginAnew(state, 'lease expired', 0, env);
  } else if (name === 'again' && triedEnough(state)) unanswered(state, env);
  else if (name === 'again') sendAgain(state, env);
}

/** §3.2: nobody says that the address is no longer good, and its time is not over. */
function unanswered(state: DhcpClientState, env: AppEnv): void {
  const { phase, lease } = state;
  const holds = phase === 'REBOOTING' && lease !== null && lease.endsAt > env.now;
  if (holds) check(state, lease, 'no answer, lease valid', env);
  else beginAnew(state, 'no answer', 0, env);
}

function renew(
  state: DhcpClientState,
  phase: 'RENEWING' | 'REBINDING',
  event: ClientChange,
  env: AppEnv,
): void {
  newExchange(state, env);
  enter(state, phase, event, env);
  sendAgain(state, env);
}

/** Without an address, and from the start. */
function beginAnew(state: DhcpClientState, event: ClientChange, wait: Duration, env: AppEnv): void {
  lose(state, event, env);
  if (wait > 0) env.startTimer('begin', wait);
  else begin(state, env);
}

/** §4.4.6: the address is given back; the server need not hear of it. */
function release(state: DhcpClientState, env: AppEnv): void {
  const { lease, configured, linkDown, phase } = state;
  state.wants = false;
  env.stopTimer('begin');
  if (lease !== null && configured && !linkDown) {
    ask(state, { type: 'connections', address: lease.address }, env);
    send(state, 'RELEASE', lease.server, [serverId(lease)], env);
    lose(state, 'RELEASE', env);
  } else if (phase !== 'INIT') lose(state, 'stop', env);
}

function take(state: DhcpClientState, heard: Heard, env: AppEnv): void {
  const { type } = heard.message;
  if (state.checking === null && type === 'OFFER' && state.phase === 'SELECTING') {
    choose(state, heard, env);
  } else if (state.checking === null && asks(state) && type === 'NAK') {
    if (isOfAnother(state, heard)) {
      heard.discard('other-server');
      return;
    }
    env.print(`${formatIpv4(heard.from)} refuses ${formatIpv4(state.lease?.address ?? 0)}`);
    beginAnew(state, 'rcv DHCPNAK', AFTER_REFUSAL, env);
  } else if (state.checking === null && asks(state) && type === 'ACK') {
    acknowledged(state, heard, env);
  } else heard.discard('not-expected');
}

function asks({ phase }: DhcpClientState): boolean {
  const asked = ['REQUESTING', 'REBOOTING', 'RENEWING', 'REBINDING'];
  return asked.includes(phase);
}

/** The first offer is taken, unless it is of an address that may not be: then its server hears so. */
function choose(state: DhcpClientState, { message, discard }: Heard, env: AppEnv): void {
  const offered = leaseIn(message, env.now);
  if (offered === undefined) discard('incomplete');
  else if (state.refuse.includes(offered.address)) {
    discard('barred');
    decline(state, offered, env);
  } else {
    state.lease = offered;
    state.attempts = 0;
    enter(state, 'REQUESTING', 'select offer', env);
    sendAgain(state, env);
  }
}

function decline(state: DhcpClientState, lease: ClientLease, env: AppEnv): void {
  send(state, 'DECLINE', IPV4_BROADCAST, [requestedAddress(lease), serverId(lease)], env);
}

/** The lease counts from when it was asked for, not from when it was given (§4.4.1). */
function acknowledged(state: DhcpClientState, { message, discard }: Heard, env: AppEnv): void {
  const before = state.lease;
  const lease = leaseIn(message, state.askedAt);
  if (lease === undefined || lease.address !== before?.address) {
    discard('incomplete');
    return;
  }
  state.lease = lease;
  if (!state.configured) check(state, lease, 'rcv DHCPACK', env);
  else {
    if (lease.router !== before.router) setRoute(state, before, true, env);
    setRoute(state, lease, false, env);
    if (lease.names.join() !== before.names.join()) {
      setNames(state, before, true, env);
      setNames(state, lease, false, env);
    }
    bind(state, lease, 'rcv DHCPACK', env);
  }
}

/** Whether somebody else has the address is asked before it is used (§4.4.1, RFC 5227 §2.1). */
function check(
  state: DhcpClientState,
  { address, prefixLength }: ClientLease,
  event: ClientChange,
  env: AppEnv,
): void {
  env.stopTimer('again');
  state.checking = event;
  if (state.probes) {
    state.claim = env.spawn('arp.claim', { addresses: [formatIpv4(address)], prefixLength });
    if (state.claim >= 0) return;
  }
  ask(state, { type: 'address', nic: 0, address, prefixLength }, env);
}

/** The address has been taken: by us, or by who probed it. */
function lookAtCard(state: DhcpClientState, env: AppEnv): void {
  const { lease, checking } = state;
  if (checking === null || lease === null) return;
  if (interfaceOf(state, env)?.address !== lease.address) return;
  state.checking = null;
  state.configured = true;
  setRoute(state, lease, false, env);
  setNames(state, lease, false, env);
  bind(state, lease, checking, env);
}

function bind(state: DhcpClientState, lease: ClientLease, event: ClientChange, env: AppEnv): void {
  env.stopTimer('again');
  enter(state, 'BOUND', event, env);
  const { address, prefixLength, server, endsAt } = lease;
  const time = endsAt === NEVER ? 'for ever' : `for ${Math.ceil((endsAt - env.now) / SECOND)} s`;
  env.print(`${formatIpv4(address)}/${prefixLength} from ${formatIpv4(server)} ${time}`);
  startTimers(lease, ['renew', 'rebind', 'end'], env);
}

/** Who probed the address has met another that has it, or did not defend it: the server hears of that. */
function conflict(state: DhcpClientState, env: AppEnv): void {
  const { lease, checking } = state;
  state.claim = -1;
  if (lease === null) return;
  env.print(`${formatIpv4(lease.address)} belongs to another host`);
  layAside(state, env);
  decline(state, lease, env);
  const event = checking === null ? 'address conflict' : 'rcv DHCPACK (not accept.)';
  beginAnew(state, event, AFTER_DECLINE, env);
}

function lookAtLink(state: DhcpClientState, env: AppEnv): void {
  const down = interfaceOf(state, env)?.gone === true;
  if (down === state.linkDown) {
    // It was down from the start: what was asked has been lost.
    if (!down && (state.phase === 'SELECTING' || state.phase === 'REBOOTING'))
      askAtOnce(state, env);
    return;
  }
  state.linkDown = down;
  if (down) unplugged(state, env);
  else if (state.phase === 'INIT-REBOOT' || (state.phase === 'INIT' && state.wants)) {
    // Perhaps this is another network: until somebody says that it is not, the address is not used.
    layAside(state, env);
    begin(state, env);
  }
}

function askAtOnce(state: DhcpClientState, env: AppEnv): void {
  if (state.checking !== null) return;
  state.attempts = 0;
  sendAgain(state, env);
}

/** What is asked reaches nobody; a lease goes on, to be verified when the link is back (§3.7). */
function unplugged(state: DhcpClientState, env: AppEnv): void {
  const { phase } = state;
  if (phase === 'INIT') env.stopTimer('begin');
  else if (phase === 'SELECTING' || phase === 'REQUESTING') lose(state, 'link down', env);
  else if (phase !== 'INIT-REBOOT') {
    halt(state, env);
    enter(state, 'INIT-REBOOT', 'link down', env);
  }
}
