import { timeOfEvent } from '../../../../model/queries.ts';
import type { QuestionRules } from '../kind.ts';
import { beliefsOn, findings } from './features.ts';
import type { DrawAsked } from './kind.ts';
import { curveOf, readPoints, writePoints } from './sketch.ts';

const judged = (question: DrawAsked, given: string, truth: string) =>
  findings(readPoints(given), readPoints(truth), question);

export const rules: QuestionRules<DrawAsked> = {
  experiments: () => [],
  truth({ curve, from, to, parts }, [run]) {
    const [begins, ends] = [timeOfEvent(run, from(run)), timeOfEvent(run, to(run))];
    return writePoints(curveOf(curve(run), begins, ends, parts));
  },
  grade(question, given, runs) {
    const truth = rules.truth(question, runs);
    return { given, truth, right: rules.same(question, given, truth) };
  },
  same: (question, given, other) => judged(question, given, other).every(({ held }) => held),
  beliefs: {
    all: ({ checks }) => ['right', ...checks.flatMap(beliefsOn)],
    of: (question, { given, truth, right }) =>
      right ? ['right'] : judged(question, given, truth).flatMap(({ belief = [] }) => belief),
  },
};
