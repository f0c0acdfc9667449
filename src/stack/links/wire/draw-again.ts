/**
 * A session changes a link's faults. Whether a frame is lost or late is decided when its first bit is
 * sent, so those that still wait in front of the line draw again, by the settings of now. What was
 * done to a frame's bytes, or to their number, when it was handed over stays done.
 */
import { chance } from '../../core/rng.ts';
import { emit } from '../../trace/log.ts';
import { endOf } from './offer.ts';
import { arrivalOf, sortByArrival, waitingIn } from './reschedule.ts';
import {
  type Direction,
  LATE,
  LOST,
  scheduleFirst,
  sendingTime,
  type Wire,
  type WireFx,
} from './wire.ts';

export function drawAgain(wire: Wire, side: number, fx: WireFx): void {
  const { world, link, log } = fx;
  const { settings, rng } = wire;
  const direction = wire.directions[side] as Direction;
  const { node } = wire.ends[side] as Wire['ends'][0];
  for (const { slot, begins } of originals(direction, world.now)) {
    const before = direction.fates[slot] as number;
    const lost = chance(rng, settings.lossPpm);
    const late = chance(rng, settings.reorderPpm);
    const fate = (before & ~(LOST | LATE)) | (lost ? LOST : 0) | (late ? LATE : 0);
    if (fate === before && !late) continue;
    direction.fates[slot] = fate;
    const bytes = world.arena.lengths[direction.frames[slot] as number] as number;
    const sent = begins + sendingTime(settings, bytes);
    const starts = Math.ceil(begins);
    const arrives = arrivalOf(wire, direction, slot, sent);
    direction.arrives[slot] = endOf(fate, starts, arrives);
    direction.orders[slot] = world.nextOrder++;
    const frame = direction.ids[slot] as number;
    const wasLate = (before & LATE) !== 0;
    if (late && !wasLate) {
      emit(log, 'frame.changed', node, { frame, link, how: 'reordered', bit: -1 });
    }
    // As when it was handed over, nothing tells of a loss before it happens.
    if (late || wasLate) emit(log, 'frame.rescheduled', node, { frame, link, starts, arrives });
  }
  sortByArrival(direction);
  scheduleFirst(fx, side, direction);
}

/** Those that wait, without the copies that a link makes: a copy is neither lost nor late. */
function originals(direction: Direction, now: number) {
  const waiting = waitingIn(direction, now);
  const first = new Map<number, number>();
  for (const { slot, begins } of waiting) {
    const id = direction.ids[slot] as number;
    first.set(begins, Math.min(id, first.get(begins) ?? id));
  }
  return waiting.filter(({ slot, begins }) => first.get(begins) === direction.ids[slot]);
}
