/** Opens the runs that a link brings along. */
import type { SessionInput } from '../stack/world/inputs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import type { ScenarioPatch } from '../stack/world/session-patch.ts';
import type { RunController } from './run-controller.ts';
import type { CompareMode, RunLabel } from './run-view.ts';

/** A run as a link has it: the first is shown, a second one is compared with it. */
export interface LinkedRun {
  readonly inputs: readonly SessionInput[];
  readonly patch?: readonly ScenarioPatch[];
  /** Its letter; the next one that is free, when the link does not say. */
  readonly fork?: number;
  readonly name?: string;
}

export interface Opened {
  readonly spec: ScenarioSpec;
  readonly session: Session;
  readonly linked?: readonly LinkedRun[];
  readonly compareMode?: CompareMode;
}

export function openLinked(controller: RunController, opened: Opened, original: string): void {
  const { spec, session, compareMode = 'beside' } = opened;
  const { inputs, patch } = session;
  const linked = opened.linked ?? [patch === undefined ? { inputs } : { inputs, patch }];
  const { scenario, seed } = session;
  const ids = linked.map((run) => {
    if (isOriginal(run)) {
      label(controller, original, 0, run);
      return original;
    }
    const more = run.patch === undefined ? {} : { patch: run.patch };
    const { id } = controller.simulation.open(spec, {
      scenario,
      seed,
      ...more,
      inputs: run.inputs,
    });
    label(controller, id, freeLetter(controller, run.fork), run);
    return id;
  });
  setParents(controller, original);
  const [shown, compared] = ids;
  if (shown !== undefined && shown !== original) controller.awaited = { id: shown, play: false };
  if (compared !== undefined && compared !== shown) {
    controller.store.setState({ compared, compareMode });
  }
}

const isOriginal = ({ inputs, patch = [] }: LinkedRun) => inputs.length + patch.length === 0;

function freeLetter(controller: RunController, wanted: number | undefined): number {
  const { runs } = controller.store.getState();
  const asked = wanted || 1;
  const taken = runs.some(({ fork }) => fork === asked);
  const fork = taken ? controller.letters : asked;
  controller.letters = Math.max(controller.letters, fork + 1);
  return fork;
}

function label(controller: RunController, id: string, fork: number, { name }: LinkedRun): void {
  const { runs } = controller.store.getState();
  const parent = fork === 0 ? null : (runs[0]?.id ?? null);
  const made: RunLabel = { id, fork, parent, ...(name === undefined ? {} : { name }) };
  controller.store.setState({ runs: [...runs.filter((each) => each.id !== id), made] });
}

/** A run that has all that another has, and more, was made of that. */
function setParents(controller: RunController, original: string): void {
  const { runs } = controller.store.getState();
  const sessionOf = (id: string) => controller.simulation.runs.get(id)?.session as Session;
  const ordered = runs.toSorted((a, b) => a.fork - b.fork);
  const parentOf = ({ id }: RunLabel) =>
    ordered.find((each) => each.id !== original && goesOn(sessionOf(each.id), sessionOf(id)))?.id;
  controller.store.setState({
    runs: ordered.map((each) =>
      each.id === original ? each : { ...each, parent: parentOf(each) ?? original },
    ),
  });
}

function goesOn(before: Session, after: Session): boolean {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const begin = after.inputs.slice(0, before.inputs.length);
  return (
    before.inputs.length < after.inputs.length &&
    same(before.patch ?? [], after.patch ?? []) &&
    same(before.inputs, begin)
  );
}
