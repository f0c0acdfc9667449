/** What a session does to a wire while it runs, and queues that decide at their head. */
import { isEcnCapable, markCongestion } from '../../protocols/ipv4/ecn.ts';
import { emit } from '../../trace/log.ts';
import { DROP, KEEP, type LinkChanges, type LinkEnd, type QueueKind } from '../kind.ts';
import { alter } from './alter.ts';
import { discards, seal } from './checks.ts';
import { drawAgain } from './draw-again.ts';
import { offerFaulty } from './faults.ts';
import { marksInstead, wakeAtHead } from './offer.ts';
import { findFrame } from './places.ts';
import { dropAt, reschedule, waitingIn } from './reschedule.ts';
import {
  DECIDED,
  type Direction,
  type QueueSpec,
  scheduleFirst,
  type Wire,
  type WireFx,
  type WireSettings,
} from './wire.ts';

const SIDES = [0, 1] as const;

export const wireChanges: LinkChanges<Wire, WireSettings> = {
  kind: 'wire',
  change(state, { queue: discipline, ...settings }, fx) {
    const wasUp = state.settings.up;
    Object.assign(state.settings, settings);
    const { up } = state.settings;
    if (discipline !== undefined) setQueue(state, discipline, fx as WireFx);
    const { queue } = fx as WireFx;
    const { bandwidth, delay, fcs } = settings;
    const retimed = [bandwidth, delay, fcs].some((each) => each !== undefined);
    const fates = [settings.lossPpm, settings.reorderPpm, settings.reorderBy];
    for (const side of SIDES) {
      queue.change?.(state.directions[side].queue, settings);
      if (retimed) reschedule(state, side, fx as WireFx);
      if (fates.some((each) => each !== undefined)) drawAgain(state, side, fx as WireFx);
    }
    if (up !== wasUp) fx.carrierChanged(up);
  },
  take(state, id, fx) {
    for (const side of SIDES) {
      const direction = state.directions[side];
      const place = findFrame(direction, id);
      if (place < 0) continue;
      dropAt(state, side, place, 'learner', fx);
      if (place === 0) scheduleFirst(fx, side, direction);
      return true;
    }
    return false;
  },
  alter: (state, id, how, fx) => alter(state, id, how, fx as WireFx),
  offerFaulty: (state, side, frame, begins, arrives, mark, fx) =>
    offerFaulty(state, side, frame, begins, arrives, mark, fx as WireFx),
  seal,
  discards,
  atHead: (state, side, fx) => atHead(state, side, fx as WireFx),
};

/**
 * What waits goes on waiting. A discipline of another kind begins with nothing remembered; where it
 * decides at the head of its queue, those that wait are decided, too.
 */
function setQueue(state: Wire, { kind, ...own }: QueueSpec, fx: WireFx): void {
  const next = fx.queues.get(kind) as QueueKind;
  const same = kind === state.queue;
  state.queue = kind;
  fx.queue = next;
  for (const side of SIDES) {
    const direction = state.directions[side];
    if (same) {
      Object.assign(direction.queue as object, own);
      continue;
    }
    direction.queue = next.create(own, state.settings);
    if (next.dequeue === undefined) continue;
    for (const { begins } of waitingIn(direction, fx.world.now)) wakeAtHead(fx, side, begins);
  }
}

/** A queue that decides at its head: those that begin by now are kept, marked or dropped. */
function atHead(state: Wire, side: number, fx: WireFx): void {
  const { world, log, queue } = fx;
  const direction = state.directions[side] as Direction;
  for (let place = 0; place < direction.count; place++) {
    const slot = (direction.head + place) & (direction.frames.length - 1);
    const begins = direction.begins[slot] as number;
    const fate = direction.fates[slot] as number;
    const atHead = Math.ceil(begins) === world.now && (fate & DECIDED) === 0;
    if (!atHead || queue.dequeue === undefined) continue;
    direction.fates[slot] = fate | DECIDED;
    const frame = direction.frames[slot] as number;
    const bytes = world.arena.lengths[frame] as number;
    const behind = Math.max(
      0,
      ((direction.busyUntil - begins) * state.settings.bandwidth) / 8_000_000 - bytes,
    );
    const waited = world.now - (direction.offered[slot] as number);
    const capable = isEcnCapable(world.arena, frame);
    const verdict = queue.dequeue(direction.queue, waited, behind, world.now, state.rng, capable);
    const id = direction.ids[slot] as number;
    const sender = (state.ends[side] as LinkEnd).node;
    log.cause = direction.sentBy[slot] as number;
    if (verdict >= DROP && !marksInstead(verdict, frame, fx)) {
      const { early = 'queue-full' } = queue;
      dropAt(state, side, place, verdict === DROP ? 'queue-full' : early, fx);
      reschedule(state, side, fx, begins);
      return;
    }
    if (verdict !== KEEP && markCongestion(world.arena, frame)) {
      emit(log, 'frame.changed', sender, { frame: id, link: fx.link, how: 'ecn-marked', bit: -1 });
    }
  }
}
