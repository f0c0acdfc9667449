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
import type { RunStore, RunView } from './run-view.ts';
import { createSimulation, startWorker, type WorkerPort } from './simulation.ts';
import {
  factsOf,
  runChanged,
  runOf,
  runRefused,
  type Stage,
  seekAfterEvent,
  seekTo,
  shownRun,
  showRun,
  toBeginning,
  whenBrought,
} from './stage.ts';
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
        if (runChanged(stage, run)) startPlaying(stage);
      },
      failed: (problem) => store.setState({ problem, playing: false }),
      refused: (run, faults, problem) => runRefused(stage, run, faults, problem),
    },
    options.window,
  );
  const stage: Stage = {
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
    ...moves(stage),
    ...playing(stage),
    ...forks(stage),
    ...access(stage, original.id, experiments),
  });
  if (session.inputs.length > 0) {
    const changed = simulation.open(spec, session);
    stage.awaited = { id: changed.id, play: false };
    store.setState(({ runs }) => ({ runs: [...runs, { id: changed.id, fork: 1 }] }));
  }
  return store;
}

type Moves = Pick<RunView, 'seek' | 'seekAfter' | 'stepEvent' | 'stepPacket'>;

function moves(stage: Stage): Moves {
  const { getState: get } = stage.store;
  function step(direction: 1 | -1, what: 'event' | 'packet', moved = false): void {
    stopPlaying(stage);
    const { cursor } = get();
    const run = shownRun(stage);
    // The very first step shows what happens at the beginning.
    const from = direction === 1 && cursor.event === 0 ? -1 : cursor.at;
    const to = nextStop(run.log, from, direction, what);
    if (to !== undefined) seekTo(stage, to);
    else {
      const next = direction === 1 ? run.log.count : run.log.first - 1;
      const beyond =
        next >= 0 && !moved ? missing(run.windows, { from: next, to: next + 1 }) : undefined;
      if (beyond !== undefined) whenBrought(stage, run, beyond, () => step(direction, what, true));
      else if (direction === -1) toBeginning(stage);
    }
  }
  return {
    seek(at) {
      stopPlaying(stage);
      seekTo(stage, at);
    },
    seekAfter(event) {
      stopPlaying(stage);
      if (event < 0) toBeginning(stage);
      else seekAfterEvent(stage, event);
    },
    stepEvent: (direction) => step(direction, 'event'),
    stepPacket: (direction) => step(direction, 'packet'),
  };
}

function playing(stage: Stage): Pick<RunView, 'play' | 'playTo' | 'pause' | 'setSpeed'> {
  return {
    play: () => startPlaying(stage),
    playTo: (event) => startPlaying(stage, event),
    pause: () => stopPlaying(stage),
    setSpeed: (speed) => stage.store.setState({ speed }),
  };
}

function forks(stage: Stage): Pick<RunView, 'drop' | 'fork' | 'selectRun'> {
  const { getState: get, setState: set } = stage.store;
  function fork(input: SessionInput, play: boolean): void {
    stopPlaying(stage);
    const run = stage.simulation.fork(get().current, input);
    stage.awaited = { id: run.id, play };
    stage.wanted = input.at;
    const number = Math.max(...get().runs.map((each) => each.fork)) + 1;
    set({ runs: [...get().runs, { id: run.id, fork: number }], refused: [] });
  }
  return {
    drop(frame) {
      fork({ at: Math.floor(get().cursor.at), kind: 'drop', frame }, true);
    },
    fork: (input) => fork(input, false),
    selectRun(id) {
      if (!stage.simulation.runs.has(id)) return;
      stopPlaying(stage);
      showRun(stage, id, get().cursor.at);
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

function access(stage: Stage, original: string, experiments: Experiments): Access {
  const { getState: get, setState: set } = stage.store;
  return {
    frameBytes: lookUp(stage),
    fetchBytes(frames) {
      const { frames: cache, model } = shownRun(stage);
      const last = packetsOf(model).at(-1)?.frame ?? 0;
      const arrived = () => set({ frameBytes: lookUp(stage) });
      return fetchFrames(cache, frames, last, stage.simulation.frames, arrived);
    },
    async exportPcapng(choice) {
      const { id, spec, log, windows } = shownRun(stage);
      if (!isWhole(windows)) throw new NoAnswer('the run is too long to be saved as a capture');
      // Saved is what there is now. The run may go on meanwhile, but what has been traced stays.
      const now = { id, spec, log: { ...log } };
      const { exportRun } = await import('./export-run.ts');
      return exportRun(stage.simulation, now, choice);
    },
    tryOut: (changes) => experiments.tryOut(stage.simulation, original, changes),
    everyRun: () => get().runs.map(({ id }) => runOf(stage, id).model),
    latestSession: () => (stage.awaited ? runOf(stage, stage.awaited.id) : shownRun(stage)).session,
    restart() {
      stopPlaying(stage);
      stage.wanted = get().cursor.at;
      // A fork that was asked for is shown, but holds still: first the reader looks around.
      if (stage.awaited) stage.awaited.play = false;
      stage.simulation.restart();
      set({
        ...factsOf(shownRun(stage)),
        original: runOf(stage, original).model,
        problem: null,
        version: get().version + 1,
      });
    },
    dispose() {
      stopPlaying(stage);
      stage.simulation.dispose();
    },
  };
}

function lookUp(stage: Stage): RunView['frameBytes'] {
  return (frame) => frameAtHand(shownRun(stage).frames, frame);
}
