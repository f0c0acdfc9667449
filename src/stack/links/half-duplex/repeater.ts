/**
 * A hub between half-duplex links: a repeater (IEEE 802.3 §9). It repeats bits as they come, so all its
 * links are one collision domain. Signals at two ports are a collision, which it makes known to all by
 * a jam; while one port alone is heard it does not jam that one, so that two hubs do not keep each
 * other awake (§9.6.6.2, “one port left”).
 */
import { copyFrame } from '../../core/arena.ts';
import { NEVER } from '../../core/instant.ts';
import type { Hub } from '../../nodes/hub/index.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameDelivered, traceFrameSent } from '../../trace/write-frames.ts';
import { numberFrame } from '../../world/frames.ts';
import type { World } from '../../world/world.ts';
import type { LinkEnd } from '../kind.ts';
import './events.ts';
import { endSignal, forget, sendSignal, signalsFrom, spoil } from './signals.ts';
import { bitTimes, FRAGMENT_BITS, type HalfDuplex, type Medium, type Signal } from './state.ts';

export function hubAt(world: World, node: number): Hub | undefined {
  const state = world.nodes[node];
  return state?.kind === 'hub' ? (state as Hub) : undefined;
}

interface Port {
  readonly nic: number;
  readonly link: HalfDuplex;
  /** The hub's end of it. */
  readonly end: number;
  readonly fx: Medium;
}

/** The hub's ports whose links are of this kind, and up. */
function portsOf(node: number, fx: Medium): Port[] {
  const ports = fx.world.ports[node] ?? [];
  return ports.flatMap((place, nic) => {
    const link = fx.world.links[place >> 1] as HalfDuplex | undefined;
    if (place < 0 || link?.kind !== 'half-duplex' || !link.settings.up) return [];
    const { world, log, capture } = fx;
    return [{ nic, link, end: place & 1, fx: { world, log, capture, link: place >> 1 } }];
  });
}

/** The first bit of a signal reaches the hub. */
export function hubHears(hub: Hub, { node, nic }: LinkEnd, signal: Signal, fx: Medium): void {
  hub.hearing[nic] = (hub.hearing[nic] ?? 0) + 1;
  const ports = portsOf(node, fx);
  if (hub.hearing.filter((count) => count > 0).length === 1 && !hub.jamming) {
    if (hub.hearing[nic] === 1) for (const port of ports) repeat(node, nic, port, signal, fx);
    return;
  }
  const sources = ports.filter((port) => (hub.hearing[port.nic] ?? 0) > 0);
  if (!hub.jamming) {
    fx.log.cause = signal.sentBy;
    fx.log.cause = emit(fx.log, 'csma.jam', node, { ports: sources.length });
  }
  hub.jamming = true;
  for (const { link, end } of sources) {
    for (const each of signalsFrom(link, 1 - end)) if (each.heard) each.whole = false;
  }
  for (const port of ports) jam(port);
}

/** Bits go on to another port as they come in. Of what is no frame any more, noise is left. */
function repeat(node: number, from: number, port: Port, signal: Signal, { world }: Medium): void {
  if (port.nic === from) return;
  const { link, end, fx } = port;
  const { now, arena } = world;
  const ends = signal.ends === NEVER ? NEVER : now + (signal.ends - signal.begins);
  const noise: Signal = { ...noiseFrom(now), sentBy: signal.sentBy, ends };
  if (signal.frame < 0 || !signal.whole) {
    sendSignal(link, end, noise, fx);
    return;
  }
  const frame = copyFrame(arena, signal.frame);
  const { log } = fx;
  const id = numberFrame(fx, frame);
  const bytes = arena.lengths[frame] as number;
  const packet = arena.packets[frame] as number;
  log.cause = signal.sentBy;
  const arrives = ends + link.settings.delay;
  const sentBy = traceFrameSent(log, node, id, port.nic, fx.link, bytes, now, arrives, packet);
  const { fcs } = signal;
  sendSignal(link, end, { ...noise, frame, id, sentBy, fcs, whole: true, told: false }, fx);
}

function noiseFrom(begins: number): Signal {
  const none = { frame: -1, id: -1, sentBy: -1, fcs: 0, whole: false, told: true, heard: false };
  return { ...none, begins, ends: NEVER };
}

/** What leaves by a port, a frame or nothing, is noise from now on, until the jam is over. */
function jam({ link, end, fx }: Port): void {
  const { now } = fx.world;
  const leaving = signalsFrom(link, end).filter(({ ends }) => ends > now);
  for (const signal of leaving) {
    spoil(link, end, signal, 'collision', fx);
    signal.ends = NEVER;
  }
  if (leaving.length === 0) sendSignal(link, end, { ...noiseFrom(now), sentBy: fx.log.cause }, fx);
}

function quiet({ link, end, fx }: Port): void {
  const { now } = fx.world;
  for (const signal of signalsFrom(link, end)) {
    if (signal.ends <= now) continue;
    const least = signal.begins + bitTimes(link, FRAGMENT_BITS);
    spoil(link, end, signal, 'collision', fx);
    endSignal(link, end, signal, Math.max(now, least), fx);
  }
}

/** The last bit of a signal reaches the hub. */
export function hubHeard(
  hub: Hub,
  state: HalfDuplex,
  at: number,
  signal: Signal,
  fx: Medium,
): void {
  const { node, nic } = state.ends[at] as LinkEnd;
  hub.hearing[nic] = Math.max(0, (hub.hearing[nic] ?? 0) - 1);
  fx.log.cause = signal.sentBy;
  const ports = portsOf(node, fx);
  const loud = ports.filter((port) => (hub.hearing[port.nic] ?? 0) > 0);
  if (hub.jamming) {
    if (loud.length === 1) quiet(loud[0] as Port);
    else if (loud.length === 0) for (const port of ports) quiet(port);
    if (loud.length === 0) hub.jamming = false;
  } else if (!signal.whole) for (const port of ports) if (port.nic !== nic) quiet(port);
  if (signal.frame < 0) return;
  if (signal.whole) traceFrameDelivered(fx.log, node, signal.id, nic, fx.link);
  else spoil(state, 1 - at, signal, 'collision', fx);
  forget(signal, fx);
}
