import type { Inputs } from '../../../runtime/protocol.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import type { Session } from '../../../stack/world/session-data.ts';

/**
 * Makes a run of another one, and sets both beside each other as soon as it has come to the cursor:
 * in the same breath, so that it is drawn once. Or it takes the other's place and plays on (`goesOn`).
 * False: it cannot be made, and the notices say why.
 */
export function changeAndCompare(
  store: RunStore,
  run: string,
  to: Session | Inputs,
  goesOn = false,
): Promise<boolean> {
  const { current, selectRun, fork, rerun } = store.getState();
  if (run !== current) selectRun(run);
  const made = 'seed' in to ? rerun(to) : fork(to, goesOn);
  return new Promise((done) => {
    const stop = store.subscribe(look);
    const end = (is: boolean) => {
      stop();
      done(is);
    };
    function look(): void {
      const { current: shown, refused, problem, asked, compare } = store.getState();
      if (refused.length > 0 || problem !== null) end(false);
      // Somebody has asked for another run in the meantime.
      else if (asked?.run !== made) end(true);
      else if (shown === made) {
        end(true);
        if (made !== run && !goesOn) compare(run);
      }
    }
    look();
  });
}
