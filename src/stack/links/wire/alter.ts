/** A session changes a frame that waits in front of the line or is in flight. */
import { copyFrame, type FrameRef, flipBit } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import type { FutileReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { traceFrameSent } from '../../trace/write-frames.ts';
import { numberFrame } from '../../world/frames.ts';
import type { Alteration, LinkEnd } from '../kind.ts';
import { seal } from './checks.ts';
import { findFrame } from './places.ts';
import { sortByArrival } from './reschedule.ts';
import { type Direction, putFrame, scheduleFirst, type Wire, type WireFx } from './wire.ts';

export function alter(wire: Wire, id: number, how: Alteration, fx: WireFx): FutileReason | 'done' {
  const side = wire.directions.findIndex((each) => findFrame(each, id) >= 0);
  if (side < 0) return 'not-under-way';
  const direction = wire.directions[side] as Direction;
  if (how.do === 'reseal') {
    if (wire.sums.has(id)) wire.sums.set(id, how.fcs);
    return 'done';
  }
  const slot = (direction.head + findFrame(direction, id)) & (direction.frames.length - 1);
  const frame = direction.frames[slot] as FrameRef;
  const { node, nic } = wire.ends[side] as LinkEnd;
  const { arena } = fx.world;
  const bytes = arena.lengths[frame] as number;
  const bit = how.do === 'corrupt' ? how.bit : -1;
  if (bit >= bytes * 8) return 'no-such-bit';
  const { log, link } = fx;
  const outer = log.cause;
  const body = { frame: id, link, how: `${how.do}-by-learner`, bit } as const;
  log.cause = emit(log, 'frame.changed', node, body);
  const starts = Math.ceil(direction.begins[slot] as number);
  const arrives = direction.arrives[slot] as Instant;
  switch (how.do) {
    case 'delay':
      direction.delayed.push({ id, by: how.by });
      direction.arrives[slot] = arrives + how.by;
      direction.orders[slot] = fx.world.nextOrder++;
      emit(log, 'frame.rescheduled', node, { frame: id, link, starts, arrives: arrives + how.by });
      sortByArrival(direction);
      break;
    case 'duplicate': {
      const copy = copyFrame(arena, frame);
      const number = numberFrame(fx, copy);
      if (wire.settings.fcs) seal(wire, number, copy, fx);
      const then = arrives + how.after;
      const packet = arena.packets[frame] as number;
      const sent = traceFrameSent(log, node, number, nic, link, bytes, starts, then, packet);
      const begins = direction.begins[slot] as number;
      const order = fx.world.nextOrder++;
      putFrame(direction, copy, number, sent, 0, fx.world.now, begins, then, order);
      break;
    }
    case 'corrupt':
      flipBit(arena, frame, bit);
  }
  scheduleFirst(fx, side, direction);
  log.cause = outer;
  return 'done';
}
