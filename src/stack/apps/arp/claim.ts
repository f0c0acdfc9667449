/**
 * Address conflict detection (RFC 5227): asks whether somebody has an address before the host takes it,
 * announces it, and answers whoever claims it later. The host's own ARP puts a claim aside; what
 * comes of it is decided here, as on hosts where a program of their network configuration does so.
 */
import { type Ipv4, ipv4, MAC_BROADCAST } from '../../core/addresses.ts';
import { type Duration, type Instant, SECOND } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { ARP_REQUEST, type ArpMessage } from '../../protocols/arp/frame.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { messages } from '../non-blocking.ts';
import { ARP_SOCKETS, type ArpCard, ask, openCard, receiveArp, sendArp } from './card.ts';
import type { ReleaseReason } from './events.ts';

// RFC 5227 §1.1.
const PROBE_WAIT: Duration = SECOND;
const PROBES = 3;
const PROBE_MIN: Duration = SECOND;
const PROBE_MAX: Duration = 2 * SECOND;
const ANNOUNCE_WAIT: Duration = 2 * SECOND;
const ANNOUNCEMENTS = 2;
const ANNOUNCE_INTERVAL: Duration = 2 * SECOND;
const MAX_CONFLICTS = 10;
const RATE_LIMIT_INTERVAL: Duration = 60 * SECOND;
const DEFEND_INTERVAL: Duration = 10 * SECOND;

/** What §2.4 lets a host do when another claims its address: (a), (b) and (c). */
export type Defence = 'never' | 'once' | 'always';

export interface ClaimArgs {
  /** Tried in turn. Default: the address that the host has, which it lays down until nobody claims it. */
  readonly addresses?: readonly string[];
  readonly prefixLength?: number;
  /** Default: once. */
  readonly defence?: Defence;
}

interface ClaimState {
  card: ArpCard;
  readonly addresses: Ipv4[];
  readonly prefixLength: number;
  readonly defence: Defence;
  /** Which of the addresses is asked about, or used. */
  turn: number;
  phase: 'idle' | 'probing' | 'using';
  probes: number;
  announcements: number;
  conflicts: number;
  /** When the address was last claimed by another, since it has been in use. */
  claimedAt: Instant;
}

export const claim: AppKind<ClaimState, ClaimArgs> = {
  id: 'arp.claim',
  needs: () => ARP_SOCKETS,
  hears: { sockets: true },
  init: ({ addresses = [], prefixLength = 0, defence = 'once' }) => ({
    card: { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 },
    addresses: addresses.map(ipv4),
    prefixLength,
    defence,
    turn: 0,
    phase: 'idle',
    probes: 0,
    announcements: 0,
    conflicts: 0,
    claimedAt: -DEFEND_INTERVAL,
  }),
  step(state: ClaimState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') begin(state, env);
    else if (event.type === 'timer') next(state, env);
    else if (event.type === 'socket') hear(state, event.fd, env);
  },
};

function begin(state: ClaimState, env: AppEnv): void {
  state.card = openCard(env, ARP_REQUEST.etherType);
  const { address } = state.card;
  if (state.addresses.length === 0 && address !== 0) state.addresses.push(address);
  if (address !== 0) ask(state.card, { type: 'address', nic: 0, gone: true }, env);
  probeSoon(state, env);
}

function addressOf({ addresses, turn }: ClaimState): Ipv4 {
  return addresses[turn] ?? 0;
}

/** Many hosts may have been switched on at once (§2.1.1); who met many conflicts goes slowly. */
function probeSoon(state: ClaimState, env: AppEnv): void {
  if (addressOf(state) === 0) {
    state.phase = 'idle';
    env.print('no address is left');
    env.exit(1);
    return;
  }
  state.phase = 'probing';
  state.probes = 0;
  const slow = state.conflicts >= MAX_CONFLICTS ? RATE_LIMIT_INTERVAL : 0;
  env.startTimer('next', slow + nextBelow(env.rng, PROBE_WAIT));
}

/** The time has come for a probe, for the address to be taken, or for its next announcement. */
function next(state: ClaimState, env: AppEnv): void {
  if (state.phase === 'using') {
    if (state.announcements < ANNOUNCEMENTS) announce(state, env);
    return;
  }
  if (state.probes < PROBES) {
    state.probes++;
    const wait =
      state.probes < PROBES
        ? PROBE_MIN + nextBelow(env.rng, PROBE_MAX - PROBE_MIN + 1)
        : ANNOUNCE_WAIT;
    sendAbout(state, 0, env);
    env.startTimer('next', wait);
    return;
  }
  take(state, env);
}

function take(state: ClaimState, env: AppEnv): void {
  const address = addressOf(state);
  const prefixLength = state.prefixLength || state.card.prefixLength;
  if (!ask(state.card, { type: 'address', nic: 0, address, prefixLength }, env)) {
    env.print('the host does not take the address');
    env.exit(1);
    return;
  }
  state.phase = 'using';
  state.announcements = 0;
  state.claimedAt = env.now - DEFEND_INTERVAL;
  env.trace('acd.claimed', { process: env.pid, address });
  announce(state, env);
}

function announce(state: ClaimState, env: AppEnv): void {
  state.announcements++;
  sendAbout(state, addressOf(state), env);
  if (state.announcements < ANNOUNCEMENTS) env.startTimer('next', ANNOUNCE_INTERVAL);
}

/** A probe has no sender's address, so that it changes nobody's cache; an announcement has it (§2.3). */
function sendAbout(state: ClaimState, senderIp: Ipv4, env: AppEnv): void {
  const { mac: senderMac } = state.card;
  const { operation } = ARP_REQUEST;
  const message = { operation, senderMac, senderIp, targetMac: 0, targetIp: addressOf(state) };
  sendArp(state.card, MAC_BROADCAST, message, env);
}

function hear(state: ClaimState, fd: number, env: AppEnv): void {
  if (fd !== state.card.frames) {
    messages(fd, env);
    return;
  }
  for (const message of receiveArp(state.card, env)) {
    if (state.phase === 'probing' && isInTheWay(state, message)) retreat(state, message, env);
    else if (state.phase === 'using' && claims(state, message)) answer(state, message, env);
  }
}

/** Somebody else sends as if the address were its own. */
function claims(state: ClaimState, { senderMac, senderIp }: ArpMessage): boolean {
  return senderMac !== state.card.mac && senderIp === addressOf(state);
}

/** Somebody has the address, or asks for it at the same time (§2.1.1). */
function isInTheWay(state: ClaimState, message: ArpMessage): boolean {
  const { operation, senderMac, senderIp, targetIp } = message;
  const asks = operation === ARP_REQUEST.operation && senderIp === 0;
  const rival = asks && targetIp === addressOf(state) && senderMac !== state.card.mac;
  return rival || claims(state, message);
}

function retreat(state: ClaimState, { senderMac: mac }: ArpMessage, env: AppEnv): void {
  state.conflicts++;
  const about = { process: env.pid, address: addressOf(state) };
  env.trace('acd.conflict', { ...about, mac, phase: 'probing' });
  env.stopTimer('next');
  release(state, 'taken', env);
}

/** §2.4: one claim may be a mistake; two within ten seconds mean that the other will not give way. */
function answer(state: ClaimState, { senderMac: mac }: ArpMessage, env: AppEnv): void {
  const about = { process: env.pid, address: addressOf(state) };
  env.trace('acd.conflict', { ...about, mac, phase: 'using' });
  const soon = env.now - state.claimedAt < DEFEND_INTERVAL;
  if (state.defence === 'never') letGo(state, 'no-defence', env);
  else if (state.defence === 'once' && soon) letGo(state, 'claimed-again', env);
  else if (!soon) {
    state.claimedAt = env.now;
    env.trace('acd.defended', about);
    sendAbout(state, about.address, env);
  }
}

function letGo(state: ClaimState, why: ReleaseReason, env: AppEnv): void {
  state.conflicts++;
  env.stopTimer('next');
  // Nobody goes on with connections that the other host would hear (§2.4).
  ask(state.card, { type: 'connections', address: addressOf(state) }, env);
  ask(state.card, { type: 'address', nic: 0, gone: true }, env);
  release(state, why, env);
}

/** The next address is tried; without one, the host has none. */
function release(state: ClaimState, why: ReleaseReason, env: AppEnv): void {
  env.trace('acd.released', { process: env.pid, address: addressOf(state), why });
  state.turn++;
  probeSoon(state, env);
}
