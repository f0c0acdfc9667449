import { useEffect, useState } from 'react';
import type { ViewRun } from './stage-view.ts';

/** Has the bytes of these frames brought, for the trace does not tell them; whether they cannot be. */
export function useBytes({ run, fetchBytes }: ViewRun, frames: readonly number[]): boolean {
  const list = frames.join(' ');
  const [missing, setMissing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other frames of the same numbers.
  useEffect(() => {
    let wanted = true;
    setMissing(false);
    if (list !== '') {
      fetchBytes(list.split(' ').map(Number)).catch(() => wanted && setMissing(true));
    }
    return () => {
      wanted = false;
    };
  }, [run, list, fetchBytes]);
  return missing;
}
