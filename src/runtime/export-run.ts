/** A run as a pcapng file, captured at every card of every host. */
import { captureFrame, createCapture } from '../stack/trace/capture.ts';
import { eventsOf, type TraceLog } from '../stack/trace/log.ts';
import type { RunData } from './run-data.ts';
import type { Simulation } from './simulation.ts';

/** Frames that are asked for together: some megabytes, some milliseconds of the worker's time. */
const PORTION = 2048;

export async function exportRun(simulation: Simulation, run: RunData): Promise<Uint8Array> {
  // Saved is what there is now. The run may go on meanwhile, but what has been traced stays.
  const log = { ...run.log };
  // Loaded when it is asked for.
  const { capturePoints, exportPcapng } = await import('../stack/pcapng/export.ts');
  const count = framesIn(log);
  const capture = createCapture();
  for (let first = 0; first < count; first += PORTION) {
    const last = Math.min(first + PORTION, count) - 1;
    const portion = await simulation.frames(run.id, first, last);
    for (const bytes of portion) captureFrame(capture, bytes, 0, bytes.length);
  }
  return exportPcapng(log, capture, capturePoints(run.spec));
}

/** Frames are numbered from 0, as they are sent or arrive from outside. */
function framesIn(log: TraceLog): number {
  let count = 0;
  for (const { frame } of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    count = Math.max(count, frame + 1);
  }
  return count;
}
