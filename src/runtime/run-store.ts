/**
 * The store behind the stage: runs of one scenario, cursor, playback, forks. Trace events stay in
 * the plain logs of run-data.ts; React sees `version` and asks the models for slices.
 */

import { createStore } from 'zustand/vanilla';
import { packetsOf } from '../model/queries.ts';
import { isWhole, missing } from '../model/windows.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { createExperiments, type Experiments } from './experiments.ts';
import { fetchFrames, frameAtHand } from './frame-cache.ts';
import { NoAnswer } from './pending-requests.ts';
import { browserClock, type Clock } from './playback.ts';
import { startPlaying, stopPlaying } from './playing.ts';
import {
  factsOf,
  type RunController,
  runChanged,
  runOf,
  runRefused,
  seekAfterEvent,
  seekTo,
  shownRun,
  showRun,
  toBeginning,
  whenBrought,
} from './run-controller.ts';
import type { RunStore, RunView } from './run-view.ts';
import { createSimulation, startWorker, type WorkerPort } from './simulation.ts';
import { nextStop } from './stops.ts';

export interface RunStoreOptions {
  spec: ScenarioSpec;
  /** Scenario and seed, and what was done to the run: with inputs it is shown beside the original. */
  session: Session;
  /** Where the cursor starts; default 0. */
  at?: Instant;
  speed: number;
  makeWorker?: () => WorkerPort;
  clock?: Clock;
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
        if (experiments.changed(run)) return;
        if (runChanged(controller, run)) startPlaying(controller);
      },
      failed: (problem) => store.setState({ problem, playing: false }),
      refused: (run, faults, problem) => runRefused(controller, run, faults, problem),
    },
    options.window,
  );
  const controller: RunController = {
    store,
    simulation,
    clock: options.clock ?? browserClock,
    wanted: options.at,
    bringing: undefined,
    awaited: undefined,
    stopAfter: undefined,
    frame: 0,
    lastFrame: 0,
  };
  const { spec, session } = options;
  const original = simulation.open(spec, { ...session, inputs: [] });
  store.setState({
    ...factsOf(original),
    version: 0,
    original: original.model,
    cursor: BEGINNING,
    playing: false,
    speed: options.speed,
    runs: [{ id: original.id, fork: 0 }],
    current: original.id,
    problem: null,
    refused: [],
    ...moves(controller),
    ...playing(controller),
    ...forks(controller),
    ...access(controller, original.id, experiments),
  });
  if (session.inputs.length > 0) {
    const changed = simulation.open(spec, session);
    controller.awaited = { id: changed.id, play: false };
    store.setState(({ runs }) => ({ runs: [...runs, { id: changed.id, fork: 1 }] }));
  }
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
    const to = nextStop(run.log, from, direction, what);
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

function forks(controller: RunController): Pick<RunView, 'drop' | 'fork' | 'selectRun'> {
  const { getState: get, setState: set } = controller.store;
  function fork(input: SessionInput, play: boolean): void {
    stopPlaying(controller);
    const run = controller.simulation.fork(get().current, input);
    controller.awaited = { id: run.id, play };
    controller.wanted = input.at;
    const number = Math.max(...get().runs.map((each) => each.fork)) + 1;
    set({ runs: [...get().runs, { id: run.id, fork: number }], refused: [] });
  }
  return {
    drop(frame) {
      fork({ at: Math.floor(get().cursor.at), kind: 'drop', frame }, true);
    },
    fork: (input) => fork(input, false),
    selectRun(id) {
      if (!controller.simulation.runs.has(id)) return;
      stopPlaying(controller);
      showRun(controller, id, get().cursor.at);
    },
  };
}

type Access = Pick<
  RunView,
  | 'frameBytes'
  | 'fetchBytes'
  | 'exportPcapng'
  | 'everyRun'
  | 'tryOut'
  | 'latestSession'
  | 'restart'
  | 'dispose'
>;

function access(controller: RunController, original: string, experiments: Experiments): Access {
  const { getState: get, setState: set } = controller.store;
  return {
    frameBytes: lookUp(controller),
    fetchBytes(frames) {
      const { frames: cache, model } = shownRun(controller);
      const last = packetsOf(model).at(-1)?.frame ?? 0;
      const arrived = () => set({ frameBytes: lookUp(controller) });
      return fetchFrames(cache, frames, last, controller.simulation.frames, arrived);
    },
    async exportPcapng(choice) {
      const { id, spec, log, windows } = shownRun(controller);
      if (!isWhole(windows)) throw new NoAnswer('the run is too long to be saved as a capture');
      // Saved is what there is now. The run may go on meanwhile, but what has been traced stays.
      const now = { id, spec, log: { ...log } };
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
        ...factsOf(shownRun(controller)),
        original: runOf(controller, original).model,
        problem: null,
        version: get().version + 1,
      });
    },
    dispose() {
      stopPlaying(controller);
      controller.simulation.dispose();
    },
  };
}

function lookUp(controller: RunController): RunView['frameBytes'] {
  return (frame) => frameAtHand(shownRun(controller).frames, frame);
}
