import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';

type SayEvents = typeof import('./say.ts').sayEvents;

/** Kept once it is there; a failed fetch is tried again by the next that needs it. */
let loaded: SayEvents | undefined;

/**
 * What happened in the events `from` … `to`−1 in the reader's language. The words are fetched behind
 * the first picture; until they are there, it is undefined.
 */
export function useSay(): (model: RecordedRun, from: number, to: number) => string | undefined {
  const language = useLanguage();
  const [say, setSay] = useState(() => loaded);
  useEffect(() => {
    if (say !== undefined) return;
    let gone = false;
    import('./say.ts')
      .then(({ sayEvents }) => {
        loaded = sayEvents;
        if (!gone) setSay(() => sayEvents);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [say]);
  return useCallback((model, from, to) => say?.(model, from, to, language), [say, language]);
}
