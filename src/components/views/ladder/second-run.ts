/**
 * Two runs in one picture. The ids of the second one's events and frames are moved beyond all of the
 * first's, so that whatever the ladder draws has one id; and a cursor knows how far each run is.
 */
import type { Cursor } from '../../../model/cursor.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { LadderRun } from './model.ts';

const SECOND = 2 ** 40;

export interface SecondRun {
  readonly model: RecordedRun;
  readonly cursor: Cursor;
  /** The letters of the first run and of this one. */
  readonly letters: readonly [string, string];
  /** Both in one, each thing that is the same in both once. Keep it the same function. */
  readonly merge: (first: LadderRun, second: LadderRun) => LadderRun;
}

/** A cursor in the first run, and how many events of the second have happened there, moved. */
export interface LadderCursor extends Cursor {
  readonly second?: number;
}

export const isSecond = (id: number) => id >= SECOND;

/** −1 means none, also when moved. */
export const moved = (id: number) => (id < 0 ? id : id + SECOND);

export const movedBack = (id: number) => (isSecond(id) ? id - SECOND : id);

export function cursorOfBoth(first: Cursor, second: Cursor | undefined): LadderCursor {
  return second === undefined ? first : { ...first, second: moved(second.event) };
}

/** The events that have happened, in the run that this one is of. */
export function eventsAt({ event, second = 0 }: LadderCursor, id: number): number {
  return isSecond(id) ? second : event;
}

export function hasHappened(cursor: LadderCursor, id: number): boolean {
  return id < eventsAt(cursor, id);
}

/** The cursor in the run that an event is of. */
export function cursorAt(cursor: LadderCursor, id: number): Cursor {
  return { at: cursor.at, event: eventsAt(cursor, id) };
}
