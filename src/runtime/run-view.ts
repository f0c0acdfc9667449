/** What the lesson player and the views see of the runs on the stage, and may ask of them. */
import type { StoreApi } from 'zustand';
import type { Change } from '../lessons/types.ts';
import type { Cursor } from '../model/cursor.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { Session } from '../stack/world/session-data.ts';
import type { CaptureChoice } from './export-run.ts';

/** One run that can be looked at: the original, or a fork of it. */
export interface RunLabel {
  readonly id: string;
  /** 0 for the original run, then 1, 2 … in the order of forking. */
  readonly fork: number;
  /** What the fork did differently: the name of the packet that was dropped. */
  readonly dropped?: string;
}

export interface RunView {
  /** The recorded run on the stage. The object stays, `version` grows as events arrive. */
  readonly model: RecordedRun;
  readonly version: number;
  /** The original run: the one the lesson's prose and answers speak of. */
  readonly original: RecordedRun;
  /** No more events will come. */
  readonly complete: boolean;
  readonly endAt: Instant;
  readonly cursor: Cursor;
  readonly playing: boolean;
  readonly speed: number;
  readonly runs: readonly RunLabel[];
  readonly current: string;
  /** Scenario, seed and inputs of the run on the stage: what a link must hold. */
  readonly session: Session;
  /** The stack or the worker broke: shown in place of the stage. */
  readonly problem: Error | null;
  /** Why the fork that was asked for last cannot be; empty when it can, or none was asked for. */
  readonly refused: readonly Fault[];

  seek(at: Instant): void;
  /** Puts the cursor right after an event; −1 is the very beginning. */
  seekAfter(event: number): void;
  /** To the next or last instant at which something happens. */
  stepEvent(direction: 1 | -1): void;
  /** To the next or last instant at which a packet leaves, arrives or is lost. */
  stepPacket(direction: 1 | -1): void;
  play(): void;
  /** Plays on and stops right after an event. */
  playTo(event: number): void;
  pause(): void;
  setSpeed(speed: number): void;
  selectRun(id: string): void;
  /** Drops a frame that is in flight at the cursor: a fork of the run, which plays on. */
  drop(frame: number): void;
  /** Any other change to the run at `input.at`. */
  fork(input: SessionInput): void;
  /**
   * The bytes of a frame as it was sent, if they are at hand. Whenever more of them come, this is
   * another function, so that pictures know.
   */
  frameBytes(frame: number): Uint8Array | undefined;
  /** Has the bytes of these frames brought, and of those around them; rejects with NoAnswer. */
  fetchBytes(frames: readonly number[]): Promise<void>;
  /** A capture at one host; rejects with NoAnswer when the worker does not give the frames. */
  exportPcapng(choice: CaptureChoice): Promise<Uint8Array>;
  /** The trace models of every run, the original first: what tasks are checked against. */
  everyRun(): readonly RecordedRun[];
  /**
   * What becomes of the original when these changes are made to it, each to the run with those
   * before it. The run is not put on the stage.
   */
  tryOut(changes: readonly Change[]): Promise<RecordedRun>;
  /** What a session file must hold: the fork that was asked for and broke, else what is shown. */
  latestSession(): Session;
  restart(): void;
  /** Stops the worker; the store is not used any more. */
  dispose(): void;
}

export type RunStore = StoreApi<RunView>;
