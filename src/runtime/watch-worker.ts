/**
 * Notices a worker that died without a word, as one does whose process the browser ended: no event
 * tells of that. While something is expected of the worker and it is silent, it is asked whether it
 * lives. It answers between two slices of work, and also while it fetches what a run needs.
 */

/** Between two looks, ms. A page that sleeps looks once when it wakes, however long that was. */
export const LOOK = 3_000;
/** The look at which one that said nothing is given up; at the first it was asked. It is sooner than a request is. */
const MOST_SILENT = 3;
/** Its code comes over the network first, which may be slow. Whether that fails, the browser says. */
const MOST_BEFORE_FIRST = 20;

export interface Watch {
  /** Something was asked of the worker. */
  expect(): void;
  /** Something came from it. */
  heard(): void;
  /** Whether anything ever did. */
  lives(): boolean;
  stop(): void;
}

interface Watched {
  ping(): void;
  /** Whether something is still to come. */
  expecting(): boolean;
  silent(): void;
}

export function watchWorker({ ping, expecting, silent }: Watched): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lives = false;
  let looks = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const look = () => {
    timer = undefined;
    if (!expecting()) return;
    looks++;
    if (looks >= (lives ? MOST_SILENT : MOST_BEFORE_FIRST)) {
      silent();
      return;
    }
    if (looks === 1) ping();
    timer = setTimeout(look, LOOK);
  };
  return {
    expect() {
      if (timer !== undefined) return;
      looks = 0;
      timer = setTimeout(look, LOOK);
    },
    heard() {
      lives = true;
      looks = 0;
    },
    lives: () => lives,
    stop,
  };
}
