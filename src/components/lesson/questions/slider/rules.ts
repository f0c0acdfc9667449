import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionRules, Runs } from '../kind.ts';
import type { SliderAsked, Verdict } from './kind.ts';
import { placeOf, readOutcome, valuesOf, writeOutcome } from './values.ts';

/** The value of an answer, or of what a run has said of it. */
const placeIn = ({ range }: SliderAsked, text: string) =>
  placeOf(readOutcome(text)?.value ?? text, range);

/** Where the smallest value is asked for and this one holds, the next smaller is tried as well. */
function triedFor(question: SliderAsked, given: string, tried: readonly RecordedRun[]) {
  const values = valuesOf(question.range);
  const place = placeIn(question, given);
  const value = values[place];
  if (value === undefined) return [];
  const less = values[place - 1];
  const [own] = tried;
  const further = own && question.least && question.verdict(own) === 'holds';
  return further && less !== undefined ? [value, less] : [value];
}

function verdictOn({ verdict, least }: SliderAsked, [own, less]: readonly RecordedRun[]): Verdict {
  if (own === undefined) return 'low';
  const said = verdict(own);
  return said === 'holds' && least && less && verdict(less) === 'holds' ? 'high' : said;
}

/** Halves what is left, as often as runs have told which half; no value lies far off then. */
function search(question: SliderAsked, tried: readonly RecordedRun[]) {
  const values = valuesOf(question.range);
  const path: number[] = [];
  let [low, high] = [0, values.length - 1];
  let found: { readonly value: number; readonly run: RecordedRun } | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = values[middle] as number;
    path.push(value);
    const run = tried[path.length - 1];
    if (run === undefined) return { path, found: undefined };
    const said = question.verdict(run);
    if (said === 'holds') {
      found = { value, run };
      if (!question.least) break;
    }
    if (said === 'low') low = middle + 1;
    else high = middle - 1;
  }
  return { path, found };
}

export const rules: QuestionRules<SliderAsked> = {
  experiments(question, given, [, ...tried]) {
    const values =
      given === undefined ? search(question, tried).path : triedFor(question, given, tried);
    return values.map(question.sets);
  },
  truth(question, [, ...tried]) {
    const { found } = search(question, tried);
    return found ? writeOutcome(found.value, 'holds', question.measure(found.run)) : '';
  },
  grade(question, given, [, ...tried]: Runs) {
    const [own] = tried;
    const value = valuesOf(question.range)[placeIn(question, given)];
    if (own === undefined || value === undefined) return { given, truth: '', right: false };
    const verdict = verdictOn(question, tried);
    const truth = writeOutcome(value, verdict, question.measure(own));
    return { given, truth, right: verdict === 'holds' };
  },
  same: (question, given, other) =>
    placeIn(question, given) >= 0 && placeIn(question, given) === placeIn(question, other),
  beliefs: {
    all: () => ['right', 'low', 'high'],
    of(_, { truth, right }) {
      const told = readOutcome(truth);
      return right ? ['right'] : told ? [told.verdict] : [];
    },
  },
  shows(question, given) {
    const value = valuesOf(question.range)[placeIn(question, given)];
    return value === undefined
      ? undefined
      : { changes: question.sets(value), until: question.until };
  },
};
