/** The run controller: what the parts of the run store share about the runs of one scenario. */

import type { StoreApi } from 'zustand';
import { cursorAfter, visibleAt } from '../model/cursor.ts';
import { noticesOf } from '../model/queries.ts';
import { endOf, missing, missingAt } from '../model/windows.ts';
import { type Instant, NEVER } from '../stack/core/instant.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { Session } from '../stack/world/session-data.ts';
import type { FoldedTime } from './folded-time.ts';
import type { Pace } from './pace.ts';
import type { Clock } from './playback.ts';
import type { EventRange } from './protocol.ts';
import type { RunData } from './run-data.ts';
import { sharedTime } from './run-time.ts';
import type { RunView } from './run-view.ts';
import type { Simulation } from './simulation.ts';

export interface RunController {
  readonly store: StoreApi<RunView>;
  readonly simulation: Simulation;
  readonly clock: Clock;
  readonly pace: Pace<RunData>;
  /** An instant that the cursor goes to as soon as its events have arrived. */
  wanted: Instant | undefined;
  /** A fork that is shown as soon as it has reached the wanted instant. */
  awaited: { id: string; play: boolean } | undefined;
  /** Where the cursor goes when the events there have been recorded again. */
  bringing: EventRange | undefined;
  /** Playing stops right after this event. */
  stopAfter: number | undefined;
  /** How many runs have been made: each gets the next letter, also when others are deleted. */
  letters: number;
  /** The sessions of the runs that were deleted last. */
  removed: ReadonlyMap<string, Session>;
  /** The pending animation frame, and when the last one was, ms. */
  frame: number;
  lastFrame: number;
}

export function runOf(controller: RunController, id: string): RunData {
  return controller.simulation.runs.get(id) as RunData;
}

export function shownRun(controller: RunController): RunData {
  return runOf(controller, controller.store.getState().current);
}

/** The runs that lie on the stage: the current one, and the one that is compared with it. */
export function runsOnStage(controller: RunController, run = shownRun(controller)): RunData[] {
  const { compared } = controller.store.getState();
  const other = compared === null ? undefined : controller.simulation.runs.get(compared);
  return other === undefined || other === run ? [run] : [run, other];
}

/** The parts of the view that belong to the run itself; time goes on as long as either run does. */
export function factsOf(controller: RunController, run: RunData) {
  const { model, complete, session } = run;
  const ends = runsOnStage(controller, run).map(({ windows }) => endOf(windows));
  return { model, complete, session, endAt: Math.max(...ends) };
}

/**
 * Where the cursor comes to rest at the latest. A run that has come to rest can be looked at at any
 * later instant of its scenario: nothing more happens. Of what would have come behind the scenario's
 * end, or after the guard ended a run, nothing is known.
 */
function restAt(controller: RunController, run: RunData): Instant {
  const ends = runsOnStage(controller, run).map(({ model, spec, windows }) => {
    const end = endOf(windows);
    const stopped = noticesOf(model).some(({ kind }) => kind === 'run.stopped');
    return stopped ? end : Math.max(end, spec.until);
  });
  return Math.max(...ends);
}

export function showRun(controller: RunController, id: string, at: Instant): void {
  const run = runOf(controller, id);
  const rest = run.complete ? Math.min(at, restAt(controller, run)) : at;
  withEvents(controller, run, rest, () => {
    const { version } = controller.store.getState();
    const facts = factsOf(controller, run);
    const until = run.complete ? rest : Math.min(at, facts.endAt);
    const endAt = Math.max(facts.endAt, until);
    const cursor = visibleAt(run.log, until);
    controller.store.setState({ ...facts, endAt, current: id, cursor, version: version + 1 });
  });
}

/** New events of a run arrived, or its end. Returns true when playing should go on from here. */
export function runChanged(controller: RunController, run: RunData): boolean {
  const { current, cursor, version } = controller.store.getState();
  if (controller.awaited?.id === run.id) {
    const goal = controller.wanted ?? cursor.at;
    if (!run.complete && endOf(run.windows) < goal) return false;
    const { play } = controller.awaited;
    controller.awaited = undefined;
    controller.wanted = undefined;
    showRun(controller, run.id, goal);
    return play;
  }
  if (run.id !== current) {
    const { endAt } = factsOf(controller, shownRun(controller));
    controller.store.setState(({ endAt: before }) => ({
      version: version + 1,
      endAt: Math.max(before, endAt),
    }));
    return false;
  }
  const end = run.complete ? restAt(controller, run) : NEVER;
  const at = Math.min(controller.wanted ?? cursor.at, end);
  if (missingAt(run.windows, at) !== undefined) {
    controller.store.setState({ ...factsOf(controller, run), version: version + 1 });
    if (run.complete && controller.wanted !== undefined) seekTo(controller, at);
  } else {
    const next = cursor.event === 0 && at === 0 ? cursor : visibleAt(run.log, at);
    controller.store.setState({ ...factsOf(controller, run), version: version + 1, cursor: next });
  }
  // The fork that a link asks for still has to come: what is wanted is wanted of that.
  if (run.complete && controller.awaited === undefined) controller.wanted = undefined;
  return false;
}

/** A run cannot be. The stage stays as it is, unless the original run is the one that cannot be. */
export function runRefused(
  controller: RunController,
  id: string,
  faults: readonly Fault[],
  problem: Error,
): void {
  const { runs, current } = controller.store.getState();
  if (id === current) {
    controller.store.setState({ problem, playing: false });
    return;
  }
  if (controller.awaited?.id === id) {
    controller.awaited = undefined;
    // The instant that a link names is the original's as well, and may still have to come.
    if (shownRun(controller).complete) controller.wanted = undefined;
  }
  const { compared } = controller.store.getState();
  controller.store.setState({
    runs: runs.filter((run) => run.id !== id),
    compared: compared === id ? null : compared,
    refused: faults,
  });
}

export function seekTo(controller: RunController, at: Instant): void {
  const bounded = Math.max(0, Math.min(Math.round(at), controller.store.getState().endAt));
  const run = shownRun(controller);
  withEvents(controller, run, bounded, () => {
    controller.store.setState({ cursor: visibleAt(run.log, bounded) });
  });
  bringBeside(controller, bounded);
}

/** Of a long run that is compared, the window goes along with the one on the stage. */
export function bringBeside(controller: RunController, at: Instant): void {
  const [, other] = runsOnStage(controller);
  const range = other && missingAt(other.windows, at);
  if (other === undefined || range === undefined) return;
  const brought = () => controller.store.setState(({ version }) => ({ version: version + 1 }));
  controller.simulation.bring(other.id, range).then(brought, () => undefined);
}

/** Puts the cursor right after an event. */
export function seekAfterEvent(controller: RunController, event: number): void {
  const run = shownRun(controller);
  const range = missing(run.windows, { from: event, to: event + 1 });
  whenBrought(controller, run, range, () => {
    controller.store.setState({ cursor: cursorAfter(run.log, event) });
  });
}

/** Puts the cursor before the first event. */
export function toBeginning(controller: RunController): void {
  const run = shownRun(controller);
  whenBrought(controller, run, missing(run.windows, { from: 0, to: 1 }), () => {
    controller.store.setState({ cursor: { at: 0, event: 0 } });
  });
}

/** Does something as soon as the events around an instant are kept: at once, in most runs. */
export function withEvents(
  controller: RunController,
  run: RunData,
  at: Instant,
  then: () => void,
): void {
  whenBrought(controller, run, missingAt(run.windows, at), then);
}

/** What is asked for last counts: who drags the cursor through a long run asks for much. */
export function whenBrought(
  controller: RunController,
  run: RunData,
  range: EventRange | undefined,
  then: () => void,
): void {
  controller.bringing = undefined;
  if (range === undefined) {
    then();
    return;
  }
  const bringing = { ...range };
  controller.bringing = bringing;
  const brought = () => {
    const { version } = controller.store.getState();
    controller.store.setState({ version: version + 1 });
    if (controller.bringing !== bringing) return;
    controller.bringing = undefined;
    then();
  };
  // A worker that breaks says so itself, and what is on the stage stays.
  controller.simulation.bring(run.id, range).then(brought, () => undefined);
}

export function foldedTime(controller: RunController): FoldedTime {
  const models = runsOnStage(controller).map(({ model }) => model);
  return sharedTime(models, controller.store.getState().endAt);
}
