/** Where the live store is: in a tab of a browser. Tests bring their own. */
import type { Clock } from '../playback.ts';
import { namePlace, ownName } from './page-name.ts';
import type { LivePort } from './worker-link.ts';

export interface LivePlace {
  makeWorker(): LivePort;
  /** The tab's own name (page-name.ts), and where its page is from. */
  who(): Promise<{ readonly page: string; readonly origin: string }>;
  date(): number;
  /** By which the cursor moves; default: the browser's. */
  readonly clock?: Clock;
  /** Tells when the tab is hidden, and when it is seen again. */
  watchSight(tell: (hidden: boolean) => void): void;
}

let named: Promise<string> | undefined;

export const livePlace: LivePlace = {
  makeWorker: () =>
    new Worker(new URL('../worker/live/live-worker.ts', import.meta.url), {
      type: 'module',
      name: 'wireglass-live',
    }) as unknown as LivePort,
  async who() {
    named ??= ownName(namePlace);
    return { page: await named, origin: location.origin };
  },
  date: () => Date.now(),
  watchSight(tell) {
    document.addEventListener('visibilitychange', () => tell(document.hidden));
  },
};
