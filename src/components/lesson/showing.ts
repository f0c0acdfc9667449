import { create } from 'zustand';

/**
 * The task that is being shown on the stage. It goes on while the prose changes its language, and
 * ends when the reader leaves the step.
 */
export const useShowing = create<{ readonly task: string | null }>()(() => ({ task: null }));

let control: AbortController | undefined;

export function beginShowing(task: string): AbortSignal {
  control?.abort();
  control = new AbortController();
  useShowing.setState({ task });
  return control.signal;
}

/** Unless another has begun meanwhile. */
export function endShowing(signal: AbortSignal): void {
  if (control?.signal === signal) stopShowing();
}

export function stopShowing(): void {
  control?.abort();
  control = undefined;
  useShowing.setState({ task: null });
}
