import { create } from 'zustand';

/**
 * The task that is being shown on the stage. It goes on while the prose changes its language, and
 * ends when the reader leaves the step.
 */
export const useShowing = create<{ readonly task: string | null }>()(() => ({ task: null }));

/** How whoever watches can end what is shown. */
export interface Showing {
  /** Aborted: it goes no further. */
  readonly stopped: AbortSignal;
  /** Aborted: the rest is not played, its end is there at once. */
  readonly hurried: AbortSignal;
}

let stop: AbortController | undefined;
let hurry: AbortController | undefined;

export function beginShowing(task: string): Showing {
  stop?.abort();
  stop = new AbortController();
  hurry = new AbortController();
  useShowing.setState({ task });
  return { stopped: stop.signal, hurried: hurry.signal };
}

/** Unless another has begun meanwhile. */
export function endShowing({ stopped }: Showing): void {
  if (stop?.signal === stopped) stopShowing();
}

export function stopShowing(): void {
  stop?.abort();
  stop = undefined;
  useShowing.setState({ task: null });
}

/** Goes to the end of what is being shown. Whether anything is. */
export function hurryShowing(): boolean {
  if (useShowing.getState().task === null) return false;
  hurry?.abort();
  return true;
}
