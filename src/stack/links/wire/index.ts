/**
 * The kind `wire`: a point-to-point link, full duplex. Its state is in wire.ts, sending in offer.ts,
 * and what a session does to it in changes.ts, which few runs need.
 */
import { freeFrame } from '../../core/arena.ts';
import { emit } from '../../trace/log.ts';
import type { LinkEnd, LinkKind, QueueKind } from '../kind.ts';
import { LINE_FREE, offer } from './offer.ts';
import {
  createDirection,
  type Direction,
  LOST,
  PERFECT_LINK,
  removeFirst,
  scheduleFirst,
  type Wire,
  type WireFx,
  type WireSpec,
} from './wire.ts';

export const wire: LinkKind<Wire, WireSpec> = {
  kind: 'wire',
  create({ kind: _, id: __, name, between, queue, ...more }, ends, rng, kernel) {
    const settings = { ...PERFECT_LINK, ...more };
    const { kind, ...own } = queue ?? { kind: 'drop-tail', ...settings };
    const discipline = kernel.queues.get(kind) as QueueKind;
    const direction = (to: LinkEnd) => createDirection(to, discipline.create(own, settings));
    return {
      kind: 'wire',
      name: name ?? between.join('–'),
      ends,
      settings,
      rng,
      queue: kind,
      directions: [direction(ends[1]), direction(ends[0])],
      sums: new Map(),
    };
  },
  bind(state, fx, kernel) {
    const { queues, linkChanges } = kernel;
    const queue = queues.get(state.queue) as QueueKind;
    return Object.assign(fx, { queue, queues, changes: linkChanges.get('wire') });
  },
  offer: (state, side, frame, fx) => offer(state, side, frame, fx as WireFx),
  due(state, what, order, fx) {
    if (what < LINE_FREE) arrive(state, what, order, fx as WireFx);
    else (fx as WireFx).changes?.atHead?.(state, what - LINE_FREE, fx);
  },
  carrier: ({ settings }) => settings.up,
  needs: (spec) =>
    Object.entries(spec).some(([key, value]) => MORE.test(key) && value) ? ['wire.changes'] : [],
};

/** Settings by which a wire does more to a frame than to carry it: faults, check sequences, marks. */
const MORE = /Ppm$|^(fcs|markBytes|queue)$/;

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
  fx.log.cause = sentBy;
  if (state.sums.size > 0 && fx.changes?.discards?.(state, 1 - side, id, frame, fate, fx)) return;
  if ((fate & LOST) === 0) {
    fx.deliver(1 - side, id, frame, sentBy);
    return;
  }
  const sender = (state.ends[side] as LinkEnd).node;
  emit(fx.log, 'frame.dropped', sender, { frame: id, link: fx.link, why: 'loss' });
  freeFrame(fx.world.arena, frame);
}
