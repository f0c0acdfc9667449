import { useDeferredValue } from 'react';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { isLong } from './drawn-version.ts';

/**
 * For what of long runs may come after their pictures. Gives what is asked for as soon as React has
 * drawn all that cannot wait, and until then what was asked for before. Of short runs nothing is put
 * off, nor where it is drawn for the first time: with nothing to begin with, React held back the
 * picture, too. `asked` must stay the same object while it means the same.
 */
export function useLater<T>(asked: T, runs: readonly RecordedRun[]): T {
  const later = useDeferredValue(asked);
  return runs.some(isLong) ? later : asked;
}
