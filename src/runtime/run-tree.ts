/**
 * The runs of one scenario as a tree: what is made of what, what it is called, what is deleted and
 * brought back, and which two are compared. A deleted run is forgotten here and in the worker; its
 * session is kept, and brings it back.
 */

import { visibleAt } from '../model/cursor.ts';
import { phaseOf } from '../model/packets.ts';
import { packetOf } from '../model/queries.ts';
import { endOf } from '../model/windows.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { type Session, withInput } from '../stack/world/session-data.ts';
import { frameAtHand } from './frame-cache.ts';
import { startPlaying, stopPlaying } from './playing.ts';
import type { Inputs } from './protocol.ts';
import {
  bringBeside,
  factsOf,
  type RunController,
  runChanged,
  runOf,
  shownRun,
  showRun,
} from './run-controller.ts';
import type { RunData } from './run-data.ts';
import type { CompareMode, RunLabel, RunView, TreeRun } from './run-view.ts';
import { isSameSession } from './same-session.ts';

type Tree = Pick<
  RunView,
  | 'drop'
  | 'whenToChange'
  | 'fork'
  | 'rerun'
  | 'treeRun'
  | 'rename'
  | 'remove'
  | 'restore'
  | 'compare'
  | 'selectRun'
>;

export function runTree(controller: RunController): Tree {
  const { getState: get, setState: set } = controller.store;
  const { simulation } = controller;
  const fork = (done: SessionInput | Inputs, play = false) => {
    const inputs = [done].flat() as unknown as Inputs;
    const session = inputs.reduce(withInput, shownRun(controller).session);
    return begin(controller, session, { at: inputs[0].at, play }, () =>
      simulation.fork(get().current, ...inputs),
    );
  };
  return {
    drop: (frame) => void fork({ at: whenToChange(controller, frame), kind: 'drop', frame }, true),
    whenToChange: (frame) => whenToChange(controller, frame),
    fork,
    rerun(session, { play = false, at = get().cursor.at } = {}) {
      const { spec } = shownRun(controller);
      const making = { at: Math.floor(at), play };
      const { current } = get();
      return begin(controller, session, making, () =>
        simulation.open(spec, session, undefined, current),
      );
    },
    treeRun: (id) => treeRun(controller, id),
    rename(id, name) {
      const named = ({ name: _, ...label }: RunLabel) => (name === '' ? label : { ...label, name });
      set(({ runs }) => ({ runs: runs.map((each) => (each.id === id ? named(each) : each)) }));
    },
    remove: (id) => remove(controller, id),
    restore: () => restore(controller),
    compare: (id, mode) => compare(controller, id, mode),
    selectRun(id) {
      if (!controller.simulation.runs.has(id)) return;
      const { current, compared, cursor } = get();
      stopPlaying(controller);
      // Of two that lie side by side, the other one comes to the fore, and both stay.
      if (id === compared) set({ compared: current });
      showRun(controller, id, cursor.at);
    },
  };
}

/** The run is made, or found where it has been made before, and shown as soon as it has got so far. */
function begin(
  controller: RunController,
  session: Session,
  { at, play }: { readonly at: Instant; readonly play: boolean },
  make: () => RunData,
): string {
  stopPlaying(controller);
  const { runs, current, compared } = controller.store.getState();
  const known = runs.find((each) => isSameSession(runOf(controller, each.id).session, session));
  const id = known?.id ?? make().id;
  controller.awaited = { id, play };
  controller.wanted = at;
  const asked = { run: id };
  if (known === undefined) {
    const label: RunLabel = { id, fork: controller.letters++, parent: current };
    controller.store.setState({ runs: [...runs, label], refused: [], asked });
  } else {
    // Of two that lie on the stage, both stay.
    controller.store.setState({
      ...{ refused: [], asked },
      compared: id === compared ? current : compared,
    });
    if (runChanged(controller, runOf(controller, id))) startPlaying(controller);
  }
  return id;
}

/** At the cursor, if the frame is in flight there; else at its departure: its first bit on the line. */
function whenToChange(controller: RunController, frame: number): Instant {
  const { model, cursor } = controller.store.getState();
  const packet = packetOf(model, frame);
  if (packet === undefined || phaseOf(packet, cursor) === 'in-flight') return Math.floor(cursor.at);
  return packet.starts;
}

function treeRun(controller: RunController, id: string): TreeRun | undefined {
  const run = controller.simulation.runs.get(id);
  if (run === undefined) return undefined;
  const { model, session, complete, windows, frames } = run;
  const bytesOf = (frame: number) => frameAtHand(frames, frame);
  return { model, session, complete, endAt: endOf(windows), bytesOf };
}

/** The run and all that were made of it. */
function withDescendants(runs: readonly RunLabel[], id: string): readonly RunLabel[] {
  const found = new Set([id]);
  // Whatever was made of a run comes behind it.
  for (const { id: each, parent } of runs)
    if (parent !== null && found.has(parent)) found.add(each);
  return runs.filter((each) => found.has(each.id));
}

function remove(controller: RunController, id: string): void {
  const { runs, current, compared, cursor } = controller.store.getState();
  const label = runs.find((each) => each.id === id);
  if (label === undefined || label.parent === null) return;
  const going = withDescendants(runs, id);
  const goes = (run: string | null) => going.some((each) => each.id === run);
  stopPlaying(controller);
  if (goes(controller.awaited?.id ?? null)) controller.awaited = undefined;
  if (goes(compared)) controller.store.setState({ compared: null });
  if (goes(current)) {
    const next = compared !== null && !goes(compared) ? compared : label.parent;
    controller.store.setState({ compared: null });
    showRun(controller, next, cursor.at);
  }
  controller.removed = new Map(going.map((each) => [each.id, runOf(controller, each.id).session]));
  for (const each of going) controller.simulation.close(each.id);
  controller.store.setState({ runs: runs.filter((each) => !goes(each.id)), removed: going });
}

/** The same sessions give the same runs. */
function restore(controller: RunController): void {
  const { runs, removed } = controller.store.getState();
  const { spec } = shownRun(controller);
  for (const { id } of removed) {
    controller.simulation.open(spec, controller.removed.get(id) as Session, id);
  }
  controller.removed = new Map();
  controller.store.setState({ runs: [...runs, ...removed], removed: [] });
}

function compare(controller: RunController, id: string | null, mode?: CompareMode): void {
  const { compareMode, current, version } = controller.store.getState();
  if (id !== null && (id === current || !controller.simulation.runs.has(id))) return;
  controller.store.setState({ compared: id, compareMode: mode ?? compareMode });
  const facts = factsOf(controller, shownRun(controller));
  const { cursor } = controller.store.getState();
  const at = Math.min(cursor.at, facts.endAt);
  const moved = at === cursor.at ? cursor : visibleAt(shownRun(controller).log, at);
  controller.store.setState({ ...facts, cursor: moved, version: version + 1 });
  bringBeside(controller, at);
}
