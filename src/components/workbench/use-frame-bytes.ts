import { useEffect, useState } from 'react';
import { useRun, useRunStore } from './run.ts';

/** How long nothing is said of bytes that are under way, ms: most come before anybody looks. */
const QUIET = 150;

interface FrameBytes {
  readonly bytes: Uint8Array | undefined;
  /** What there is to say while there are none. */
  readonly news: 'late' | 'missing' | undefined;
}

/** The bytes of a frame of the run on the stage; those that are not at hand are sent for. */
export function useFrameBytes(frame: number): FrameBytes {
  const run = useRunStore();
  const current = useRun((state) => state.current);
  const bytes = useRun((state) => state.frameBytes(frame));
  const [news, setNews] = useState<FrameBytes['news']>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other bytes.
  useEffect(() => {
    let wanted = true;
    const say = (what: FrameBytes['news']) => wanted && setNews(what);
    say(undefined);
    const timer = setTimeout(say, QUIET, 'late');
    const missing = () => say('missing');
    const settled = () => {
      clearTimeout(timer);
      if (run.getState().frameBytes(frame) === undefined) missing();
    };
    run.getState().fetchBytes([frame]).then(settled, missing);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [run, current, frame]);
  return { bytes, news: bytes === undefined ? news : undefined };
}
