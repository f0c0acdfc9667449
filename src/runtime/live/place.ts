/** Where the live store is: in a tab of a browser. Tests bring their own. */
import type { Clock } from '../playback.ts';
import type { LivePort } from './worker-link.ts';

export interface LivePlace {
  makeWorker(): LivePort;
  /** The tab's random name, which it keeps when it is reloaded, and where its page is from. */
  who(): { readonly page: string; readonly origin: string };
  date(): number;
  /** By which the cursor moves; default: the browser's. */
  readonly clock?: Clock;
  /** Tells when the tab is hidden, and when it is seen again. */
  watchSight(tell: (hidden: boolean) => void): void;
}

const NAME = 'wireglass.page';
const NAME_BYTES = 12;

export const livePlace: LivePlace = {
  makeWorker: () =>
    new Worker(new URL('../worker/live/live-worker.ts', import.meta.url), {
      type: 'module',
      name: 'wireglass-live',
    }) as unknown as LivePort,
  who: () => ({ page: nameOfTab(), origin: location.origin }),
  date: () => Date.now(),
  watchSight(tell) {
    document.addEventListener('visibilitychange', () => tell(document.hidden));
  },
};

function nameOfTab(): string {
  try {
    const known = sessionStorage.getItem(NAME);
    if (known !== null) return known;
    const made = randomName();
    sessionStorage.setItem(NAME, made);
    return made;
  } catch {
    // Without storage a reloaded page is another one.
    return randomName();
  }
}

const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(NAME_BYTES)), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
