import type { RunStore, RunView } from '../../runtime/run-view.ts';

/**
 * Resolves when it holds of what is on the stage; rejects when `signal` is aborted, or the change that
 * was asked for last is refused.
 */
export function untilRun(
  store: RunStore,
  holds: (view: RunView) => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((done, gone) => {
    if (signal?.aborted) {
      gone(signal.reason);
      return;
    }
    const stop = store.subscribe(look);
    signal?.addEventListener('abort', () => {
      stop();
      gone(signal.reason);
    });
    function look(): void {
      const view = store.getState();
      if (view.refused.length > 0) {
        stop();
        gone(new Error('the change cannot be made'));
      } else if (holds(view)) {
        stop();
        done();
      }
    }
    look();
  });
}
