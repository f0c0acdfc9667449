/**
 * A card on a half-duplex link: carrier sense, collision detection, and back-off, after the functions of
 * IEEE 802.3 §4.2.3.2 and §4.2.8 (Deference, TransmitLinkMgmt, BackOff).
 */
import { copyFrame, type FrameRef, freeFrame } from '../../core/arena.ts';
import { NEVER } from '../../core/instant.ts';
import { nextBelow } from '../../core/rng.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameSent } from '../../trace/write-frames.ts';
import { numberFrame, refuseFrame } from '../../world/frames.ts';
import { checkedBytes, fcsOf } from '../fcs.ts';
import type { LinkEnd, LinkFx } from '../kind.ts';
import './events.ts';
import { CARD_DUE, endSignal, forget, sendSignal, signalsFrom, spoil, wake } from './signals.ts';
import {
  ATTEMPT_LIMIT,
  BACKOFF_LIMIT,
  bitTimes,
  GAP_BITS,
  type HalfDuplex,
  JAM_BITS,
  PREAMBLE_BITS,
  type Signal,
  SLOT_BITS,
  type Station,
} from './state.ts';

function stationAt(state: HalfDuplex, end: number): Station {
  return state.stations[end] as Station;
}

/** The node hands a frame to its card. */
export function offerToCard(state: HalfDuplex, end: number, frame: FrameRef, fx: LinkFx): void {
  const station = stationAt(state, end);
  const { node, nic } = state.ends[end] as LinkEnd;
  const { up, queueFrames } = state.settings;
  if (!up || station.queue.length > queueFrames) {
    refuseFrame(fx, node, nic, fx.link, frame, up ? 'queue-full' : 'link-down');
    return;
  }
  const outer = fx.log.cause;
  station.queue.push({ frame, cause: outer });
  if (station.state === 'idle') begin(state, end, fx);
  fx.log.cause = outer;
}

/** The first frame of the queue is sent as soon as the line has been quiet for the gap. */
function begin(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const [first] = station.queue;
  if (first === undefined) {
    station.state = 'idle';
    return;
  }
  if (station.hearing > 0) {
    station.state = 'deferring';
    fx.log.cause = first.cause;
    const { node } = state.ends[end] as LinkEnd;
    first.cause = emit(fx.log, 'csma.deferred', node, { link: fx.link });
    return;
  }
  const ready = station.quietSince + bitTimes(state, GAP_BITS);
  if (ready > fx.world.now) goOnAt(state, end, 'gap', ready, fx);
  else transmit(state, end, fx);
}

function goOnAt(
  state: HalfDuplex,
  end: number,
  next: Station['state'],
  at: number,
  fx: LinkFx,
): void {
  const station = stationAt(state, end);
  station.state = next;
  station.dueAt = at;
  wake(fx, CARD_DUE + end, at);
}

function transmit(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const { frame: original, cause } = station.queue[0] as Station['queue'][number];
  const { world, log, link } = fx;
  const { arena, now } = world;
  const { node, nic } = state.ends[end] as LinkEnd;
  const frame = copyFrame(arena, original);
  const bytes = arena.lengths[frame] as number;
  const ends = now + bitTimes(state, PREAMBLE_BITS + checkedBytes(bytes) * 8);
  const id = numberFrame(fx, frame);
  const packet = arena.packets[frame] as number;
  log.cause = cause;
  const arrives = ends + state.settings.delay;
  const sentBy = traceFrameSent(log, node, id, nic, link, bytes, now, arrives, packet);
  const fcs = fcsOf(arena, frame);
  const fate = { whole: true, told: false, heard: false };
  const signal: Signal = { frame, id, sentBy, begins: now, ends, fcs, ...fate };
  sendSignal(state, end, signal, fx);
  goOnAt(state, end, 'sending', ends, fx);
  if (station.hearing > 0) collide(state, end, fx);
}

/** The card hears a signal while it sends: preamble and jam are sent to their end, and no more. */
function collide(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const { world, log, link } = fx;
  const { node } = state.ends[end] as LinkEnd;
  const signal = signalsFrom(state, end).at(-1) as Signal;
  station.spoilt = true;
  station.attempts++;
  const sent = Math.floor(((world.now - signal.begins) * state.settings.bandwidth) / 1_000_000);
  const stop = Math.max(world.now, signal.begins + bitTimes(state, PREAMBLE_BITS));
  log.cause = signal.sentBy;
  const body = { link, frame: signal.id, attempt: station.attempts, bits: sent };
  const cause = emit(log, 'csma.collision', node, { ...body, late: sent > SLOT_BITS });
  (station.queue[0] as Station['queue'][number]).cause = cause;
  log.cause = cause;
  spoil(state, end, signal, 'collision', fx);
  endSignal(state, end, signal, stop + bitTimes(state, JAM_BITS), fx);
  goOnAt(state, end, 'jamming', signal.ends, fx);
}

/** The end of a transmission, of a jam, of a gap, or of a back-off. */
export function cardDue(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  if (fx.world.now !== station.dueAt) return;
  station.dueAt = NEVER;
  switch (station.state) {
    case 'sending':
      station.quietSince = fx.world.now;
      next(state, end, fx);
      return;
    case 'jamming':
      station.quietSince = fx.world.now;
      backOff(state, end, fx);
      return;
    case 'gap':
      transmit(state, end, fx);
      return;
    case 'backing-off':
      begin(state, end, fx);
      return;
  }
}

/** The first frame is done with, one way or the other. */
function next(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const done = station.queue.shift();
  if (done !== undefined) freeFrame(fx.world.arena, done.frame);
  station.attempts = 0;
  begin(state, end, fx);
}

/** Truncated binary exponential back-off (IEEE 802.3 §4.2.3.2.5). */
function backOff(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const first = station.queue[0] as Station['queue'][number];
  const { node } = state.ends[end] as LinkEnd;
  const { log, link, world } = fx;
  const { attempts } = station;
  log.cause = first.cause;
  if (attempts >= ATTEMPT_LIMIT) {
    emit(log, 'csma.gave-up', node, { link, attempts });
    next(state, end, fx);
    return;
  }
  const range = 2 ** Math.min(attempts, BACKOFF_LIMIT);
  const slots = nextBelow(state.rng, range);
  const wait = bitTimes(state, slots * SLOT_BITS);
  const body = { link, attempt: attempts, slots, most: range - 1, wait };
  first.cause = emit(log, 'csma.backoff', node, body);
  goOnAt(state, end, 'backing-off', world.now + wait, fx);
}

/** The first bit of a signal reaches the card. */
export function cardHears(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  station.hearing++;
  const sends = station.state === 'sending' || station.state === 'jamming';
  if (station.hearing > 1 || sends) station.spoilt = true;
  if (station.state === 'sending') collide(state, end, fx);
  else if (station.state === 'gap') {
    // In the last third of the gap a card goes on, whatever it hears (§4.2.3.2.2).
    const { now } = fx.world;
    if ((now - station.quietSince) * 3 < bitTimes(state, GAP_BITS) * 2) begin(state, end, fx);
  }
}

/** The last bit of a signal reaches the card: a frame that is whole, and as it was sent, is its node's. */
export function cardHeard(state: HalfDuplex, end: number, signal: Signal, fx: LinkFx): void {
  const station = stationAt(state, end);
  const readable = signal.whole && !station.spoilt;
  station.hearing--;
  if (station.hearing === 0) {
    station.spoilt = false;
    station.quietSince = fx.world.now;
    if (station.state === 'deferring') begin(state, end, fx);
  }
  const { log, link, world } = fx;
  log.cause = signal.sentBy;
  if (signal.frame < 0) return;
  if (!readable) {
    spoil(state, 1 - end, signal, 'collision', fx);
    forget(signal, fx);
  } else if (fcsOf(world.arena, signal.frame) !== signal.fcs) {
    const { node } = state.ends[end] as LinkEnd;
    emit(log, 'frame.dropped', node, { frame: signal.id, link, why: 'corrupt-fcs' });
    forget(signal, fx);
  } else fx.deliver(end, signal.id, signal.frame, signal.sentBy);
}

/** The link is broken: what the card holds is lost, and it hears nothing. */
export function unplugCard(state: HalfDuplex, end: number, fx: LinkFx): void {
  const station = stationAt(state, end);
  const { node, nic } = state.ends[end] as LinkEnd;
  // What it is sending is told of with the signal.
  const sending = station.state === 'sending' || station.state === 'jamming';
  station.queue.forEach(({ frame }, place) => {
    if (place === 0 && sending) freeFrame(fx.world.arena, frame);
    else refuseFrame(fx, node, nic, fx.link, frame, 'link-down');
  });
  Object.assign(station, { state: 'idle', queue: [], attempts: 0, dueAt: NEVER });
  Object.assign(station, { hearing: 0, spoilt: false, quietSince: fx.world.now });
}
