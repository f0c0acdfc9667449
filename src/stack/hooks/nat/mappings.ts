/** The table: which place inside has which port outside, and for how long. */
import type { Ipv4 } from '../../core/addresses.ts';
import { NEVER } from '../../core/instant.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import type { UnmapReason } from './events.ts';
import type { NatProtocol } from './spec.ts';
import {
  enlist,
  FIRST_PORT,
  type InsideKey,
  insideKey,
  LAST_PORT,
  type Mapping,
  type Nat,
  outsideKey,
  type Session,
  strike,
} from './state.ts';

export function mappingOutside(
  { mappings }: Nat,
  protocol: NatProtocol,
  address: Ipv4,
  port: number,
): Mapping | undefined {
  const found = mappings.get(outsideKey(protocol, port));
  return found?.outside === 0 || found?.outside === address ? found : undefined;
}

export interface Peer {
  readonly peer: Ipv4;
  readonly peerPort: number;
}

export interface Inside {
  readonly address: Ipv4;
  readonly port: number;
}

/**
 * The mapping of a place inside that speaks to a peer; a port forward is for all peers. Where several
 * ports outside lead to the place, the answer leaves by the one at which the peer was heard last, since
 * it knows no other. What the place begins by itself leaves by the oldest.
 */
export function mappingInside(
  nat: Nat,
  protocol: NatProtocol,
  { address, port }: Inside,
  peer: Peer,
): Mapping | undefined {
  const { mappings, byInside, perPeer } = nat;
  const whole = insideKey(protocol, address, port);
  const keys = byInside.get(whole) ?? [];
  const all = perPeer ? [...keys, ...(byInside.get(withPeer(whole, peer)) ?? [])] : keys;
  const first = all[0] === undefined ? undefined : mappings.get(all[0]);
  return all.length > 1 ? (heardLast(nat, all, peer) ?? first) : first;
}

function heardLast(
  { mappings }: Nat,
  keys: readonly number[],
  { peer, peerPort }: Peer,
): Mapping | undefined {
  let last: Mapping | undefined;
  let heard = -1;
  for (const key of keys) {
    const mapping = mappings.get(key) as Mapping;
    const session = sessionWith(mapping, peer, peerPort);
    if (session === undefined || session.heard <= heard) continue;
    last = mapping;
    heard = session.heard;
  }
  return last;
}

export function sessionWith(
  { sessions }: Mapping,
  peer: Ipv4,
  peerPort: number,
): Session | undefined {
  return sessions.find((each) => each.peer === peer && each.peerPort === peerPort);
}

const withPeer = (key: number, { peer, peerPort }: Peer): InsideKey => `${key} ${peer} ${peerPort}`;

/**
 * The mapping of a place inside, whomever it speaks to (RFC 4787 §4.1, REQ-1), unless the NAT is of the
 * kind that has one for each peer. One that is new does not stand in the table before `keep`, as the
 * packet may still be refused. Undefined: no port is free for it.
 */
export function mappingFor(
  nat: Nat,
  protocol: NatProtocol,
  place: Inside,
  peer: Peer,
  outside: Ipv4,
  fx: LinkFx,
): Mapping | undefined {
  const known = mappingInside(nat, protocol, place, peer);
  if (known?.outside === 0 || known?.outside === outside) return known;
  if (known !== undefined) {
    unmap(nat, known, 'address-changed', fx);
    // The place may have another, a port forward.
    return mappingFor(nat, protocol, place, peer, outside, fx);
  }
  const { address: inside, port: insidePort } = place;
  const outsidePort = freePort(nat, protocol, insidePort);
  if (outsidePort < 0) {
    const { low, high } = nat;
    emit(fx.log, 'nat.exhausted', fx.node, { protocol, inside, insidePort, low, high });
    return undefined;
  }
  return {
    ...{ protocol, inside, insidePort, outside, outsidePort },
    ...{ fixed: false, sessions: [], key: keyOf(nat, protocol, inside, insidePort, peer) },
  };
}

/** A packet passes by this mapping: it has its port from now on, if it has not had it before. */
export function keep(nat: Nat, mapping: Mapping, fx: LinkFx): void {
  const { protocol, insidePort, outsidePort } = mapping;
  if (nat.mappings.has(outsideKey(protocol, outsidePort))) return;
  enlist(nat, mapping);
  emit(fx.log, 'nat.mapped', fx.node, { ...placesOf(mapping), kept: outsidePort === insidePort });
}

function keyOf(
  { perPeer }: Nat,
  protocol: NatProtocol,
  inside: Ipv4,
  insidePort: number,
  peer: Peer,
): InsideKey {
  const whole = insideKey(protocol, inside, insidePort);
  return perPeer ? withPeer(whole, peer) : whole;
}

export function placesOf({ protocol, inside, insidePort, outside, outsidePort }: Mapping) {
  return { protocol, inside, insidePort, outside, outsidePort };
}

/**
 * The port that the host has chosen, if nobody has it: no two places inside share one (RFC 4787
 * §4.2.1). Else the next that is free, of the same half of the range and as even or odd as that one
 * (§4.2.2); or as a last resort any.
 */
function freePort(nat: Nat, protocol: NatProtocol, wanted: number): number {
  const isFree = (port: number) => !nat.mappings.has(outsideKey(protocol, port));
  const known = wanted < FIRST_PORT && protocol !== 'icmp';
  const [low, high] = known ? [1, FIRST_PORT - 1] : [nat.low, nat.high];
  if (wanted >= low && wanted <= high && isFree(wanted)) return wanted;
  const begin = known ? low : nat.nextPort;
  const size = high - low + 1;
  let other = -1;
  for (let i = 0; i < size; i++) {
    const port = low + ((begin - low + i) % size);
    if (!isFree(port)) continue;
    if ((port & 1) === (wanted & 1)) {
      if (!known) nat.nextPort = port === LAST_PORT ? low : port + 1;
      return port;
    }
    if (other < 0) other = port;
  }
  return other;
}

export function unmap(nat: Nat, mapping: Mapping, why: UnmapReason, fx: LinkFx): void {
  for (const session of [...mapping.sessions]) endSession(nat, mapping, session, fx);
  if (mapping.fixed) return;
  strike(nat, mapping);
  emit(fx.log, 'nat.unmapped', fx.node, { ...placesOf(mapping), why });
}

function endSession(nat: Nat, mapping: Mapping, session: Session, fx: LinkFx): void {
  const { peer, peerPort } = session;
  mapping.sessions.splice(mapping.sessions.indexOf(session), 1);
  nat.sessions--;
  emit(fx.log, 'nat.session.ended', fx.node, { ...placesOf(mapping), peer, peerPort });
}

/** Ends what has been idle for too long. Returns when the next conversation would. */
export function endIdle(nat: Nat, fx: LinkFx): number {
  let next = NEVER;
  for (const mapping of [...nat.mappings.values()]) {
    for (const session of [...mapping.sessions]) {
      if (session.until <= fx.now) endSession(nat, mapping, session, fx);
      else if (session.until < next) next = session.until;
    }
    if (mapping.sessions.length === 0 && !mapping.fixed) unmap(nat, mapping, 'idle', fx);
  }
  return next;
}
