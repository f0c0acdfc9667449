/** All knobs and all results, in their order. */
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { KnobKind } from './knob.ts';
import type { Measures, ResultKind } from './result.ts';

const found = {
  knobs: import.meta.glob<KnobKind>('./knobs/*.ts', { eager: true, import: 'knob' }),
  results: import.meta.glob<ResultKind>('./results/*.ts', { eager: true, import: 'result' }),
};

const sorted = <T extends { readonly order: number }>(kinds: Readonly<Record<string, T>>): T[] =>
  Object.values(kinds).sort((a, b) => a.order - b.order);

export const KNOBS: readonly KnobKind[] = sorted(found.knobs);
export const RESULTS: readonly ResultKind[] = sorted(found.results);

/** All at once: whoever looks at another result need not run anything again. */
export function measuresOf(run: RecordedRun): Measures {
  return Object.fromEntries(RESULTS.map(({ id, of }) => [id, of(run)]));
}
