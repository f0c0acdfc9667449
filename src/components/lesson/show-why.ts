import { topicOf } from '../../lessons/references/topic.ts';
import type {
  LessonContent,
  LessonStep,
  Moment,
  Question,
  Reference,
} from '../../lessons/types.ts';
import type { RunStore, RunView } from '../../runtime/run-view.ts';
import type { Rule } from '../inspect/why/WhyPanel.tsx';
import { askWhy } from '../workbench/workbench-store.ts';
import { loadRules } from './questions/load-rules.ts';
import { showTried } from './show-tried.ts';
import { endOfInstant } from './steps.ts';

export type Asking = LessonStep & { readonly question: Question };

/**
 * Leads to the reasons of what decides a step's question, in the run in which it was decided: a
 * learner's own, the one that the answer led to, the original, or, if it does not happen there, that
 * of the question's first experiment. `given`: the answer as it was graded.
 */
export async function showWhy(
  run: RunStore,
  { tasks }: LessonContent,
  { question, runUntil, decidedBy }: Asking,
  given: string | undefined,
): Promise<void> {
  const why = question.why ?? runUntil;
  const task = tasks.find(({ id }) => id === decidedBy);
  const answered = await showAnswered(run, question, given);
  const tried = answered ?? (task ? undefined : await showExperiment(run, question, why));
  const view = run.getState();
  const original = { id: view.runs[0]!.id, model: view.original };
  const shown = { id: view.current, model: view.model };
  const decided = task && runWith(view, (each) => task.done(each) >= 0);
  const { id, model } = tried ? shown : (decided ?? original);
  const decides = tried ? (question.why ?? tried.until) : why;
  const event = decides?.(model) ?? -1;
  if (event < 0) return;
  if (view.current !== id) view.selectRun(id);
  view.seekAfter(endOfInstant(event, model));
  askWhy(event, ruleOf(question.rule));
}

/** Where an answer is a run of its own, as a slider's is, puts that on the stage again. */
async function showAnswered(run: RunStore, question: Question, given: string | undefined) {
  if (given === undefined) return undefined;
  const shown = (await loadRules()).rulesOf(question).shows?.(question, given);
  if (shown === undefined) return undefined;
  return (await showTried(run, shown)) ? shown : undefined;
}

/** What the original run does not have, the first experiment of the question may: it is put on the stage. */
async function showExperiment(run: RunStore, question: Question, until: Moment | undefined) {
  const { original } = run.getState();
  if (until === undefined || until(original) >= 0) return undefined;
  const { experiments } = (await loadRules()).rulesOf(question);
  const [changes] = experiments(question, undefined, [original]);
  if (changes === undefined) return undefined;
  return (await showTried(run, { changes, until })) ? { changes, until } : undefined;
}

/** With what stands there. */
function ruleOf(rule: Reference | undefined): Rule | null {
  if (rule === undefined) return null;
  return { ref: { rfc: rule.rfc, section: rule.section }, topic: topicOf(rule) };
}

/** The newest of the learner's runs in which something holds; the one on the stage before others. */
function runWith(view: RunView, holds: (model: RunView['model']) => boolean) {
  const models = view.everyRun();
  const known = view.runs.map(({ id }, n) => ({ id, model: models[n]! })).slice(1);
  const found = known.filter(({ model }) => holds(model));
  return found.find(({ id }) => id === view.current) ?? found.at(-1);
}
