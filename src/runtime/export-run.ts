/** A run as a pcapng file, as one host’s card saw it. Loaded when it is asked for. */
import type { Language } from '../i18n/language.ts';
import { SECOND, USUAL_EPOCH } from '../stack/core/instant.ts';
import { capturePoints, exportPcapng } from '../stack/pcapng/export.ts';
import { CAPTURE_WORDS } from '../stack/pcapng/words.ts';
import { createCapture } from '../stack/trace/capture.ts';
import { eventsOf, type TraceLog } from '../stack/trace/log.ts';
import { NoAnswer } from './pending-requests.ts';
import type { RunData } from './run-data.ts';
import type { Simulation } from './simulation.ts';

/** Frames that are asked for together: some megabytes, some milliseconds of the worker's time. */
const PORTION = 2048;

/**
 * Which host's card captures, and the language of the comments. A file of two points has every
 * packet twice, which an analyser of sequence numbers takes for retransmissions.
 */
export interface CaptureChoice {
  readonly node: number;
  readonly language: Language;
}

type ExportedRun = Pick<RunData, 'id' | 'log' | 'spec'> & {
  /** Wall-clock time at instant 0, ms, where there was one. */
  readonly begun?: number | undefined;
};

/** `run` must not grow meanwhile: the store gives its log as it was when the file was asked for. */
export async function exportRun(
  simulation: Simulation,
  { id, log, spec, begun }: ExportedRun,
  { node, language }: CaptureChoice,
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
  const points = capturePoints(spec).filter((point) => point.node === node);
  const epoch =
    begun === undefined ? (spec.epoch ?? USUAL_EPOCH) * SECOND : Math.round(begun * 1_000);
  return exportPcapng(log, capture, points, CAPTURE_WORDS[language], epoch);
}

/** Frames are numbered from 0, as they are sent or arrive from outside. */
function framesIn(log: TraceLog): number {
  let count = 0;
  for (const { frame } of eventsOf(log, ['frame.sent', 'frame.delivered'])) {
    count = Math.max(count, frame + 1);
  }
  return count;
}
