/** The run controller: what the parts of the run store share about the runs of one scenario. */

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

export interface RunController {
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

export function runOf(controller: RunController, id: string): RunData {
  return controller.simulation.runs.get(id) as RunData;
}

export function shownRun(controller: RunController): RunData {
  return runOf(controller, controller.store.getState().current);
}

/** The parts of the view that belong to the run itself. */
export function factsOf(run: RunData) {
  const { model, complete, session } = run;
  return { model, complete, session, endAt: endOf(run.windows) };
}

export function showRun(controller: RunController, id: string, at: Instant): void {
  const run = runOf(controller, id);
  const until = Math.min(at, endOf(run.windows));
  withEvents(controller, run, until, () => {
    const { version } = controller.store.getState();
    const cursor = visibleAt(run.log, until);
    controller.store.setState({ ...factsOf(run), current: id, cursor, version: version + 1 });
  });
}

/** New events of a run arrived, or its end. Returns true when playing should go on from here. */
export function runChanged(controller: RunController, run: RunData): boolean {
  const { current, cursor, version } = controller.store.getState();
  nameFork(controller, run);
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
    controller.store.setState({ version: version + 1 });
    return false;
  }
  const at = Math.min(controller.wanted ?? cursor.at, run.complete ? endOf(run.windows) : NEVER);
  if (missingAt(run.windows, at) !== undefined) {
    controller.store.setState({ ...factsOf(run), version: version + 1 });
    if (run.complete && controller.wanted !== undefined) seekTo(controller, at);
  } else {
    const next = cursor.event === 0 && at === 0 ? cursor : visibleAt(run.log, at);
    controller.store.setState({ ...factsOf(run), version: version + 1, cursor: next });
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
  controller.store.setState({ runs: runs.filter((run) => run.id !== id), refused: faults });
}

/** A fork is called after the packet it dropped, once that packet is known. */
function nameFork(controller: RunController, run: RunData): void {
  const { runs } = controller.store.getState();
  const label = runs.find((each) => each.id === run.id);
  if (label === undefined || label.fork === 0 || label.dropped !== undefined) return;
  const drop = run.session.inputs.findLast((input) => input.kind === 'drop');
  const packet = drop?.kind === 'drop' ? packetOf(run.model, drop.frame) : undefined;
  if (packet === undefined) return;
  const named: RunLabel = { ...label, dropped: packetTitle(packet) };
  controller.store.setState({ runs: runs.map((each) => (each === label ? named : each)) });
}

export function seekTo(controller: RunController, at: Instant): void {
  const bounded = Math.max(0, Math.min(Math.round(at), controller.store.getState().endAt));
  const run = shownRun(controller);
  withEvents(controller, run, bounded, () => {
    controller.store.setState({ cursor: visibleAt(run.log, bounded) });
  });
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
  return runTime(shownRun(controller).model, controller.store.getState().endAt);
}
