/** What the programs of a host look like at the cursor. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { CallRow } from '../../../model/parts/calls.ts';
import { callsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import { type Position, positionOf } from './position.ts';
import { type Line, linesOf, type Program, programsOf } from './programs.ts';
import type { Dialect } from './spellings.ts';

export interface Listing {
  readonly program: Program;
  readonly lines: readonly Line[];
  readonly position: Position;
}

/** The calls that a host has made by now, in order. */
export function callsBefore(run: RecordedRun, node: number, { event }: Cursor): CallRow[] {
  const calls = callsOf(run);
  const seen = countBelow(calls, event, ({ callEvent }) => callEvent);
  return calls.slice(0, seen).filter((call) => call.node === node);
}

export function listingsOf(
  run: RecordedRun,
  spec: ScenarioSpec,
  node: number,
  cursor: Cursor,
  dialect: Dialect,
): Listing[] {
  const calls = callsBefore(run, node, cursor);
  return programsOf(spec, node, calls).map((program) => {
    const own = calls.filter(({ process }) => process === program.process);
    return {
      program,
      lines: linesOf(program, own, dialect),
      position: positionOf(program.steps, own, cursor),
    };
  });
}
