/**
 * The bytes of frames that were sent earlier: nobody kept them, but the same session sends the same
 * bytes again. Only the stretch between the last keyframe before them and the frames is run.
 */
import { createCapture, type PackedFrames, packFrames } from '../trace/capture.ts';
import { createLog } from '../trace/log.ts';
import type { Keyframe, SessionRun } from './session.ts';
import { createSimulator, run } from './simulator.ts';
import { cloneWorld } from './world.ts';

/** Frames `first` … `last`, as far as the run has sent them; the run itself stays as it is. */
export function framesAgain(running: SessionRun, first: number, last: number): PackedFrames {
  if (!(Number.isInteger(first) && Number.isInteger(last) && first >= 0)) {
    throw new RangeError(`there are no frames ${first} to ${last}`);
  }
  const { world, inputs, kernel } = running.sim;
  const before = running.keyframes.findLast((each) => each.world.nextFrame <= first) as Keyframe;
  const capture = createCapture(true, first - before.world.nextFrame);
  const again = createSimulator(
    cloneWorld(before.world),
    createLog(false),
    inputs,
    capture,
    kernel,
  );
  const end = Math.min(last + 1, world.nextFrame);
  try {
    while (again.world.nextFrame < end && run(again, world.now, 1));
  } catch (error) {
    // What broke the run breaks it again, at the same place: behind the frames it sent.
    if (again.world.nextFrame < end) throw error;
  }
  return packFrames(capture.frames.slice(0, Math.max(0, end - first)));
}
