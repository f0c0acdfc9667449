import { useDeferredValue } from 'react';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { isLong } from './drawn-version.ts';

/**
 * For what of long runs may come after their pictures. Gives what is asked for as soon as React has
 * drawn all that cannot wait, and until then what was asked for before; undefined while that is
 * nothing. Of short runs nothing is put off. `asked` must stay the same object while it means the same.
 */
export function useLater<T>(asked: T, runs: readonly RecordedRun[]): T | undefined {
  // React takes `undefined` for no first value at all, and would give what is asked for at once.
  const later = useDeferredValue<T | null>(asked, null);
  return runs.some(isLong) ? (later ?? undefined) : asked;
}
