/**
 * Pieces of datagrams. Only the first has ports; what became of it becomes of the others, and those that
 * come before it wait (RFC 4787 §11, REQ-14).
 */
import { freeFrame } from '../../core/arena.ts';
import { NEVER } from '../../core/instant.ts';
import {
  ipv4,
  ipv4FragmentMasks,
  ipv4FragmentOffset,
  ipv4IsFragment,
  ipv4Shared,
} from '../../protocols/ipv4/header.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import { update16 } from '../../wire/checksum.ts';
import type { HookedPacket, HookVerdict } from '../kind.ts';
import { drop, type NatReason } from './drop.ts';
import { writeAddress } from './ends.ts';
import { FRAGMENT_TIME, type FragmentWay, type Nat, wakeAt } from './state.ts';

const MOST_DATAGRAMS = 64;
const MOST_HELD = 64;

type Point = FragmentWay['point'];

/** Decides about a packet: what became of a first piece becomes of those that come after it. */
export function withPieces(
  nat: Nat,
  packet: HookedPacket,
  hairpin: boolean,
  decide: () => HookVerdict,
  fx: LinkFx,
): HookVerdict {
  if (!isPiece(packet, fx)) {
    const { src } = packet;
    const verdict = decide();
    if (verdict === 'pass' && packet.src !== src) renumber(packet, fx);
    return verdict;
  }
  if (isLaterPiece(packet, fx)) return laterPiece(nat, packet, fx);
  const name = nameOf(packet, fx);
  const end = endAt(name.point);
  const verdict = decide();
  const turned = hairpin ? 'hairpin' : 'rewrite';
  const way = packet[end] === name[end] ? 'pass' : turned;
  firstHasGone(nat, name, verdict === 'pass' ? way : 'drop', packet, fx);
  return verdict;
}

/**
 * Several hosts have the outer address now, and each counts its datagrams for itself. What may be in
 * pieces, or may come to be, gets its number from the router’s own count (RFC 6864 §5.3.1): pieces of two
 * hosts would else be put together. What may not be cut is told apart by nobody, and keeps its own (§4.1).
 */
function renumber(packet: HookedPacket, fx: LinkFx): void {
  const bits = fx.arena.view.getUint16(packet.ipStart + ipv4Shared.fragment);
  if (bits === ipv4FragmentMasks.dontFragment) return;
  writeNumber(packet, fx.newIdentification?.() ?? 0, fx);
}

function writeNumber({ ipStart }: HookedPacket, after: number, { arena, log, node }: LinkFx): void {
  const { view } = arena;
  const at = ipStart + ipv4.at.identification;
  const field = ipStart + ipv4.at.headerChecksum;
  const before = view.getUint16(at);
  view.setUint16(field, update16(view.getUint16(field), before, after));
  view.setUint16(at, after);
  emit(log, 'nat.renumbered', node, { before, after });
}

/** Which address is rewritten: the receiver's of what comes in, the sender's of what leaves. */
const endAt = (point: Point) => (point === 'pre' ? 'dst' : 'src');

function isPiece({ ipStart }: HookedPacket, { arena }: LinkFx): boolean {
  return ipv4IsFragment(arena.view, ipStart);
}

function isLaterPiece({ ipStart }: HookedPacket, { arena }: LinkFx): boolean {
  return ipv4FragmentOffset(arena.view, ipStart) > 0;
}

/** What the first piece says, before it is rewritten. */
type Name = Pick<FragmentWay, 'src' | 'dst' | 'protocol' | 'identification' | 'point'>;

function nameOf({ src, dst, protocol, ipStart, at }: HookedPacket, fx: LinkFx): Name {
  const identification = fx.arena.view.getUint16(ipStart + ipv4.at.identification);
  return { src, dst, protocol, identification, point: at as Point };
}

/** Of a datagram whose first piece has not come. */
const NOT_YET = { address: 0, number: -1 };

function wayOf(nat: Nat, name: Name, fx: LinkFx): FragmentWay {
  const known = nat.fragments.find(
    (each) =>
      each.identification === name.identification &&
      each.src === name.src &&
      each.dst === name.dst &&
      each.protocol === name.protocol &&
      each.point === name.point,
  );
  if (known !== undefined) return known;
  if (nat.fragments.length === MOST_DATAGRAMS) {
    giveUp(nat.fragments.shift() as FragmentWay, 'nat-fragments-full', fx);
  }
  const until = fx.now + FRAGMENT_TIME;
  const way: FragmentWay = { ...name, verdict: 'waiting', ...NOT_YET, held: [], until };
  nat.fragments.push(way);
  wakeAt(nat, until, fx);
  return way;
}

/** The first piece has gone its way, and the record says what it has got in place of its own address. */
function firstHasGone(
  nat: Nat,
  name: Name,
  verdict: 'rewrite' | 'hairpin' | 'pass' | 'drop',
  packet: HookedPacket,
  fx: LinkFx,
): void {
  const way = wayOf(nat, name, fx);
  way.verdict = verdict;
  way.address = packet[endAt(name.point)];
  if (packet.src !== name.src) {
    // One that comes twice is the same datagram still.
    if (way.number < 0) way.number = fx.newIdentification?.() ?? 0;
    writeNumber(packet, way.number, fx);
  }
  // The others follow once this one is on its way.
  if (way.held.length > 0) wakeAt(nat, fx.now, fx);
}

/** A later piece takes the way of the first, or waits for it. */
function laterPiece(nat: Nat, packet: HookedPacket, fx: LinkFx): HookVerdict {
  const name = nameOf(packet, fx);
  const way = wayOf(nat, name, fx);
  if (way.verdict === 'waiting') return hold(nat, way, packet, fx);
  return follow(nat, way, packet, fx);
}

function follow(nat: Nat, way: FragmentWay, packet: HookedPacket, fx: LinkFx): HookVerdict {
  if (way.verdict === 'drop') return drop('nat-fragment-late', fx);
  if (way.verdict === 'pass') return 'pass';
  const { address: after, identification, point } = way;
  const end = endAt(point);
  writeAddress(fx.arena.view, packet.ipStart, end, after);
  packet[end] = after;
  const hairpin = way.verdict === 'hairpin';
  if (hairpin && point === 'pre') nat.hairpin = packet.frame;
  const direction = hairpin ? 'hairpin' : point === 'pre' ? 'in' : 'out';
  const body = { direction, identification, after } as const;
  causedBy(fx.log, emit(fx.log, 'nat.fragment', fx.node, body));
  if (way.number >= 0) writeNumber(packet, way.number, fx);
  return 'pass';
}

function hold(nat: Nat, way: FragmentWay, packet: HookedPacket, fx: LinkFx): HookVerdict {
  const waiting = nat.fragments.reduce((sum, { held }) => sum + held.length, 0);
  if (waiting === MOST_HELD) return drop('nat-fragments-full', fx);
  const { src, dst, identification } = way;
  way.held.push({ ...packet });
  emit(fx.log, 'nat.fragment.held', fx.node, { src, dst, identification });
  return 'stolen';
}

/** Lets go what has waited for a first piece that has come, and gives up what waits too long. */
export function releasePieces(nat: Nat, fx: LinkFx): number {
  const over = nat.fragments.filter(({ until }) => until <= fx.now);
  nat.fragments = nat.fragments.filter(({ until }) => until > fx.now);
  for (const way of over) giveUp(way, 'nat-fragment-late', fx);
  for (const way of nat.fragments) {
    if (way.verdict === 'waiting') continue;
    for (const packet of way.held.splice(0)) sendOn(nat, way, packet, fx);
  }
  return nat.fragments[0]?.until ?? NEVER;
}

function sendOn(nat: Nat, way: FragmentWay, packet: HookedPacket, fx: LinkFx): void {
  if (way.point === 'pre' && fx.again !== undefined) fx.again(packet.nic, packet.frame);
  else if (follow(nat, way, packet, fx) === 'pass') fx.route(packet.frame);
  else freeFrame(fx.arena, packet.frame);
}

function giveUp({ held }: FragmentWay, why: NatReason, fx: LinkFx): void {
  for (const { frame } of held) {
    drop(why, fx);
    freeFrame(fx.arena, frame);
  }
}
