/** Timers that fired, from their last arming on, as they enter the read model. */
import type { Instant } from '../../stack/core/instant.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { placesOf } from '../../stack/trace/schema.ts';
import { instantOf, nodeAt, textAt, timeAt, wordAt } from '../columns.ts';
import { connectionKey } from '../connection-key.ts';
import type { ModelPart } from '../part.ts';

/** A timer that fired, from its last arming on. */
export interface TimerRun {
  readonly node: number;
  readonly conn: number;
  readonly layer: string;
  readonly name: string;
  readonly armedEvent: number;
  readonly armedAt: Instant;
  readonly firedEvent: number;
  readonly firedAt: Instant;
}

export interface TimerIndex {
  /** In the order of firing. */
  readonly list: TimerRun[];
  /** The arming of each timer that runs after the last event, by `timerKey`. */
  readonly running: Map<number, Arming>;
  /** The same before the first event: of a window of a run. */
  readonly begun: ReadonlyMap<number, Arming>;
  /** Numbers for the kinds of timers that have been met. */
  readonly kinds: Map<number, number>;
}

export interface Arming {
  readonly event: number;
  readonly at: Instant;
  readonly due: Instant;
}

const TIMER = placesOf('timer.fired');
const { due: DUE } = placesOf('timer.armed');
export const TWO_32 = 0x100000000;
/** Most names of timers that a log's strings can hold in the key below. */
export const MOST_KINDS = 4096;

export const TIMERS: ModelPart<TimerIndex> = {
  id: 'timers',
  create: () => ({ list: [], running: new Map(), begun: new Map(), kinds: new Map() }),
  readers: {
    'timer.armed'({ running, kinds }, { log }, id) {
      const due = timeAt(log, id, DUE);
      running.set(timerKey(kinds, log, id), { event: id, at: instantOf(log, id), due });
    },
    'timer.cancelled'({ running, kinds }, { log }, id) {
      running.delete(timerKey(kinds, log, id));
    },
    'timer.fired': (timers, { log }, id) => readFired(timers, log, id),
  },
  carry: ({ running, kinds }) => ({
    ...{ list: [], running: new Map(running), begun: new Map(running) },
    kinds: new Map(kinds),
  }),
};

/** Node, connection and kind of a timer as one number. The three events begin with the same fields. */
function timerKey(kinds: Map<number, number>, log: TraceLog, id: number): number {
  const names = wordAt(log, id, TIMER.layer) * TWO_32 + wordAt(log, id, TIMER.name);
  let kind = kinds.get(names);
  if (kind === undefined) {
    kind = kinds.size;
    kinds.set(names, kind);
  }
  const owner = connectionKey(nodeAt(log, id), wordAt(log, id, TIMER.conn));
  return owner * MOST_KINDS + kind;
}

function readFired({ list, running, kinds }: TimerIndex, log: TraceLog, id: number): void {
  const key = timerKey(kinds, log, id);
  const armed = running.get(key);
  if (armed === undefined) return;
  running.delete(key);
  list.push({
    node: nodeAt(log, id),
    conn: wordAt(log, id, TIMER.conn),
    layer: textAt(log, id, TIMER.layer),
    name: textAt(log, id, TIMER.name),
    armedEvent: armed.event,
    armedAt: armed.at,
    firedEvent: id,
    firedAt: instantOf(log, id),
  });
}
