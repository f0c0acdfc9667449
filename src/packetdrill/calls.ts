/** Call lines: the call is made, and what it returns is compared, at once or when it returns. */
import type { Instant } from '../stack/core/instant.ts';
import type { CallResult } from '../stack/sockets/calls.ts';
import { type Asked, namesOf, type Plan, socketOf } from './asked.ts';
import type { ScriptCall, ScriptResult, ScriptTime } from './ast.ts';
import { timed } from './chronometer.ts';
import { patternByte } from './connection.ts';
import { numberOf } from './constants.ts';
import { call as makeCall, stepUntil } from './driver.ts';
import { Mismatch } from './errors.ts';
import { asTold, resettingTimeouts } from './kernel-ways.ts';
import { unknownCall } from './known-names.ts';
import { PLANNERS } from './planners.ts';
import { printCall, printResult, printSeconds } from './print.ts';
import { collect, note, type PendingCall, type Run, scriptTime } from './run-state.ts';

export function perform(run: Run, line: number, time: ScriptTime, call: ScriptCall): void {
  const asked: Asked = { run, line, call };
  const plan = planOf(asked);
  const { now } = run.driver.clock;
  if (plan.kind === 'answer') {
    note(run, now, printCall(call));
    compare(asked, plan.result);
    return;
  }
  const returns = run.last - (time.kind === 'blocking' ? time.from - time.to : 0);
  const { number, result: own } = start(run, plan);
  const result = own === undefined ? undefined : asTold(run.personality, call.name, own);
  const pending: PendingCall = { number, line, call, returns, plan };
  const written = printCall({ ...call, result: { kind: 'any' } });
  if (result !== undefined) {
    note(run, now, `${written} → ${shown(result)}`);
    plan.done?.(result);
    compare(asked, result);
    checkReturnTime(run, pending, time.kind === 'blocking');
    return;
  }
  note(run, now, `${written} blocks`);
  if (time.kind !== 'blocking') {
    throw new Mismatch(line, printCall(call), 'a call that blocks');
  }
  if (plan.kind === 'wait' && plan.timeout !== undefined) pending.deadline = now + plan.timeout;
  run.pending.push(pending);
}

/** Makes the call; without a result it blocks. What the runner plays itself has no number. */
function start(run: Run, plan: PendingCall['plan']): { number: number; result?: CallResult } {
  if (plan.kind === 'wait') {
    const result = plan.attempt();
    return result === undefined ? { number: -1 } : { number: -1, result };
  }
  const { number, outcome } = makeCall(run.driver, plan.request);
  return outcome.done ? { number, result: outcome.result } : { number };
}

function planOf(asked: Asked): Plan {
  const { name } = asked.call;
  const planner = Object.hasOwn(PLANNERS, name) ? PLANNERS[name] : undefined;
  if (planner === undefined) throw unknownCall(asked.line, name);
  return planner(asked);
}

/** Looks at blocked calls that have returned in the meantime. */
export function collectReturns(run: Run): void {
  const { returned } = run.driver;
  if (run.pending.length === 0 && returned.length === 0) return;
  run.driver.returned = [];
  for (const { call: number, result, at } of returned) {
    const pending = run.pending.find((it) => it.number === number);
    if (pending !== undefined) finishCall(run, pending, result, at);
  }
  const { now } = run.driver.clock;
  for (const pending of run.pending) {
    const { plan, deadline } = pending;
    if (plan.kind !== 'wait') continue;
    const late = deadline !== undefined && now >= deadline;
    const result = plan.attempt() ?? (late ? plan.late?.() : undefined);
    if (result !== undefined) finishCall(run, pending, result, now);
  }
}

function finishCall(run: Run, pending: PendingCall, result: CallResult, at: Instant): void {
  run.pending = run.pending.filter((it) => it !== pending);
  const { line, call, plan } = pending;
  note(run, at, `${call.name}() returns ${shown(result)}`);
  plan.done?.(result);
  compare({ run, line, call }, result);
  checkReturnTime(run, pending, true, scriptTime(run, at));
}

/** Lets time pass until `limit` or the next thing that happens; false when nothing did. */
export function advance(run: Run, limit: Instant): boolean {
  const deadlines = run.pending.flatMap(({ deadline }) => deadline ?? []);
  const first = Math.min(limit, ...deadlines);
  const fired = resettingTimeouts(run, () => timed(run, () => stepUntil(run.driver, first)));
  if (run.pending.length > 0) {
    collect(run);
    collectReturns(run);
  }
  return fired || first < limit;
}

export function advanceTo(run: Run, limit: Instant): void {
  while (advance(run, limit));
}

/** Every call that is still blocked gets until its time is over. */
export function checkStillBlocked(run: Run): void {
  for (const { line, call, returns } of run.pending) {
    if (scriptTime(run) < returns + run.settings.tolerance) continue;
    throw new Mismatch(line, printCall(call), `no return until ${printSeconds(scriptTime(run))}`);
  }
}

function checkReturnTime(
  run: Run,
  { line, call, returns }: PendingCall,
  blocking: boolean,
  at = scriptTime(run),
): void {
  if (!blocking || Math.abs(at - returns) <= run.settings.tolerance) return;
  throw new Mismatch(
    line,
    `${call.name}() to return at ${printSeconds(returns)}`,
    `its return at ${printSeconds(at)}`,
  );
}

function shown(result: CallResult): string {
  return result.error === undefined ? String(result.text ?? result.value) : `-1 ${result.error}`;
}

/** Compares what came back with what the script says, and the bytes with what was injected. */
function compare(asked: Asked, result: CallResult): void {
  const { run, line, call } = asked;
  collect(run);
  if (!fits(asked, call.result, result)) {
    throw new Mismatch(line, `${call.name}() = ${printResult(call.result)}`, shown(result));
  }
  checkText(asked, result);
  const socket = socketOf(asked);
  if (socket === undefined || result.data === undefined || socket.type === 'dgram') return;
  const { data } = result;
  const wrong = data.findIndex((byte, i) => byte !== patternByte(socket.readOffset + i));
  if (wrong >= 0) {
    const at = socket.readOffset + wrong + 1;
    throw new Mismatch(line, 'the bytes that were injected', `a wrong byte at ${at}`);
  }
  socket.readOffset += data.length;
}

function fits({ run, line, call }: Asked, expected: ScriptResult, result: CallResult): boolean {
  if (expected.kind === 'any') return true;
  if (expected.kind === 'range') {
    return (
      result.error === undefined && result.value >= expected.from && result.value <= expected.to
    );
  }
  const value = numberOf(namesOf(run), line, expected.value);
  if (value < 0 || expected.error !== undefined) {
    if (result.error === undefined) return false;
    return expected.error === undefined || sameError(expected.error, result.error);
  }
  if (result.error !== undefined) return false;
  // The number of a descriptor is only a name.
  return ['socket', 'accept', 'accept4'].includes(call.name) || value === result.value;
}

/** Two names for one number, on every kernel. */
const ERROR_ALIASES: Readonly<Record<string, string>> = {
  EWOULDBLOCK: 'EAGAIN',
  ENOTSUP: 'EOPNOTSUPP',
};

function sameError(expected: string, actual: string): boolean {
  return (ERROR_ALIASES[expected] ?? expected) === actual;
}

/** `read(4, "hello", 5)`: the script says what must have been read. */
function checkText({ line, call }: Asked, { data }: CallResult): void {
  const buffer = call.args[1];
  if (data === undefined || buffer?.kind !== 'text') return;
  const text = String.fromCharCode(...data);
  if (text !== buffer.value.slice(0, text.length)) {
    throw new Mismatch(line, JSON.stringify(buffer.value), JSON.stringify(text));
  }
}
