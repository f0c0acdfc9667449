/**
 * Conversations: with whom a mapping is in use, in which state, and who may come in by it. Those of TCP
 * follow its SYNs and FINs (RFC 5382 §5); the others are renewed by what the inside sends, and by
 * nothing else: whoever is outside could keep a mapping for ever (RFC 4787 §4.3, REQ-6). A port forward
 * stays anyway, so there what comes in counts as well: the answer must leave by the port that was asked.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import type { Duration } from '../../core/instant.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import { ONE, OTHER, seeSegment } from '../connection.ts';
import type { SessionState } from './events.ts';
import { type Peer, placesOf, sessionWith } from './mappings.ts';
import { type Mapping, type Nat, wakeAt } from './state.ts';

export const INSIDE = ONE;
export const OUTSIDE = OTHER;

/** Who sends from outside: may it (RFC 4787 §5, REQ-8; RFC 5382 §4.3, REQ-3)? */
export function isAllowed(nat: Nat, mapping: Mapping, peer: Ipv4, peerPort: number): boolean {
  if (mapping.fixed || nat.filtering === 'endpoint-independent') return true;
  return nat.filtering === 'address-dependent'
    ? mapping.sessions.some((each) => each.peer === peer)
    : sessionWith(mapping, peer, peerPort) !== undefined;
}

/**
 * Whether a packet would begin a conversation. What comes in does so for a connection, or by a port
 * forward.
 */
export function begins(mapping: Mapping, { peer, peerPort }: Peer, side: number): boolean {
  if (sessionWith(mapping, peer, peerPort) !== undefined) return false;
  return side === INSIDE || mapping.protocol === 'tcp' || mapping.fixed;
}

export function hasRoom({ sessions, mostSessions }: Nat, more: number): boolean {
  return more === 0 || sessions + more <= mostSessions;
}

/** A packet of a conversation passes, for which there is room. */
export function follow(
  nat: Nat,
  mapping: Mapping,
  { peer, peerPort }: Peer,
  { side, flags }: { readonly side: number; readonly flags: number },
  fx: LinkFx,
): void {
  let session = sessionWith(mapping, peer, peerPort);
  const { protocol } = mapping;
  // Nor does it renew one (REQ-6).
  if (side === OUTSIDE && protocol !== 'tcp' && !mapping.fixed) return;
  const before = session?.state;
  if (session === undefined) {
    session = { peer, peerPort, state: 'open', opened: 0, closed: 0, heard: fx.now, until: 0 };
    mapping.sessions.push(session);
    nat.sessions++;
  }
  if (side === OUTSIDE) session.heard = fx.now;
  if (protocol === 'tcp') session.state = seeSegment(session, side, flags);
  session.until = fx.now + timeOf(nat, mapping, session.state);
  wakeAt(nat, session.until, fx);
  if (session.state !== before) {
    const { state } = session;
    emit(fx.log, 'nat.session', fx.node, { ...placesOf(mapping), peer, peerPort, state });
  }
}

function timeOf({ times }: Nat, { protocol }: Mapping, state: SessionState): Duration {
  if (protocol !== 'tcp') return times[protocol];
  return state === 'established' ? times.established : times.transitory;
}
