/**
 * What the page sees of the live world, and may ask of it. The run itself is an ordinary run store
 * (`run`), so every view works with it; the rest says how the network behind it is (status.ts).
 */
import type { StoreApi } from 'zustand';
import type { Duration } from '../../stack/core/instant.ts';
import type { RunStore } from '../run-view.ts';
import type { Program } from './programs.ts';
import type { FileFault } from './session-file.ts';
import type { AgentPlace, ForkTruth, LiveNotice, LiveStatus, Recording } from './status.ts';

export interface LiveView {
  readonly status: LiveStatus;
  readonly notices: readonly LiveNotice[];
  /**
   * The run on the stage: there from `live` on, also of a recording. Forks can be made while it is live.
   * Its `endAt` follows the present.
   */
  readonly run: RunStore | null;
  /** Node and process numbers of our host in the run, for who reads what programs print. */
  readonly us: {
    readonly node: number;
    readonly processes: Readonly<Record<string, number>>;
  } | null;
  /** The node that stands for the world outside. */
  readonly outside: number | null;
  /** Wall-clock time at instant 0 of the run, ms; an instant is so much later, and what was slept. */
  readonly begun: number | null;
  /** How long the run has slept so far, µs: virtual time stood still. */
  readonly slept: Duration;
  /** Forks of the live run by their ids in the run store; missing until it has been found out. */
  readonly truths: Readonly<Record<string, ForkTruth>>;
  /** The last recording that the browser keeps; undefined until it was looked for. */
  readonly last: Recording | null | undefined;

  /** Calls the agent. From none, refused and ended; from lost as well, where the run goes on. */
  connect(place: AgentPlace): void;
  /** From offered. */
  join(): void;
  /** Ends the live run, or the call: the agent is told; the run stays to be looked at. */
  leave(): void;
  /** Something typed at a program of ours, as it is; false when nothing is live, or it is too long. */
  typeLine(program: Program, line: string): boolean;
  /** ^C and the like, at a program. */
  signal(program: Program, signal: 'INT' | 'TERM'): boolean;
  /** End of input (^D): `nc` closes its half. */
  endOfInput(program: Program): boolean;
  /** The run on the stage as a session file (JSON), as of now; null when there is none. */
  save(): Promise<Blob | null>;
  /** Looks for the last recording and puts it into `last`. */
  findLast(): Promise<void>;
  /** Opens it, as `ended` with why `recording`. False: there is none, or it cannot be read. */
  openLast(): Promise<boolean>;
  /** It as a session file, without opening it; null when it cannot be read. */
  saveLast(): Promise<Blob | null>;
  /** Opens a session file that `save` made. Undefined: it was opened; else what is wrong. */
  openFile(file: Blob): Promise<FileFault | undefined>;
  dismiss(notice: number): void;
  /** Puts a run that has ended away, for the start page: status none. */
  close(): void;
}

export type LiveStore = StoreApi<LiveView>;
