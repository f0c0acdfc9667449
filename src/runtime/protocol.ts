/**
 * What the page and the worker say to each other. The worker owns the worlds; the page gets the
 * trace in batches, and the bytes of those frames that it asks for. Buffers are transferred.
 */

import type { Instant } from '../stack/core/instant.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { TraceBatch } from '../stack/trace/batch.ts';
import type { PackedFrames } from '../stack/trace/capture.ts';
import type { Columns } from '../stack/trace/log.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';

/** Runs are named by the page. */
export type RunId = string;

/** The page keeps frames in blocks of so many. The first block it gets before it asks. */
export const FRAME_BLOCK = 64;

/** What is done to a run at one instant. */
export type Inputs = readonly [SessionInput, ...SessionInput[]];

/** Frames `first` … `last` of a run. */
export interface FrameRange {
  run: RunId;
  first: number;
  last: number;
}

/** Events `from` … `to`−1 of a run. */
export interface EventRange {
  from: number;
  to: number;
}

export type ToWorker =
  | { type: 'open'; run: RunId; spec: ScenarioSpec; session: Session }
  /** The past of `parent` with more inputs, all of one instant. */
  | { type: 'fork'; run: RunId; parent: RunId; inputs: Inputs }
  /** Nobody wants the run any more. */
  | { type: 'close'; run: RunId }
  | ({ type: 'frames' } & FrameRange)
  /** What was handed on before and is not kept; `from` is where a batch began. */
  | ({ type: 'events'; run: RunId } & EventRange)
  /** A batch has been read: its columns can be filled again. */
  | { type: 'read'; columns: Columns }
  /** Asks whether the worker still lives (watch-worker.ts). */
  | { type: 'ping' };

export type FromWorker =
  /** It lives. */
  | { type: 'pong' }
  /** What the run has beside the core, before anything else about it: the page fetches the words. */
  | { type: 'needs'; run: RunId; ids: readonly string[] }
  /** The run shares this much with its parent; batches continue from there. */
  | { type: 'forked'; run: RunId; events: number; strings: number; frames: number }
  /** `reached`: a run that follows the wall clock has come so far, though nothing may have happened. */
  | { type: 'batch'; run: RunId; trace: TraceBatch; reached?: Instant }
  /** What was asked for, as far as it has been sent. */
  | ({ type: 'frames'; packed: PackedFrames } & FrameRange)
  /** What was asked for, recorded again, up to the end of what happened together. */
  | ({ type: 'events'; run: RunId; trace: TraceBatch } & EventRange)
  | { type: 'finished'; run: RunId }
  /** Nothing more comes of the run that was closed: whatever follows is of another of its name. */
  | { type: 'closed'; run: RunId }
  /** What the run was to be made from cannot be run: there is no such run. */
  | { type: 'refused'; run: RunId; message: string; faults: readonly Fault[] }
  /**
   * Nothing more comes of this run: the stack threw an exception, or what the run needs could not be
   * fetched.
   */
  | { type: 'failed'; run: RunId; message: string; detail: string; unfetched: boolean };
