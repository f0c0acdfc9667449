/**
 * What is fetched when it is needed may not come: the network is away for a moment, or the server has
 * a newer version. Then it is asked for again, while whoever waits for it goes on waiting.
 */

/** How long after each failure it is asked for again, ms. After the last the reader is told. */
const PAUSES = [300, 1000, 3000];

/** What browsers say of a script that does not come, and the bundler of styles. All else is our fault. */
const NOT_FETCHED = /dynamically imported module|module script failed|preload CSS/i;

/** What the reader has been told of: each is asked for again by this. */
const missing = new Set<() => void>();
const listeners = new Set<() => void>();

export function onMissing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the page waits for something that has not come, though it was asked for again. */
export const isMissing = (): boolean => missing.size > 0;

function tell(): void {
  for (const listener of listeners) listener();
}

/** Asks for all that is missing. */
export function askAgain(): void {
  const all = [...missing];
  missing.clear();
  tell();
  for (const ask of all) ask();
}

if (typeof addEventListener === 'function') addEventListener('online', askAgain);

/** What `load` brings, however often it has to be asked for it. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error && NOT_FETCHED.test(error.message))) throw error;
    }
    const pause = PAUSES[failures];
    await new Promise<void>((goOn) => {
      if (pause !== undefined) setTimeout(goOn, pause);
      else {
        missing.add(goOn);
        tell();
      }
    });
  }
}
