/** The kind `wire`: a point-to-point link, full duplex. Its state is in wire.ts, sending in offer.ts. */
import { freeFrame } from '../../core/arena.ts';
import { markCongestion } from '../../protocols/ipv4/ecn.ts';
import { emit } from '../../trace/log.ts';
import { DROP, type LinkEnd, type LinkKind, MARK, type QueueKind } from '../kind.ts';
import { LINE_FREE, offer } from './offer.ts';
import { dropAt, reschedule } from './reschedule.ts';
import {
  createDirection,
  DECIDED,
  type Direction,
  findFrame,
  type LinkSettings,
  LOST,
  PERFECT_LINK,
  removeFirst,
  scheduleFirst,
  type Wire,
  type WireFx,
  type WireSpec,
} from './wire.ts';

const SIDES = [0, 1] as const;

export const wire: LinkKind<Wire, WireSpec, Partial<LinkSettings>> = {
  kind: 'wire',
  create({ kind: _, id: __, name, between, queue, ...more }, ends, rng, kernel) {
    const settings = { ...PERFECT_LINK, ...more };
    const { kind, ...own } = queue ?? { kind: 'drop-tail', ...settings };
    const discipline = kernel.queues.get(kind) as QueueKind;
    const direction = (to: LinkEnd) => createDirection(to, discipline.create(own));
    return {
      kind: 'wire',
      name: name ?? between.join('–'),
      ends,
      settings,
      rng,
      queue: kind,
      directions: [direction(ends[1]), direction(ends[0])],
    };
  },
  bind(state, fx, kernel) {
    return Object.assign(fx, { queue: kernel.queues.get(state.queue) as QueueKind });
  },
  offer: (state, side, frame, fx) => offer(state, side, frame, fx as WireFx),
  due(state, what, order, fx) {
    if (what < LINE_FREE) arrive(state, what, order, fx as WireFx);
    else lineFree(state, what - LINE_FREE, fx as WireFx);
  },
  change(state, settings, fx) {
    const wasUp = state.settings.up;
    Object.assign(state.settings, settings);
    const { up } = state.settings;
    const { queue } = fx as WireFx;
    const retimed = settings.bandwidth !== undefined || settings.delay !== undefined;
    for (const side of SIDES) {
      queue.change?.(state.directions[side].queue, settings);
      if (retimed) reschedule(state, side, fx as WireFx);
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
  carrier: ({ settings }) => settings.up,
};

/** The first frame of a direction arrives, or reaches the place of its loss. */
function arrive(state: Wire, side: number, order: number, fx: WireFx): void {
  const direction = state.directions[side] as Direction;
  const slot = direction.head;
  if (direction.count === 0 || direction.orders[slot] !== order) return;
  const frame = direction.frames[slot] as number;
  const id = direction.ids[slot] as number;
  const sentBy = direction.sentBy[slot] as number;
  const fate = direction.fates[slot] as number;
  removeFirst(direction);
  scheduleFirst(fx, side, direction);
  if ((fate & LOST) === 0) {
    fx.deliver(1 - side, id, frame, sentBy);
    return;
  }
  fx.log.cause = sentBy;
  const sender = (state.ends[side] as LinkEnd).node;
  emit(fx.log, 'frame.dropped', sender, { frame: id, link: fx.link, why: 'loss' });
  freeFrame(fx.world.arena, frame);
}

/** A queue that decides at its head: those that begin by now are kept, marked or dropped. */
function lineFree(state: Wire, side: number, fx: WireFx): void {
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
    const verdict = queue.dequeue(direction.queue, waited, behind, world.now, state.rng);
    const id = direction.ids[slot] as number;
    const sender = (state.ends[side] as LinkEnd).node;
    log.cause = direction.sentBy[slot] as number;
    if (verdict === DROP) {
      dropAt(state, side, place, 'queue-full', fx);
      reschedule(state, side, fx, begins);
      return;
    }
    if (verdict === MARK && markCongestion(world.arena, frame)) {
      emit(log, 'frame.changed', sender, { frame: id, link: fx.link, how: 'ecn-marked', bit: -1 });
    }
  }
}
