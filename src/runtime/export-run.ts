/** A run as a pcapng file, captured at every card of every host. Loaded when it is asked for. */
import { capturePoints, exportPcapng } from '../stack/pcapng/export.ts';
import { createCapture } from '../stack/trace/capture.ts';
import { eventsOf, type TraceLog } from '../stack/trace/log.ts';
import { NoAnswer } from './asked-frames.ts';
import type { RunData } from './run-data.ts';
import type { Simulation } from './simulation.ts';

/** Frames that are asked for together: some megabytes, some milliseconds of the worker's time. */
const PORTION = 2048;

/** `run` must not grow meanwhile: the store gives its log as it was when the file was asked for. */
export async function exportRun(
  simulation: Simulation,
  { id, log, spec }: Pick<RunData, 'id' | 'log' | 'spec'>,
): Promise<Uint8Array> {
  const count = framesIn(log);
  const capture = createCapture();
  for (let first = 0; first < count; first += PORTION) {
    const last = Math.min(first + PORTION, count) - 1;
    const portion = await simulation.frames(id, first, last);
    // As after a restart: what has been sent once will be sent again, but not yet.
    if (portion.length <= last - first)
      throw new NoAnswer(`frames ${first} to ${last} are not all there`);
    capture.frames.push(...portion);
  }
  return exportPcapng(log, capture, capturePoints(spec));
}

/** Frames are numbered from 0, as they are sent or arrive from outside. */
function framesIn(log: TraceLog): number {
  let count = 0;
  for (const { frame } of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    count = Math.max(count, frame + 1);
  }
  return count;
}
