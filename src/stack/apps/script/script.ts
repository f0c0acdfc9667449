/**
 * A script as data: a list of socket calls that run one after another, as a C program's would.
 * A call that blocks holds the process until it returns. Descriptors are named, not numbered:
 * `socket` and `accept` store what they return under a name that later steps use.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import type { Duration, Instant } from '../../core/instant.ts';

export type ScriptStep =
  | { do: 'socket'; as: string; type?: 'stream' | 'dgram' }
  | { do: 'setsockopt'; on: string; option: string; value: number | string }
  | { do: 'bind'; on: string; port: number; address?: Ipv4 }
  | { do: 'listen'; on: string; backlog: number }
  | { do: 'accept'; on: string; as: string }
  | { do: 'connect'; on: string; address: Ipv4; port: number }
  /** Sends `text`, or `bytes` bytes of a pattern when there is no text. */
  | { do: 'send'; on: string; text?: string; bytes?: number }
  | { do: 'sendto'; on: string; text: string; address: Ipv4; port: number }
  | { do: 'recvfrom'; on: string; size: number }
  /** One recv call of at most `size` bytes. */
  | { do: 'recv'; on: string; size: number }
  /** recv again and again until `bytes` have come, or the stream ends. */
  | { do: 'recvAll'; on: string; size: number; bytes?: number; every?: Duration }
  | { do: 'shutdown'; on: string; how: 'rd' | 'wr' | 'rdwr' }
  | { do: 'close'; on: string }
  | { do: 'abort'; on: string }
  /** Does nothing for a while, or until an instant (at once when that has passed). */
  | { do: 'wait'; for: Duration }
  | { do: 'waitUntil'; at: Instant }
  | { do: 'goto'; step: number }
  /** Ends the process. A script that has come to its end sleeps instead: its sockets stay open. */
  | { do: 'exit'; code?: number };

export interface ScriptArgs {
  steps: readonly ScriptStep[];
  /** Keeps a hash of every byte received (`ScriptState.receivedHash`), for tests to compare. */
  hashesReceived?: boolean;
}

/**
 * A step as it is run. Every kind has the same fields, so that an engine sees one kind of object in
 * the loop that runs them; what only some calls say is left in `source`.
 */
export interface Instruction {
  do: ScriptStep['do'];
  /** Places of descriptors among the process's: of the one it is about, of the one it makes; or −1. */
  on: number;
  as: number;
  /** Of recv: the most bytes at once; of send, its pattern's bytes; of exit, its code. */
  size: number;
  /** Of send: what it sends instead of the pattern. */
  text: string | undefined;
  /** Of recvAll: the bytes it waits for. */
  limit: number;
  /** Of wait: how long; of waitUntil: until when; of recvAll: its pause after each read, −1: none. */
  time: number;
  /** Of goto: the step it goes to. */
  target: number;
  source: ScriptStep;
}

export interface ScriptState {
  /** Frozen, so that keyframes share it (not the array itself: engines are slow to read those). */
  program: Readonly<{ steps: readonly Instruction[] }>;
  /** Index of the step to run next; the script is at its end when it is past the last. */
  pc: number;
  /** The number behind each name of a descriptor, −1 before there is one. */
  descriptors: number[];
  /** Bytes that the current recvAll has got. */
  received: number;
  /** Bytes sent and received in all. */
  totalSent: number;
  totalReceived: number;
  /** Every byte received goes into `receivedHash`: for tests, as it costs more than receiving it. */
  hashesReceived: boolean;
  receivedHash: number;
}

export function createScript({ steps, hashesReceived = false }: ScriptArgs): ScriptState {
  const names: string[] = [];
  const instructions = steps.map((step) => instruction(step, names));
  return {
    program: Object.freeze({ steps: instructions }),
    pc: 0,
    descriptors: names.map(() => -1),
    received: 0,
    totalSent: 0,
    totalReceived: 0,
    hashesReceived,
    receivedHash: FNV_START,
  };
}

function instruction(step: ScriptStep, names: string[]): Instruction {
  const place = (name: string) =>
    names.includes(name) ? names.indexOf(name) : names.push(name) - 1;
  return {
    do: step.do,
    on: 'on' in step ? place(step.on) : -1,
    as: 'as' in step ? place(step.as) : -1,
    size: sizeOf(step),
    text: step.do === 'send' ? step.text : undefined,
    limit: (step.do === 'recvAll' ? step.bytes : undefined) ?? Number.POSITIVE_INFINITY,
    time: timeOf(step),
    target: step.do === 'goto' ? step.step : -1,
    source: step,
  };
}

function sizeOf(step: ScriptStep): number {
  if ('size' in step) return step.size;
  if (step.do === 'exit') return step.code ?? 0;
  return step.do === 'send' ? (step.bytes ?? 0) : 0;
}

function timeOf(step: ScriptStep): number {
  switch (step.do) {
    case 'wait':
      return step.for;
    case 'waitUntil':
      return step.at;
    case 'recvAll':
      return step.every ?? -1;
    default:
      return 0;
  }
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** FNV-1a of the bytes that went into `hash` and of these. */
export function hashBytes(bytes: Uint8Array, hash = FNV_START): number {
  let next = hash;
  for (let i = 0; i < bytes.length; i++) next = Math.imul(next ^ (bytes[i] as number), FNV_PRIME);
  return next;
}

const PATTERN_PERIOD = 251;
let pattern: Uint8Array = new Uint8Array(0);

/**
 * Bytes for transfers whose content does not matter but must be checkable: 0, 1, … 250, 0, 1 …
 * They are a view of what all transfers share, and only to be read.
 */
export function patternBytes(length: number, from = 0): Uint8Array {
  const start = from % PATTERN_PERIOD;
  if (start + length > pattern.length) pattern = makePattern(PATTERN_PERIOD + length);
  return pattern.subarray(start, start + length);
}

function makePattern(length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(length, PATTERN_PERIOD));
  for (let i = 0; i < PATTERN_PERIOD; i++) bytes[i] = i;
  // The rest repeats what is there already, twice as much each time.
  for (let done = PATTERN_PERIOD; done < length; done *= 2) bytes.copyWithin(done, 0, done);
  return bytes;
}
