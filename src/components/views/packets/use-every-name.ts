import { useEffect, useReducer } from 'react';
import { knownNames } from '../../../model/filter/known.ts';
import type { KnownName } from '../../../model/filter/row.ts';
import { loadEveryPage } from '../../../runtime/capability-pages.ts';

/**
 * The names that a filter may use. A filter may ask for a protocol that this run has none of: once
 * somebody filters, the names of all protocols are fetched.
 */
export function useEveryName(wanted: boolean): ReadonlyMap<string, KnownName> {
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    let here = true;
    if (wanted)
      loadEveryPage().then(
        () => here && draw(),
        () => undefined,
      );
    return () => {
      here = false;
    };
  }, [wanted]);
  return knownNames();
}
