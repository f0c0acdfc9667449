/**
 * Events that were recorded and handed on earlier: nobody kept them, but the same session records
 * the same again. Only the stretch between the last keyframe before them and their end is run.
 */
import { logPrefix, type TraceBatch, takeBatch } from '../trace/batch.ts';
import { createCapture } from '../trace/capture.ts';
import { createColumns, type TraceLog } from '../trace/log.ts';
import type { Keyframe, SessionRun } from './session.ts';
import { createSimulator, run } from './simulator.ts';
import { cloneWorld } from './world.ts';

/** Events that are passed over together, on the way from the keyframe. */
const PASSED_OVER = 1 << 15;

/**
 * Events `from` … `to`−1, and those that happened together with the last; the run itself stays as
 * it is. `from` must be where a batch of the run began: between two things that happened.
 */
export function eventsAgain(running: SessionRun, from: number, to: number): TraceBatch {
  const { world, inputs, kernel, log: recorded } = running.sim;
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= recorded.count)) {
    throw new RangeError(`there are no events ${from} to ${to}`);
  }
  const before = running.keyframes.findLast((each) => each.events <= from) as Keyframe;
  const log = logPrefix(recorded, before.events, before.strings);
  const again = createSimulator(
    cloneWorld(before.world),
    log,
    inputs,
    createCapture(false),
    kernel,
  );
  const end = Math.min(to, recorded.count);
  const step = () => run(again, world.now, 1);
  try {
    while (log.count < from && step()) if (log.count - log.first > PASSED_OVER) passOver(log);
    passOver(log);
    // The first event of each connection says all: the one it would differ from is not here.
    log.differsFrom = log.count;
    while (log.count < end && step());
  } catch (error) {
    // What broke the run breaks it again, at the same place: behind the events it recorded.
    if (log.count < end) throw error;
  }
  return takeBatch(log, createColumns(0, 0));
}

function passOver(log: TraceLog): void {
  const { kinds, nodes, at, causes, offsets, words } = log;
  takeBatch(log, { kinds, nodes, at, causes, offsets, words });
}
