/**
 * How a packet for somebody else is handed on, in the order of RFC 1812 §5.2.1.2: where it goes next,
 * whether its source may send it, its time to live, its size; then the hooks, and the link. Whatever
 * ends its way is in the trace, and its sender hears of it where the RFC wants that.
 */
import { isDestination, isMulticast, maskOf, sameNetwork } from '../../core/addresses.ts';
import { frameStart } from '../../core/arena.ts';
import type { RfcText } from '../../core/rfc.ts';
import type { Nic } from '../../protocols/ethernet/nic.ts';
import type { IcmpProblem } from '../../protocols/icmp/errors.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { ipv4, ipv4FragmentMasks, ipv4Shared } from '../../protocols/ipv4/header.ts';
import { type OptionFault, optionFault, writeOptions } from '../../protocols/ipv4/options.ts';
import type { Route } from '../../protocols/ipv4/routes.ts';
import type { IpPacket } from '../../protocols/kind.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { update16 } from '../../wire/checksum.ts';
import { sendAlong } from '../host/egress.ts';
import { parameterProblem, report, unreachable } from './errors.ts';
import { traceForwarded } from './events.ts';
import { wayTo } from './lookup.ts';
import { type Refusal, type Router, type RouterFx, SILENTLY } from './router.ts';

const AT = ipv4.at;
/** RFC 1812 §5.2.7.2: redirects are for one host; networks know no subnets. */
const REDIRECT_HOST = 1;

/** Hands a packet on. True: the frame has gone, or a hook keeps it. */
export function forward(router: Router, packet: IpPacket, fx: RouterFx): boolean {
  const { nic: inNic } = packet;
  const martian = martianReason(packet, fx);
  if (martian !== undefined) return refuse(martian, MARTIAN_RFC[martian], fx);
  const way = wayTo(router, packet.dst, fx);
  if (way === undefined) return drop(router, packet, 'no-route', 'RFC1812#5.2.7.1', NO_WAY, fx);
  if ('code' in way) return dropRefused(router, packet, way, fx);
  if (router.checksSources && !comesFromThere(router, packet, inNic, fx)) {
    return refuse('source-elsewhere', 'RFC1812#5.3.8', fx);
  }
  // Before it is decremented: what is quoted is the header that came (§4.3.2.3).
  if (packet.ttl <= 1) {
    return drop(router, packet, 'ttl-exceeded', 'RFC1812#5.3.1', TTL_EXCEEDED, fx);
  }
  const { mtu } = router.nics[way.nic] as Nic;
  if (packet.end - packet.ipStart > mtu && forbidsPieces(packet, fx)) {
    return dropTooLong(router, packet, mtu, fx);
  }
  const { ipStart, start } = packet;
  if (start - ipStart > ipv4.length) {
    const fault = optionFault(fx.arena.view, ipStart, start);
    if (fault !== undefined) return dropForOption(router, packet, fault, fx);
  }
  // Nobody could have sent it straight to an address that only a hook knows.
  if (way.nic === inNic && !fx.turned && router.redirects) redirect(router, packet, way, fx);
  return handOn(packet, inNic, way, router, fx);
}

const NO_WAY = unreachable(allUnreachableCodes.net);
const NO_SOURCE_ROUTE = unreachable(allUnreachableCodes.sourceRouteFailed);
const TTL_EXCEEDED: IcmpProblem = {
  type: icmpTypes.timeExceeded,
  // TTL exceeded in transit; 1 is for reassembly.
  code: 0,
  rest: 0,
};

type Martian =
  | 'ip-not-for-us'
  | 'for-one-in-group-frame'
  | 'martian-destination'
  | 'ip-source'
  | 'ip-own-source';

const MARTIAN_RFC: Record<Martian, RfcText> = {
  'ip-not-for-us': 'RFC1122#3.2.1.3',
  'for-one-in-group-frame': 'RFC1812#5.3.4',
  'martian-destination': 'RFC1812#5.3.7',
  'ip-source': 'RFC1812#5.3.7',
  'ip-own-source': 'RFC1812#5.3.8',
};

/**
 * Addresses with which nothing goes from one network to another (RFC 1812 §5.3.7). Those of 127/8 do
 * not come as far: no host takes them from a wire.
 */
function martianReason({ src, dst, broadcast }: IpPacket, { ip }: RouterFx): Martian | undefined {
  if (isMulticast(dst)) return 'ip-not-for-us';
  if (broadcast) return 'for-one-in-group-frame';
  if (!isDestination(dst)) return 'martian-destination';
  if (ip.isInvalidSource(src)) return 'ip-source';
  return ip.isLocal(src) ? 'ip-own-source' : undefined;
}

/** Whether an answer would leave by the card that the packet came in at. */
function comesFromThere(router: Router, { src }: IpPacket, inNic: number, fx: RouterFx): boolean {
  const back = wayTo(router, src, fx);
  return back !== undefined && 'nic' in back && back.nic === inNic;
}

/** The packet ends here, and its sender does not hear of it. */
function refuse(why: IgnoredReason, rfc: RfcText, fx: RouterFx): false {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc });
  return false;
}

/** The packet ends here, and its sender is told why. */
function drop(
  router: Router,
  packet: IpPacket,
  why: IgnoredReason,
  rfc: RfcText,
  problem: IcmpProblem,
  fx: RouterFx,
): false {
  const cause = emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc });
  report(router, packet, problem, cause, fx);
  return false;
}

function dropRefused(router: Router, packet: IpPacket, { code }: Refusal, fx: RouterFx): false {
  const rfc = 'RFC1812#5.2.7.1';
  return code === SILENTLY
    ? refuse('route-refuses', rfc, fx)
    : drop(router, packet, 'route-refuses', rfc, unreachable(code), fx);
}

/** A source route lets anybody lead packets past what protects a network (RFC 7126 §4.3). */
function dropForOption(
  router: Router,
  packet: IpPacket,
  { why, pointer }: OptionFault,
  fx: RouterFx,
): false {
  return why === 'source-route'
    ? drop(router, packet, why, 'RFC7126#4.3', NO_SOURCE_ROUTE, fx)
    : drop(router, packet, why, 'RFC1812#4.3.3.5', parameterProblem(pointer), fx);
}

/** What may be cut leaves in pieces (RFC 1812 §4.2.2.7). */
function forbidsPieces({ ipStart }: IpPacket, { arena: { view } }: RouterFx): boolean {
  return (view.getUint16(ipStart + ipv4Shared.fragment) & ipv4FragmentMasks.dontFragment) !== 0;
}

/** Whoever forbids fragments hears how much would get through (RFC 1191 §4). */
function dropTooLong(router: Router, packet: IpPacket, mtu: number, fx: RouterFx): false {
  const problem = unreachable(allUnreachableCodes.fragmentationNeeded, mtu);
  return drop(router, packet, 'needs-fragments', 'RFC1191#4', problem, fx);
}

/**
 * The packet leaves by the card that it came by: its sender could have sent it to the next hop itself,
 * if both are on that link's network (RFC 1812 §5.2.7.2). It is forwarded all the same.
 */
function redirect(router: Router, packet: IpPacket, { nic, gateway }: Route, fx: RouterFx): void {
  const { address, prefixLength } = router.nics[nic] as Nic;
  const next = gateway === 0 ? packet.dst : gateway;
  if (!sameNetwork(packet.src, address, prefixLength)) return;
  if (!sameNetwork(next, address, prefixLength) || next === packet.src) return;
  const problem = { type: icmpTypes.redirect, code: REDIRECT_HOST, rest: next };
  report(router, packet, problem, fx.log.cause, fx);
}

function handOn(
  packet: IpPacket,
  inNic: number,
  route: Route,
  router: Router,
  fx: RouterFx,
): boolean {
  decrementTtl(packet, fx);
  const { frame, ipStart, start } = packet;
  if (start - ipStart > ipv4.length) {
    const { address } = router.nics[route.nic] as Nic;
    const site = { address, isOurs: fx.ip.isLocal, now: fx.now };
    writeOptions(fx.arena, ipStart, start, site);
  }
  // What the link had added to a short frame stays behind.
  fx.arena.lengths[frame] = packet.end - frameStart(frame);
  // Hooks may have written into it.
  fx.arena.sound[frame] = 0;
  const { forward: inside, post } = fx.hooks;
  if (inside.length > 0) {
    const verdict = fx.hooking?.incoming('forward', packet, fx, route.nic);
    if (verdict !== 'pass') return verdict === 'stolen';
  }
  const { src, dst, ttl } = packet;
  const { prefixLength, nic, gateway } = route;
  // That of a card's own network holds the card's address.
  const network = (route.network & maskOf(prefixLength)) >>> 0;
  const next = gateway === 0 ? dst : gateway;
  const { log, node } = fx;
  const id = traceForwarded(log, node, src, dst, next, network, prefixLength, inNic, nic, ttl);
  const outer = openScope(fx.log, id);
  const verdict =
    post.length > 0 ? fx.hooking?.incoming('post', packet, fx, nic) : ('pass' as const);
  if (verdict === 'pass') sendAlong(router, route, frame, packet.dst, fx);
  closeScope(fx.log, outer);
  return verdict !== 'drop';
}

/** One second or one hop less (§5.3.1), and the checksum follows without being summed anew (RFC 1624). */
function decrementTtl(packet: IpPacket, { arena: { view } }: RouterFx): void {
  const { ipStart } = packet;
  const before = view.getUint16(ipStart + AT.ttl);
  const after = before - 0x100;
  const field = view.getUint16(ipStart + AT.headerChecksum);
  packet.ttl--;
  view.setUint16(ipStart + AT.ttl, after);
  view.setUint16(ipStart + AT.headerChecksum, update16(field, before, after));
}
