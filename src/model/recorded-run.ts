/**
 * # The read model
 *
 * Theory of operation. A run is recorded as a log of events in columns (stack/trace). Pictures,
 * lessons and captures do not search the log: they ask this model, which reads each event once, in
 * order, and keeps what is asked for often.
 *
 * - A `RecordedRun` is a log, the network it was recorded in, and parts (`part.ts`).
 * - A part is a small state with a reader for each kind of event that changes it: packets,
 *   connections, transitions, calls, timers, the ids of events by a field (`event-index.ts`). A run
 *   makes a part when it is first asked for. So a lesson that looks for one state change pays for
 *   the index of state changes, and for nothing else. A protocol's part stands in its own folder.
 * - Lists are in the order of the log. "What is visible at the cursor" is a binary search, and an
 *   event's id is the key by which parts refer to each other.
 * - What comes with every packet is read field by field (`columns.ts`), without an object.
 * - A short run is kept whole. Of a long one the page keeps a window of the log around the cursor
 *   (`windows.ts`): parts that are small cover the whole run (`whole`), the others cover the window
 *   and begin with what was open at its first event (`carry`). `ensure` has the events brought.
 *
 * The model is plain data and functions: it knows no React, no worker and no DOM.
 */

import { showBatch, type TraceBatch } from '../stack/trace/batch.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import type { Wanted } from '../stack/trace/predicates.ts';
import type { EventKind } from '../stack/trace/schema.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { Cursor } from './cursor.ts';
import { addPart, type CarriedParts, carriedParts, heldParts, readEvents } from './held-parts.ts';
import type { ModelPart } from './part.ts';
import { firstEvent } from './queries.ts';
import { EMPTY_TOPOLOGY, type Topology, topologyAfter } from './topology.ts';

/** Events `from` … `to`−1. */
export interface EventRange {
  readonly from: number;
  readonly to: number;
}

export interface RecordedRun {
  /** The log, or the window of it that is kept: events `log.first` … `log.count`−1. */
  readonly log: TraceLog;
  /** The network as it was built; `topologyAt` follows what was changed later. */
  readonly topology: Topology;
  /** The names of the nodes, by their number in the log. */
  readonly nodes: readonly string[];
  /** Events read so far. */
  readonly read: number;
  /** A part of the model, made when it is first asked for. */
  part<T>(part: ModelPart<T>): T;
  /** The parts that somebody has asked for. */
  asked(): readonly ModelPart<unknown>[];
  topologyAt(cursor: Cursor): Topology;
  /** The first event of a kind, at a node, with a value, from an event on; −1 when there is none. */
  first<K extends EventKind>(wanted: Wanted<K>, from?: number): number;
  /** Resolves when the log holds these events. */
  ensure(range: EventRange): Promise<void>;
}

/** A run whose log still grows: whoever appends to the log has the model read on. */
export interface GrowingRun extends RecordedRun {
  read: number;
  /** Reads the events that came since the last time; true when there were any. */
  readOn(): boolean;
  /** The states that parts have in a window which begins after the last event that was read. */
  carried(): CarriedParts;
  /** Has another window of the log, which was read before, in place of this one. */
  moveTo(batch: TraceBatch, begin: CarriedParts): void;
}

export interface RunContext {
  /** What was done to the run: some of it changes the network. */
  readonly inputs?: readonly SessionInput[];
  /** How missing events are brought; a run that is kept whole misses none. */
  readonly bring?: (range: EventRange) => Promise<void>;
  /** Parts that are made at once: those that a window must carry. */
  readonly parts?: readonly ModelPart<unknown>[];
  /** What the parts of a window begin with. */
  readonly carried?: CarriedParts;
}

export function recordedRun(
  log: TraceLog,
  topology: Topology = EMPTY_TOPOLOGY,
  { inputs = [], bring, parts = [], carried }: RunContext = {},
): GrowingRun {
  let held = heldParts(carried);
  const run: GrowingRun = {
    log,
    topology,
    nodes: namesOf(topology),
    read: log.first,
    part<T>(part: ModelPart<T>): T {
      const known = held.byId.get(part.id);
      if (known !== undefined) return known.state as T;
      return addPart(held, run, part as ModelPart<unknown>) as T;
    },
    asked: () => [...held.byId.values()].map(({ part }) => part),
    first: (wanted, from) => firstEvent(run, wanted, from),
    topologyAt: (cursor) => topologyAfter(run, inputs, cursor),
    async ensure(range) {
      if (range.from < log.first || range.to > log.count) await bring?.(range);
    },
    readOn() {
      if (run.read === log.count) return false;
      readEvents(held, run, run.read, log.count);
      run.read = log.count;
      return true;
    },
    carried: () => carriedParts(held),
    moveTo(batch, begin) {
      showBatch(log, batch);
      held = heldParts(begin, true);
      run.read = log.first;
      for (const part of parts) run.part(part);
      run.readOn();
    },
  };
  for (const part of parts) run.part(part);
  run.readOn();
  return run;
}

function namesOf({ nodes }: Topology): string[] {
  const names: string[] = [];
  for (const { id, name } of nodes) names[id] = name;
  return names;
}
