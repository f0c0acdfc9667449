/** What the lesson player and the views see of the runs on the stage, and may ask of them. */
import type { StoreApi } from 'zustand';
import type { Change } from '../lessons/types.ts';
import type { Cursor } from '../model/cursor.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import type { CaptureChoice } from './export-run.ts';
import type { Inputs } from './protocol.ts';

/** One run that can be looked at: the original, or one that was made of another. */
export interface RunLabel {
  readonly id: string;
  /** 0 for the original run, then 1, 2 … in the order of making: A, B, C … on the screen. */
  readonly fork: number;
  /** The run that it was made of; null for the original. */
  readonly parent: string | null;
  /** The name that the reader gave it; without one it is called after what it does differently. */
  readonly name?: string;
}

/** A run of the tree, whether it is on the stage or not. */
export interface TreeRun {
  readonly model: RecordedRun;
  readonly session: Session;
  readonly complete: boolean;
  readonly endAt: Instant;
  readonly bytesOf: (frame: number) => Uint8Array | undefined;
}

/** Two runs beside each other, in one picture, or as a list of where they differ. */
export const COMPARE_MODES = ['beside', 'overlaid', 'differences'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** How a run of another session comes to the stage. */
export interface Making {
  /** Whether it plays once it is there. */
  readonly play?: boolean;
  /** Where the cursor goes; where it is, when nothing is said. */
  readonly at?: Instant;
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
  /** Nothing may be done to it, and no other made of it. */
  readonly fixed: boolean;
  /** The scenario that all runs are of, before any change. */
  readonly spec: ScenarioSpec;
  /** The run that is compared with the current one; null while one is looked at alone. */
  readonly compared: string | null;
  readonly compareMode: CompareMode;
  /** The run that was asked for last, also one that was there already: another object each time. */
  readonly asked: { readonly run: string } | null;
  /** The runs that were deleted last, and can be brought back. */
  readonly removed: readonly RunLabel[];
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
  /**
   * Drops a frame: a fork of the run, which plays on. What is not in flight at the cursor is dropped
   * as it departs.
   */
  drop(frame: number): void;
  /** When something can be done to a frame: now, if it is in flight, else at its departure. */
  whenToChange(frame: number): Instant;
  /**
   * A change to the run at an instant, or several: a fork, which can play on at once. Gives its id;
   * where the same has been done before, that of the run that came of it.
   */
  fork(done: SessionInput | Inputs, play?: boolean): string;
  /** A run of another session of the same scenario: something is different from the start. */
  rerun(session: Session, making?: Making): string;
  /** A run of the tree; undefined when there is no such run. */
  treeRun(id: string): TreeRun | undefined;
  /** '' gives a run its own name back. */
  rename(id: string, name: string): void;
  /** Deletes a run and all that were made of it, not the original; `restore` brings them back. */
  remove(id: string): void;
  restore(): void;
  /** Sets another run beside the one on the stage; null ends it. */
  compare(id: string | null, mode?: CompareMode): void;
  /**
   * The bytes of a frame as it was sent, if they are at hand. Whenever more of them come, this is
   * another function, so that pictures know.
   */
  frameBytes(frame: number): Uint8Array | undefined;
  /**
   * Has the bytes of these frames brought, and of those around them; rejects with NoAnswer. They are
   * frames of the run on the stage unless another is named.
   */
  fetchBytes(frames: readonly number[], run?: string): Promise<void>;
  /**
   * The bytes of frames `first` … `last`, as far as they have been sent, for whoever looks at all of
   * them once: they are not kept.
   */
  readFrames(first: number, last: number, run?: string): Promise<readonly Uint8Array[]>;
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
