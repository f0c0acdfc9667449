/**
 * What a program is: a reducer. It is stepped with one event at a time, changes its state (plain data,
 * part of the world) and makes socket calls. See README.md beside this file.
 */
import type { GenericSchema } from 'valibot';
import type { Duration, Instant } from '../core/instant.ts';
import type { Rng } from '../core/rng.ts';
import type { CallOutcome, CallResult, ProgramCall } from '../sockets/calls.ts';
import type { EventBody, EventKind } from '../trace/schema.ts';

/** Signals that one process, or a person, sends to another. */
export type Signal = 'HUP' | 'INT' | 'KILL' | 'TERM';

/** What happened to a host that programs such as a DHCP client or a routing daemon hear of. */
export type HostChange = 'link' | 'address' | 'route' | 'away';

/**
 * What a program is stepped with. All events are one record, filled in again for each: a program reads
 * it and keeps no reference to it.
 */
export type AppEvent =
  | { type: 'start' }
  /** A call that had blocked returned. `name` and `fd` are those of the call. */
  | { type: 'returned'; call: number; name: ProgramCall['name']; fd: number; result: CallResult }
  /**
   * Something happened to a descriptor: 'readable', 'writable', 'accept', 'connected', 'end', 'closed',
   * 'reset' … It may be out of date: a program makes non-blocking calls and expects EAGAIN.
   */
  | { type: 'socket'; fd: number; what: string }
  | { type: 'timer'; name: string }
  /** Somebody typed a line at the program's terminal. */
  | { type: 'input'; line: string }
  | { type: 'signal'; signal: Signal }
  /** A process that this one spawned has ended. */
  | { type: 'child'; pid: number; code: number }
  | { type: 'host'; what: HostChange };

/** What a program may do while it is stepped. */
export interface AppEnv {
  readonly pid: number;
  readonly now: Instant;
  /** The process's own generator: what it draws changes nobody else's luck. */
  readonly rng: Rng;
  /** The number of the call made last, by which a `returned` event names it. */
  readonly lastCall: number;
  /** Makes a socket call. One that blocks (`done: false`) returns later, as a `returned` event. */
  call(request: ProgramCall): CallOutcome;
  /**
   * Makes a call that sends a message, and writes an event that says what is in it: only when it is
   * sent, and so that the packet is caused by the event.
   */
  say<K extends EventKind>(kind: K, body: EventBody<K>, request: ProgramCall): CallOutcome;
  /** Starts a timer, or starts it again. It is gone when it has fired. `start` is no name for one. */
  startTimer(name: string, after: Duration): void;
  stopTimer(name: string): void;
  /**
   * Starts a process, which from now on owns these descriptors of the caller's. Returns its number, or
   * −1: no such program, too many processes, or a descriptor that is not free to go.
   */
  spawn(app: string, args: unknown, descriptors?: readonly number[]): number;
  kill(pid: number, signal: Signal): void;
  /** From now on the descriptor's bytes pass through a layer, such as TLS. False: there is none. */
  addLayer(fd: number, layer: string, config: unknown): boolean;
  /** Writes an event to the trace and returns its number. The calls after it are caused by it. */
  trace<K extends EventKind>(kind: K, body: EventBody<K>): number;
  /** Writes a line to the program's terminal. */
  print(line: string): void;
  /** Ends the process when this step is over: its timers stop, its descriptors are closed. */
  exit(code: number): void;
  /** What a clock on the wall says: µs since 1970. After a sleep (`away`) it is so much farther ahead of `now`. */
  wallClock(): number;
  /**
   * A program that loops without a call that blocks asks before each round. False: it has made too
   * many and is ended.
   */
  mayGoOn(): boolean;
}

/** The form of a program's arguments; one without a form takes none. Only checks need it. */
export interface AppForm {
  readonly args: GenericSchema<unknown, unknown>;
}

export interface AppKind<S = unknown, A = unknown> {
  readonly id: string;
  /** Names of kinds (of sockets, programs …) that it uses. The arguments have not been checked. */
  needs?(args: A): readonly unknown[];
  /** The state that a process starts with. `args` is frozen; the state is plain data. */
  init(args: A): S;
  step(state: S, event: AppEvent, env: AppEnv): void;
  /** Events that most programs do without are sent only to those that ask for them. */
  readonly hears?: { readonly sockets?: boolean; readonly host?: boolean };
  /** Signals that it handles. All others, and KILL always, end it. */
  readonly handles?: readonly Signal[];
  /** Its start is not worth an event of its own: everything it does is in its calls. */
  readonly silent?: boolean;
}
