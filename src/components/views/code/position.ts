/** Where a program stands at the cursor: which step made which call, and what it does now. */
import type { Cursor } from '../../../model/cursor.ts';
import { type CallRow, callPhase } from '../../../model/parts/calls.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import type { Instant } from '../../../stack/core/instant.ts';

export interface Made {
  /** The last call of this step. */
  readonly call: CallRow;
  /** How many it has made. */
  readonly times: number;
}

export type Doing =
  /** It has not begun: nothing was called, and nothing waits. */
  | 'ahead'
  /** Its call has not returned. */
  | 'blocked'
  /** It sleeps, as its own step says. */
  | 'sleeps'
  /** Its last call came back, and the next is not made. */
  | 'returned'
  /** A call failed, and a program that checks its results ends there. */
  | 'failed'
  /** There is no step left; its sockets stay open. */
  | 'ended';

export interface Position {
  readonly doing: Doing;
  /** The step at which it stands; −1 before the first. */
  readonly step: number;
  /** Since when. */
  readonly since: Instant;
  readonly made: ReadonlyMap<number, Made>;
}

/** `calls`: those of the program, in order, as the cursor has them. */
export function positionOf(
  steps: readonly ScriptStep[] | undefined,
  calls: readonly CallRow[],
  cursor: Cursor,
): Position {
  return steps === undefined ? ofCalls(calls, cursor) : ofScript(steps, calls, cursor);
}

/** Of a program that decides for itself, each call is a line. */
function ofCalls(calls: readonly CallRow[], cursor: Cursor): Position {
  const made = new Map(calls.map((call, step) => [step, { call, times: 1 }]));
  const last = calls.at(-1);
  if (last === undefined) return { doing: 'ahead', step: -1, since: 0, made };
  const blocked = calls.findLastIndex((call) => callPhase(call, cursor.event) === 'blocked');
  if (blocked >= 0) {
    return { doing: 'blocked', step: blocked, since: (calls[blocked] as CallRow).calledAt, made };
  }
  return { doing: 'returned', step: calls.length - 1, since: last.returnedAt, made };
}

function ofScript(
  steps: readonly ScriptStep[],
  calls: readonly CallRow[],
  cursor: Cursor,
): Position {
  const made = new Map<number, Made>();
  let pc = 0;
  let got = 0;
  let last = { step: -1, since: 0 };
  for (const call of calls) {
    const step = nextCall(steps, pc, call);
    if (step < 0) break;
    if (step !== pc) got = 0;
    pc = step;
    made.set(step, { call, times: (made.get(step)?.times ?? 0) + 1 });
    if (callPhase(call, cursor.event) === 'blocked') {
      return { doing: 'blocked', step, since: call.calledAt, made };
    }
    last = { step, since: call.returnedAt };
    if (errnoOf(call) !== undefined) return { doing: 'failed', step, since: call.returnedAt, made };
    got += countOf(call);
    if (!readsOn(steps[step], call, got)) {
      pc = step + 1;
      got = 0;
    }
  }
  return standing(steps, pc, last, made);
}

/** The step that made a call: the next that calls so. What is passed on the way makes no call. */
function nextCall(steps: readonly ScriptStep[], pc: number, call: CallRow): number {
  let at = pc;
  for (let i = 0; i <= 2 * steps.length; i++) {
    const step = steps[at];
    if (step === undefined) return -1;
    if (step.do === 'goto') at = step.step;
    else if (callOf(step) === call.name) return at;
    else at++;
  }
  return -1;
}

const callOf = (step: ScriptStep): string => (step.do === 'recvAll' ? 'recv' : step.do);

/** Whether a step that reads again and again goes on after this call. */
function readsOn(step: ScriptStep | undefined, call: CallRow, got: number): boolean {
  if (step?.do !== 'recvAll') return false;
  return countOf(call) > 0 && got < (step.bytes ?? Number.POSITIVE_INFINITY);
}

/** Between two calls: it sleeps where its next step says so. */
function standing(
  steps: readonly ScriptStep[],
  pc: number,
  last: { readonly step: number; readonly since: Instant },
  made: Position['made'],
): Position {
  const next = steps[pc];
  const { step, since } = last;
  if (next?.do === 'wait' || next?.do === 'waitUntil') {
    return { doing: 'sleeps', step: pc, since, made };
  }
  if (step < 0) return { doing: 'ahead', step, since, made };
  if (next?.do === 'recvAll' && step === pc) return { doing: 'sleeps', step, since, made };
  return { doing: pc >= steps.length ? 'ended' : 'returned', step, since, made };
}

/** What a call returned, as a number; 0 for what is none. */
export function countOf({ result }: CallRow): number {
  const read = Number.parseInt(result, 10);
  return Number.isFinite(read) ? read : 0;
}

/** The name of its error, when it failed. */
export function errnoOf({ result }: CallRow): string | undefined {
  return /^−1 (E[A-Z]+)$/.exec(result)?.[1];
}
