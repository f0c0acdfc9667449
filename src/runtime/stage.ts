/** The runs of one scenario while they are on the stage: what the parts of the run store share. */

import type { StoreApi } from 'zustand';
import { cursorAfter, visibleAt } from '../model/cursor.ts';
import { packetTitle } from '../model/packets.ts';
import { packetOf } from '../model/queries.ts';
import { endOf, missing, missingAt } from '../model/windows.ts';
import { type Instant, NEVER } from '../stack/core/instant.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { FoldedTime } from './folded-time.ts';
import type { Clock } from './playback.ts';
import type { EventRange } from './protocol.ts';
import type { RunData } from './run-data.ts';
import { runTime } from './run-time.ts';
import type { RunLabel, RunView } from './run-view.ts';
import type { Simulation } from './simulation.ts';

export interface Stage {
  readonly store: StoreApi<RunView>;
  readonly simulation: Simulation;
  readonly clock: Clock;
  /** An instant that the cursor goes to as soon as its events have arrived. */
  wanted: Instant | undefined;
  /** A fork that is shown as soon as it has reached the wanted instant. */
  awaited: { id: string; play: boolean } | undefined;
  /** Where the cursor goes when the events there have been recorded again. */
  bringing: EventRange | undefined;
  /** Playing stops right after this event. */
  stopAfter: number | undefined;
  /** The pending animation frame, and when the last one was, ms. */
  frame: number;
  lastFrame: number;
}

export function runOf(stage: Stage, id: string): RunData {
  return stage.simulation.runs.get(id) as RunData;
}

export function shownRun(stage: Stage): RunData {
  return runOf(stage, stage.store.getState().current);
}

/** The parts of the view that belong to the run itself. */
export function factsOf(run: RunData) {
  const { model, complete, session } = run;
  return { model, complete, session, endAt: endOf(run.windows) };
}

export function showRun(stage: Stage, id: string, at: Instant): void {
  const run = runOf(stage, id);
  const until = Math.min(at, endOf(run.windows));
  withEvents(stage, run, until, () => {
    const { version } = stage.store.getState();
    const cursor = visibleAt(run.log, until);
    stage.store.setState({ ...factsOf(run), current: id, cursor, version: version + 1 });
  });
}

/** New events of a run arrived, or its end. Returns true when playing should go on from here. */
export function runChanged(stage: Stage, run: RunData): boolean {
  const { current, cursor, version } = stage.store.getState();
  nameFork(stage, run);
  if (stage.awaited?.id === run.id) {
    const goal = stage.wanted ?? cursor.at;
    if (!run.complete && endOf(run.windows) < goal) return false;
    const { play } = stage.awaited;
    stage.awaited = undefined;
    stage.wanted = undefined;
    showRun(stage, run.id, goal);
    return play;
  }
  if (run.id !== current) {
    stage.store.setState({ version: version + 1 });
    return false;
  }
  const at = Math.min(stage.wanted ?? cursor.at, run.complete ? endOf(run.windows) : NEVER);
  if (missingAt(run.windows, at) !== undefined) {
    stage.store.setState({ ...factsOf(run), version: version + 1 });
    if (run.complete && stage.wanted !== undefined) seekTo(stage, at);
  } else {
    const next = cursor.event === 0 && at === 0 ? cursor : visibleAt(run.log, at);
    stage.store.setState({ ...factsOf(run), version: version + 1, cursor: next });
  }
  // The fork that a link asks for still has to come: what is wanted is wanted of that.
  if (run.complete && stage.awaited === undefined) stage.wanted = undefined;
  return false;
}

/** A run cannot be: without it the stage stays as it is. Without the original there is no stage. */
export function runRefused(
  stage: Stage,
  id: string,
  faults: readonly Fault[],
  problem: Error,
): void {
  const { runs, current } = stage.store.getState();
  if (id === current) {
    stage.store.setState({ problem, playing: false });
    return;
  }
  if (stage.awaited?.id === id) {
    stage.awaited = undefined;
    // The instant that a link names is the original's as well, and may still have to come.
    if (shownRun(stage).complete) stage.wanted = undefined;
  }
  stage.store.setState({ runs: runs.filter((run) => run.id !== id), refused: faults });
}

/** A fork is called after the packet it dropped, once that packet is known. */
function nameFork(stage: Stage, run: RunData): void {
  const { runs } = stage.store.getState();
  const label = runs.find((each) => each.id === run.id);
  if (label === undefined || label.fork === 0 || label.dropped !== undefined) return;
  const drop = run.session.inputs.findLast((input) => input.kind === 'drop');
  const packet = drop?.kind === 'drop' ? packetOf(run.model, drop.frame) : undefined;
  if (packet === undefined) return;
  const named: RunLabel = { ...label, dropped: packetTitle(packet) };
  stage.store.setState({ runs: runs.map((each) => (each === label ? named : each)) });
}

export function seekTo(stage: Stage, at: Instant): void {
  const bounded = Math.max(0, Math.min(Math.round(at), stage.store.getState().endAt));
  const run = shownRun(stage);
  withEvents(stage, run, bounded, () => {
    stage.store.setState({ cursor: visibleAt(run.log, bounded) });
  });
}

/** Puts the cursor right after an event. */
export function seekAfterEvent(stage: Stage, event: number): void {
  const run = shownRun(stage);
  const range = missing(run.windows, { from: event, to: event + 1 });
  whenBrought(stage, run, range, () => {
    stage.store.setState({ cursor: cursorAfter(run.log, event) });
  });
}

/** Puts the cursor before the first event. */
export function toBeginning(stage: Stage): void {
  const run = shownRun(stage);
  whenBrought(stage, run, missing(run.windows, { from: 0, to: 1 }), () => {
    stage.store.setState({ cursor: { at: 0, event: 0 } });
  });
}

/** Does something as soon as the events around an instant are kept: at once, in most runs. */
export function withEvents(stage: Stage, run: RunData, at: Instant, then: () => void): void {
  whenBrought(stage, run, missingAt(run.windows, at), then);
}

/** What is asked for last counts: who drags the cursor through a long run asks for much. */
export function whenBrought(
  stage: Stage,
  run: RunData,
  range: EventRange | undefined,
  then: () => void,
): void {
  stage.bringing = undefined;
  if (range === undefined) {
    then();
    return;
  }
  const bringing = { ...range };
  stage.bringing = bringing;
  const brought = () => {
    const { version } = stage.store.getState();
    stage.store.setState({ version: version + 1 });
    if (stage.bringing !== bringing) return;
    stage.bringing = undefined;
    then();
  };
  // A worker that breaks says so itself, and what is on the stage stays.
  stage.simulation.bring(run.id, range).then(brought, () => undefined);
}

export function foldedTime(stage: Stage): FoldedTime {
  return runTime(shownRun(stage).model, stage.store.getState().endAt);
}
