import { instantOf } from '../../../../model/columns.ts';
import type { QuestionRules, Runs } from '../kind.ts';
import type { OrderAsked } from './kind.ts';
import { writeOrder } from './moved.ts';

/** The items by the instants of their events; '' unless each happens, at an instant of its own. */
function truth({ items, in: runOf }: OrderAsked, runs: Runs): string {
  const run = runOf?.(...runs) ?? runs[0];
  const found = Object.entries(items).map(([id, moment]) => ({ id, event: moment(run) }));
  if (found.some(({ event }) => event < 0)) return '';
  const timed = found.map(({ id, event }) => ({ id, at: instantOf(run.log, event) }));
  if (new Set(timed.map(({ at }) => at)).size < timed.length) return '';
  return writeOrder(timed.sort((a, b) => a.at - b.at).map(({ id }) => id));
}

export const rules: QuestionRules<OrderAsked> = {
  items: ({ items }) => Object.keys(items),
  experiments: ({ experiments = [] }) => experiments,
  truth,
  grade(question, given, runs) {
    const right = truth(question, runs);
    return { given, truth: right, right: right !== '' && given === right };
  },
  same: (_, given, other) => given === other,
};
