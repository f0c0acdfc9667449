import { usePlayer } from './player-store.ts';

/** Aborted as soon as the reader is at another step than this one: what is being opened for it is wanted no more. */
export function onceLeft(step: string): AbortSignal {
  const left = new AbortController();
  const stop = usePlayer.subscribe(look);
  function look(): void {
    if (usePlayer.getState().step === step) return;
    left.abort();
    stop();
  }
  look();
  return left.signal;
}
