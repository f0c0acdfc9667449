/** What each program on a host has asked of its sockets up to the cursor. */

import type { Cursor } from '../../../model/cursor.ts';
import { countBelow } from '../../../model/cursor.ts';
import { type CallRow, callPhase } from '../../../model/parts/calls.ts';
import { callsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

export interface ListedCall {
  readonly call: CallRow;
  readonly blocked: boolean;
  /** The line the program stands at: its blocked call, or else the last one. */
  readonly current: boolean;
  /** How long it has waited, or did wait, µs. */
  readonly waited: number;
}

export interface Program {
  readonly process: number;
  readonly calls: readonly ListedCall[];
}

export function programsAt(model: RecordedRun, node: number, cursor: Cursor): Program[] {
  const programs = new Map<number, CallRow[]>();
  const visible = countBelow(callsOf(model), cursor.event, (call) => call.callEvent);
  for (let i = 0; i < visible; i++) {
    const call = callsOf(model)[i] as CallRow;
    if (call.node !== node) continue;
    const list = programs.get(call.process);
    if (list === undefined) programs.set(call.process, [call]);
    else list.push(call);
  }
  return [...programs]
    .sort(([a], [b]) => a - b)
    .map(([process, calls]) => ({ process, calls: listed(calls, cursor) }));
}

function listed(calls: readonly CallRow[], cursor: Cursor): ListedCall[] {
  return calls.map((call, i) => {
    const blocked = callPhase(call, cursor.event) === 'blocked';
    const until = blocked ? cursor.at : call.returnedAt;
    const waited = Math.max(0, until - call.calledAt);
    return { call, blocked, current: blocked || i === calls.length - 1, waited };
  });
}
