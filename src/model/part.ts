/**
 * One part of the read model: rows, counts or indexes that are built from events of some kinds.
 * A protocol brings one for what only it records; nothing has to list it. A run makes the part
 * when it is first asked for, reads what its log holds, and keeps it up to date from then on.
 */
import type { EventKind } from '../stack/trace/schema.ts';
import type { RecordedRun } from './recorded-run.ts';

export interface ModelPart<T> {
  /** Unique among the parts of all protocols. */
  readonly id: string;
  /** The part before it has read an event. It may ask the run for parts that it builds on. */
  create(run: RecordedRun): T;
  readonly readers: { readonly [K in EventKind]?: PartReader<T> };
  /**
   * What a later window of the log begins with: a copy of what is still open (a call that has not
   * returned, a timer that runs). Without it a window begins with an empty part.
   */
  carry?(part: T): T;
  /** The part is small and covers the whole run: windows share one, and none reads it again. */
  readonly whole?: true;
}

/** Written as a method, so that a list may hold parts of all kinds. */
export type PartReader<T> = { read(part: T, run: RecordedRun, id: number): void }['read'];

const always: ModelPart<unknown>[] = [];

/** Says that windows must carry a part: called beside its definition, where whoever shows it sees it. */
export function carryAlways(part: ModelPart<unknown>): void {
  always.push(part);
}

/** The parts that said so, by now. */
export function carriedAlways(): readonly ModelPart<unknown>[] {
  return always;
}
