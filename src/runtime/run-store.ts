/**
 * The store behind the stage: runs of one scenario, cursor, playback, forks. Trace events stay in
 * the plain logs of run-data.ts; React sees `version` and asks the models for slices.
 */

import { createStore } from 'zustand/vanilla';
import { packetsOf } from '../model/queries.ts';
import { isWhole, missing } from '../model/windows.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { createExperiments, type Experiments } from './experiments.ts';
import { fetchFrames, frameAtHand } from './frame-cache.ts';
import { type LinkedRun, openLinked } from './linked-runs.ts';
import { createPace } from './pace.ts';
import { NoAnswer } from './pending-requests.ts';
import { browserClock, type Clock } from './playback.ts';
import { startPlaying, stopPlaying } from './playing.ts';
import {
  factsOf,
  type RunController,
  runChanged,
  runOf,
  runRefused,
  runsOnStage,
  seekAfterEvent,
  seekTo,
  shownRun,
  toBeginning,
  whenBrought,
} from './run-controller.ts';
import type { RunData } from './run-data.ts';
import { runTree } from './run-tree.ts';
import type { CompareMode, RunStore, RunView } from './run-view.ts';
import { createSimulation, type WorkerPort } from './simulation.ts';
import { startWorker } from './start-worker.ts';
import { nextStop } from './stops.ts';

export interface RunStoreOptions {
  spec: ScenarioSpec;
  /** Scenario and seed, and what was done to the run: with inputs it is shown beside the original. */
  session: Session;
  /** Runs that a link brings along; without them the session is shown, made of the original. */
  linked?: readonly LinkedRun[];
  compareMode?: CompareMode;
  /** Where the cursor starts; default 0. */
  at?: Instant;
  /** Nothing may be done to the run. */
  fixed?: boolean;
  speed: number;
  makeWorker?: () => WorkerPort;
  clock?: Clock;
  /** Wall-clock time at instant 0, ms: the date of what happened in a real network. */
  begun?: number;
  /** How many events of a run are kept at most (model/windows.ts). */
  window?: number;
}

const BEGINNING = { at: 0, event: 0 };

export function createRunStore(options: RunStoreOptions): RunStore {
  const store = createStore<RunView>(() => ({}) as RunView);
  const experiments = createExperiments();
  const simulation = createSimulation(
    options.makeWorker ?? startWorker,
    {
      changed: (run) => {
        if (!experiments.changed(run)) pace.grown(run, run.complete);
      },
      // What follows from a failure is not what has to be told.
      failed: (problem) =>
        store.setState((before) => ({ problem: before.problem ?? problem, playing: false })),
      refused: (run, faults, problem) => runRefused(controller, run, faults, problem),
    },
    options.window,
  );
  const clock = options.clock ?? browserClock;
  const pace = createPace<RunData>(clock, (run) => {
    // It may have been closed meanwhile.
    if (simulation.runs.get(run.id) !== run) return;
    if (runChanged(controller, run)) startPlaying(controller);
  });
  const controller: RunController = {
    store,
    simulation,
    clock,
    pace,
    wanted: options.at,
    bringing: undefined,
    awaited: undefined,
    stopAfter: undefined,
    letters: 1,
    removed: new Map(),
    frame: 0,
    lastFrame: 0,
  };
  const { spec, session } = options;
  const { scenario, seed } = session;
  const original = simulation.open(spec, { scenario, seed, inputs: [] });
  store.setState({
    ...{ model: original.model, complete: false, session: original.session, endAt: 0 },
    version: 0,
    original: original.model,
    cursor: BEGINNING,
    playing: false,
    speed: options.speed,
    runs: [{ id: original.id, fork: 0, parent: null }],
    current: original.id,
    fixed: options.fixed === true,
    spec,
    compared: null,
    compareMode: 'beside',
    asked: null,
    removed: [],
    problem: null,
    refused: [],
    ...moves(controller),
    ...playing(controller),
    ...runTree(controller),
    ...access(controller, original.id, experiments, options.begun),
  });
  openLinked(controller, options, original.id);
  return store;
}

type Moves = Pick<RunView, 'seek' | 'seekAfter' | 'stepEvent' | 'stepPacket'>;

function moves(controller: RunController): Moves {
  const { getState: get } = controller.store;
  function step(direction: 1 | -1, what: 'event' | 'packet', moved = false): void {
    stopPlaying(controller);
    const { cursor } = get();
    const run = shownRun(controller);
    // The very first step shows what happens at the beginning.
    const from = direction === 1 && cursor.event === 0 ? -1 : cursor.at;
    const stops = runsOnStage(controller).flatMap(
      ({ log }) => nextStop(log, from, direction, what) ?? [],
    );
    const nearest = direction === 1 ? Math.min(...stops) : Math.max(...stops);
    const to = stops.length === 0 ? undefined : nearest;
    if (to !== undefined) seekTo(controller, to);
    else {
      const next = direction === 1 ? run.log.count : run.log.first - 1;
      const beyond =
        next >= 0 && !moved ? missing(run.windows, { from: next, to: next + 1 }) : undefined;
      if (beyond !== undefined)
        whenBrought(controller, run, beyond, () => step(direction, what, true));
      else if (direction === -1) toBeginning(controller);
    }
  }
  return {
    seek(at) {
      stopPlaying(controller);
      seekTo(controller, at);
    },
    seekAfter(event) {
      stopPlaying(controller);
      if (event < 0) toBeginning(controller);
      else seekAfterEvent(controller, event);
    },
    stepEvent: (direction) => step(direction, 'event'),
    stepPacket: (direction) => step(direction, 'packet'),
  };
}

function playing(
  controller: RunController,
): Pick<RunView, 'play' | 'playTo' | 'pause' | 'setSpeed'> {
  return {
    play: () => startPlaying(controller),
    playTo: (event) => startPlaying(controller, event),
    pause: () => stopPlaying(controller),
    setSpeed: (speed) => controller.store.setState({ speed }),
  };
}

type Access = Pick<
  RunView,
  | 'frameBytes'
  | 'fetchBytes'
  | 'readFrames'
  | 'exportPcapng'
  | 'everyRun'
  | 'tryOut'
  | 'latestSession'
  | 'restart'
  | 'dispose'
>;

function access(
  controller: RunController,
  original: string,
  experiments: Experiments,
  begun: number | undefined,
): Access {
  const { getState: get, setState: set } = controller.store;
  return {
    frameBytes: lookUp(controller),
    fetchBytes(frames, id = get().current) {
      const { frames: cache, model } = runOf(controller, id);
      const last = packetsOf(model).at(-1)?.frame ?? 0;
      const arrived = () => set({ frameBytes: lookUp(controller) });
      return fetchFrames(cache, frames, last, controller.simulation.frames, arrived);
    },
    readFrames: (first, last, id = get().current) => controller.simulation.frames(id, first, last),
    async exportPcapng(choice) {
      const { id, spec, log, windows } = shownRun(controller);
      if (!isWhole(windows)) throw new NoAnswer('the run is too long to be saved as a capture');
      // Saved is what there is now. The run may go on meanwhile, but what has been traced stays.
      const now = { id, spec, log: { ...log }, begun };
      const { exportRun } = await import('./export-run.ts');
      return exportRun(controller.simulation, now, choice);
    },
    tryOut: (changes) => experiments.tryOut(controller.simulation, original, changes),
    everyRun: () => get().runs.map(({ id }) => runOf(controller, id).model),
    latestSession: () =>
      (controller.awaited ? runOf(controller, controller.awaited.id) : shownRun(controller))
        .session,
    restart() {
      stopPlaying(controller);
      controller.wanted = get().cursor.at;
      // A fork that was asked for is shown, but holds still: first the reader looks around.
      if (controller.awaited) controller.awaited.play = false;
      controller.simulation.restart();
      set({
        ...factsOf(controller, shownRun(controller)),
        original: runOf(controller, original).model,
        problem: null,
        version: get().version + 1,
      });
    },
    dispose() {
      stopPlaying(controller);
      controller.pace.stop();
      controller.simulation.dispose();
    },
  };
}

function lookUp(controller: RunController): RunView['frameBytes'] {
  return (frame) => frameAtHand(shownRun(controller).frames, frame);
}
