/** Commands whose code is still being fetched: a stroke for one of them waits until it is there. */
import { useEffect } from 'react';

/** How many commands are being fetched, and who waits for the last of them. */
let coming = 0;
const waiting = new Set<() => void>();

/** For as long as this is on the page, commands are on their way: strokes that nobody hears wait. */
export function CommandsToCome(): null {
  useEffect(() => {
    coming += 1;
    return () => {
      coming -= 1;
      // Who comes instead offers them in this very breath.
      setTimeout(() => {
        if (coming === 0) for (const hear of waiting) hear();
      });
    };
  }, []);
  return null;
}

/** Whether a stroke that nobody hears may yet be heard. */
export const areToCome = (): boolean => coming > 0;

/** Calls once all that was on its way is there, each time anew; returns what ends that. */
export function onceThere(hear: () => void): () => void {
  waiting.add(hear);
  return () => void waiting.delete(hear);
}
