/** The parts that a run has made, and the readers that keep them up to date. */
import '../stack/protocols/core-events.ts';
import { type EventKind, kindId } from '../stack/trace/schema.ts';
import { kindAt } from './columns.ts';
import type { ModelPart, PartReader } from './part.ts';
import type { RecordedRun } from './recorded-run.ts';

interface HeldPart {
  readonly part: ModelPart<unknown>;
  readonly state: unknown;
}

interface BoundReader {
  readonly read: PartReader<unknown>;
  readonly state: unknown;
}

export interface HeldParts {
  /** What parts begin with. */
  readonly carried: CarriedParts;
  /** The events were read before: what covers the whole run has them. */
  readonly again: boolean;
  readonly byId: Map<string, HeldPart>;
  /** The readers of each kind of event, by its number. */
  readonly readers: BoundReader[][];
}

/** What the parts of a window begin with, by their ids. */
export type CarriedParts = ReadonlyMap<string, unknown>;

export function heldParts(carried: CarriedParts = new Map(), again = false): HeldParts {
  return { carried, again, byId: new Map(), readers: [] };
}

/** Makes a part, which reads what the run has read, and returns its state. */
export function addPart(held: HeldParts, run: RecordedRun, part: ModelPart<unknown>): unknown {
  const carried = held.carried.get(part.id);
  const state = begun(run, part, carried);
  held.byId.set(part.id, { part, state });
  if (held.again && part.whole === true && carried !== undefined) return state;
  const own: HeldParts = heldParts();
  for (const [name, read] of Object.entries(part.readers)) {
    const kind = kindId(name as EventKind);
    const bound = { read, state };
    own.readers[kind] = [bound];
    held.readers[kind] ??= [];
    (held.readers[kind] as BoundReader[]).push(bound);
  }
  readEvents(own, run, run.log.first, run.read);
  return state;
}

/** Windows share what covers the whole run. What else a mark carries, each of them gets a copy of. */
function begun(run: RecordedRun, part: ModelPart<unknown>, carried: unknown): unknown {
  if (carried === undefined) return part.create(run);
  return part.whole ? carried : (part.carry?.(carried) ?? part.create(run));
}

export function readEvents({ readers }: HeldParts, run: RecordedRun, from: number, to: number) {
  const { log } = run;
  for (let id = from; id < to; id++) {
    const bound = readers[kindAt(log, id)];
    if (bound === undefined) continue;
    for (let i = 0; i < bound.length; i++) {
      const { read, state } = bound[i] as BoundReader;
      read(state, run, id);
    }
  }
}

/** The states that parts have in a window which begins after the last event that was read. */
export function carriedParts({ byId }: HeldParts): CarriedParts {
  const states = new Map<string, unknown>();
  for (const [id, { part, state }] of byId) {
    if (part.whole) states.set(id, state);
    else if (part.carry) states.set(id, part.carry(state));
  }
  return states;
}
