/** Plays a script against one host of ours, in virtual time. */

import type { TransportSettings } from '../stack/protocols/tcp/state/settings.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import type { ScriptEvent, ScriptTime } from './ast.ts';
import { advanceTo, checkStillBlocked, collectReturns, perform } from './calls.ts';
import { runCode } from './code.ts';
import { createDriver, type Tamper } from './driver.ts';
import { Mismatch, placeOf, ScriptError, Unsupported } from './errors.ts';
import { describeWaiting, expectPacket } from './expect.ts';
import { inject } from './inject.ts';
import { spreadSettings } from './live-settings.ts';
import { checkNeeds } from './needs.ts';
import { readOptions } from './options.ts';
import { type ParsedScript, parseScript } from './parse.ts';
import { PERSONALITIES, type PersonalityName, personality } from './personality.ts';
import { printSeconds } from './print.ts';
import { addConnection, collect, createRun, note, type Run, scriptTime } from './run-state.ts';
import { runShell, type ShellEffect } from './shell.ts';
import { countInState, infoLookup } from './tcp-info.ts';

export interface RunOptions {
  personality?: PersonalityName;
  /** Options are compared in their order, padding included. */
  strict?: boolean;
  /** Names for #ifdef, besides the personality's. */
  defines?: ReadonlyMap<string, string>;
  /** Settings that the script cannot change: the fault of a mutant. */
  fixed?: Partial<TransportSettings>;
  tamper?: Tamper;
  /** Records what the host does. */
  log?: TraceLog;
}

export type Outcome = { path: string; exchange: string[] } & (
  | { status: 'pass' }
  | { status: 'fail'; line: number; expected: string; got: string }
  | { status: 'skip'; line: number; reason: string }
);

export function runScript(source: string, path: string, options: RunOptions = {}): Outcome {
  const exchange: string[] = [];
  const at = { line: 1 };
  try {
    play(source, path, options, exchange, at);
    return { path, exchange, status: 'pass' };
  } catch (error) {
    if (error instanceof Mismatch) {
      const { line, expected, got } = error;
      return { path, exchange, status: 'fail', line, expected, got };
    }
    if (error instanceof Unsupported) {
      return { path, exchange, status: 'skip', line: error.line, reason: error.message };
    }
    if (error instanceof ScriptError) {
      const { line, column } = placeOf(source, error);
      const { message } = error;
      const expected = 'a script in the language';
      const got = `${message} (line ${line}, column ${column})`;
      return { path, exchange, status: 'fail', line, expected, got };
    }
    // Our own mistake: of the runner or of the stack.
    const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { path, exchange, status: 'fail', line: at.line, expected: 'no exception', got };
  }
}

function play(
  source: string,
  path: string,
  options: RunOptions,
  exchange: string[],
  at: { line: number },
): void {
  const chosen = personality(ownPersonality(source) ?? options.personality ?? 'rfc');
  const defines = new Map([...chosen.defines, ...(options.defines ?? [])]);
  const script = parseScript(source, path, defines);
  const settings = readOptions(script, chosen);
  checkWhole(source, script);
  checkNeeds(script.events);
  const transport = { ...chosen.settings, ...options.fixed };
  if (options.fixed !== undefined) freeze(transport, options.fixed);
  const host = {
    transport,
    mtu: settings.mtu,
    receiveSpace: chosen.receiveSpace,
    persist: chosen.persist,
    notSentLowat: 0,
    synAckRetries: chosen.synAckRetries,
    hardErrors: true,
    insecureRst: false,
    insecureSyn: false,
  };
  const addresses = { local: settings.local, remote: settings.remote };
  const driver = createDriver(host, addresses, options);
  const run = createRun(
    driver,
    chosen,
    settings,
    script.defines,
    options.strict === true,
    exchange,
  );
  for (const { line, command } of settings.initScripts) playShell(run, line, command);
  playEvents(run, script, at);
}

/** A script that does nothing proves nothing, and time runs in one direction. */
function checkWhole(source: string, { events }: ParsedScript): void {
  if (events.length === 0) {
    const empty = parseScript(source.replace(/^\s*#.*$/gm, '')).events.length === 0;
    if (empty) throw new ScriptError(1, 'packets or calls expected, but found none');
    throw new Unsupported(1, 'is for other conditions: its #ifdefs leave nothing of it');
  }
  let earliest = 0;
  for (const { line, time } of events) {
    if (time.kind === 'any') continue;
    const start = time.kind === 'at' ? time.time : time.from;
    if (!time.relative && start < earliest) {
      const [wrong, before] = [start, earliest].map(printSeconds);
      throw new ScriptError(line, `${wrong} is before ${before}, the time of the event before it`);
    }
    earliest = time.relative ? earliest + start : start;
  }
}

/** `--personality=freebsd` at the head of a script: our own option, for scripts about a kernel's ways. */
function ownPersonality(source: string): PersonalityName | undefined {
  const name = /^--personality=(\w+)/m.exec(source)?.[1];
  return PERSONALITIES.find((known) => known === name);
}

/** A mutant keeps its fault whatever the script's shell lines say. */
function freeze(transport: TransportSettings, fixed: Partial<TransportSettings>): void {
  for (const [name, value] of Object.entries(fixed)) {
    Object.defineProperty(transport, name, { get: () => value, set: () => {}, enumerable: true });
  }
}

function playEvents(run: Run, script: ParsedScript, at: { line: number }): void {
  for (const event of script.events) {
    at.line = event.line;
    playEvent(run, event);
    collect(run);
    collectReturns(run);
    checkStillBlocked(run);
  }
  finish(run, script.events.at(-1)?.line ?? 1);
}

function playEvent(run: Run, event: ScriptEvent): void {
  const { line, time } = event;
  if (event.kind === 'packet' && event.packet.direction === '>') {
    expectPacket(run, line, time, event.packet);
    return;
  }
  waitUntil(run, startOf(run, time));
  switch (event.kind) {
    case 'packet':
      inject(run, line, event.packet);
      break;
    case 'call':
      perform(run, line, time, event.call);
      break;
    case 'shell':
      playShell(run, line, event.command);
      break;
    case 'code':
      playCode(run, line, event.text);
      break;
  }
}

/** When an event that the script causes is to happen, in script time. */
function startOf(run: Run, time: ScriptTime): number {
  if (time.kind === 'any') return Math.max(run.last, scriptTime(run));
  const first = time.kind === 'at' ? time.time : time.from;
  return first + (time.relative ? run.last : 0);
}

function waitUntil(run: Run, until: number): void {
  advanceTo(run, run.start + until);
  run.last = until;
  collect(run);
  collectReturns(run);
}

function playCode(run: Run, line: number, text: string): void {
  const failed = runCode(text, line, infoLookup(run), run.variables);
  if (failed === undefined) return;
  throw new Mismatch(failed.line, failed.text.replace(/^assert\s+/, ''), failed.values);
}

const PEER = /^\s*peer\s+(\d+)\s*$/;

function playShell(run: Run, line: number, command: string): void {
  note(run, run.driver.clock.now, `\`${command.trim().split('\n', 1)[0]}\``);
  const peer = PEER.exec(command)?.[1];
  if (peer !== undefined) {
    turnToPeer(run, Number(peer));
    return;
  }
  const { host } = run.driver;
  const before = { ...host.transport };
  const effects = runShell(host, command);
  spreadSettings(run.driver, before);
  for (const effect of effects) applyEffect(run, line, effect);
}

/** Our own word: the packets from here on are of another remote port, 1 being the first. */
function turnToPeer(run: Run, number: number): void {
  while (run.connections.length < number) {
    addConnection(run, run.listenPort ?? run.settings.bindPort);
  }
  run.current = run.connections[number - 1];
}

function applyEffect(run: Run, line: number, effect: ShellEffect): void {
  if (effect.kind === 'unsupported') throw new Unsupported(line, effect.reason);
  if (effect.kind === 'pause') waitUntil(run, scriptTime(run) + effect.time);
  if (effect.kind !== 'count') return;
  const count = countInState(run, effect.state, effect.port);
  const { pattern } = effect;
  if (
    pattern === 'some'
      ? count > 0
      : pattern === 'none'
        ? count === 0
        : String(count).includes(pattern)
  ) {
    return;
  }
  throw new Mismatch(line, `${effect.pattern} in ${effect.state}`, String(count));
}

/** After the last event: blocked calls may still return, and nothing may be left over. */
function finish(run: Run, line: number): void {
  for (const { returns } of [...run.pending]) {
    advanceTo(run, run.start + returns + run.settings.tolerance);
    collect(run);
    collectReturns(run);
  }
  checkStillBlocked(run);
  const [left] = run.waiting;
  if (left === undefined || !run.personality.nothingUnexpected) return;
  const at = printSeconds(scriptTime(run, left.sent.at));
  throw new Mismatch(line, 'nothing more', `${describeWaiting(left)} at ${at}`);
}
