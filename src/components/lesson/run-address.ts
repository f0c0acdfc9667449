/**
 * Reads the address of a lesson, and writes it. Fetched with the lesson if its address holds a run,
 * and after the first screen otherwise.
 */
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import type { LinkedRun } from '../../runtime/linked-runs.ts';
import type { RunStore, RunView } from '../../runtime/run-view.ts';
import {
  canBeRead,
  decodeRunLink,
  encodeRunLink,
  LONGEST_LINK,
  type RunLink,
} from '../../runtime/url.ts';
import { decodeStage, encodeStage } from '../workbench/stage-link.ts';
import { useWorkbench } from '../workbench/workbench-store.ts';
import { type Opening, UNTOUCHED } from './opening.ts';
import { usePlayer } from './player-store.ts';
import { usePresenter } from './presenter/presenter-store.ts';
import { stepId } from './steps.ts';

/** Part of the address of a lesson that is taught from the front. */
const MODE = 'mode';
const PRESENTING = 'present';

export function openingOf(query: string): Opening {
  const link = decodeRunLink(query);
  // One that is broken, or far too long, is not taken apart a second time.
  const stage = link && decodeStage(query);
  const presenting =
    query.length <= LONGEST_LINK && new URLSearchParams(query).get(MODE) === PRESENTING;
  if (link && stage) return { link, stage, presenting, broken: false };
  return { ...UNTOUCHED, presenting, broken: true };
}

/**
 * The address, from its `#` on, of the run on the stage at this very instant, in this step. Undefined
 * when more has been done than a link can hold.
 */
export function addressOf(
  run: RunStore,
  meta: LessonMeta,
  content: LessonContent,
): string | undefined {
  const view = run.getState();
  const { session, cursor, compared, compareMode } = view;
  const { seed } = session;
  const { step } = usePlayer.getState();
  const shown = linkedRun(view, view.current);
  const link: RunLink = { ...shown, inputs: [...shown.inputs], at: cursor.at };
  // A link has one seed: a run of another cannot lie beside it.
  const besides = compared === null ? undefined : view.treeRun(compared);
  if (compared !== null && besides?.session.seed === seed) {
    link.versus = { run: linkedRun(view, compared), mode: compareMode };
  }
  // The lesson as it is first opened needs no more than its name.
  const changed = compared !== null || Object.keys(shown).length > 1 || shown.inputs.length > 0;
  const untouched = !changed && cursor.at === 0 && step === stepId(content, 0);
  if (step !== '' && !untouched) link.step = step;
  if (seed !== content.seed) link.seed = seed;
  const mode = usePresenter.getState().on ? `${MODE}=${PRESENTING}` : '';
  const query = [mode, encodeStage(useWorkbench.getState()), encodeRunLink(link)]
    .filter(Boolean)
    .join('&');
  if (!canBeRead(link, query)) return undefined;
  return `#/lesson/${meta.id}${query && `?${query}`}`;
}

/** The first fork has the first letter whether the link says so or not. */
function linkedRun(view: RunView, id: string): LinkedRun {
  const label = view.runs.find((each) => each.id === id);
  const { inputs = [], patch = [] } = view.treeRun(id)?.session ?? {};
  return {
    inputs,
    ...(patch.length > 0 ? { patch } : {}),
    ...(label !== undefined && label.fork > 1 ? { fork: label.fork } : {}),
    ...(label?.name === undefined ? {} : { fork: label.fork, name: label.name }),
  };
}
