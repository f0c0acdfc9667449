import { useEffect, useRef } from 'react';
import type { ViewRun } from '../../view-kit/stage-view.ts';

/**
 * Has the bytes of the rows in sight brought. Whoever drags the list through a long run passes
 * thousands of rows: the next are asked for when the last have come, and those passed by are not.
 */
export function useRowBytes({ run, fetchBytes }: ViewRun, frames: readonly number[]): void {
  const list = frames.join(' ');
  const latest = useRef({ fetchBytes, list });
  const busy = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other frames of the same numbers.
  useEffect(() => {
    latest.current = { fetchBytes, list };
    if (!busy.current) askOn();
    async function askOn() {
      busy.current = true;
      for (let asked: typeof latest.current | undefined; asked !== latest.current; ) {
        asked = latest.current;
        // What cannot be had is told by its title.
        if (asked.list !== '')
          await asked.fetchBytes(asked.list.split(' ').map(Number)).catch(none);
      }
      busy.current = false;
    }
  }, [run, list, fetchBytes]);
  useEffect(
    () => () => {
      latest.current = { ...latest.current, list: '' };
    },
    [],
  );
}

const none = () => undefined;
