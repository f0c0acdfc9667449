import type { RecordedRun } from '../../model/recorded-run.ts';
import { useMarking } from '../view-kit/marking.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { subjectsFor } from './arrange.ts';
import { keepFocus } from './keep-focus.ts';
import { closePanel, enlarge, showAlone, stagePlan, useWorkbench } from './workbench-store.ts';

/** From all pictures to a view's large form for the first subject, to the next, and back. */
export function enlargeNext(view: StageView, run: RecordedRun): void {
  const { alone } = useWorkbench.getState();
  const subjects = subjectsFor(view, run);
  const word = alone?.view === view.id ? alone.subject : null;
  const at = subjects.findIndex((key) => subjectWord(key) === word);
  enlarge(view.id, subjects[at + 1] ?? null);
}

/** The picture that has the focus, or the first, over the whole stage; or all again. */
export const toggleAlone = keepFocus(() => {
  const state = useWorkbench.getState();
  const focused = document.activeElement?.closest<HTMLElement>('[data-view]')?.dataset.view;
  if (state.alone !== null) showAlone(null);
  else showAlone(focused ?? stagePlan(state).first.id);
});

/** The spotlight goes first. A panel lies beside what is large, and that over the other pictures. */
export const closeTopmost = keepFocus(() => {
  const { panel, alone } = useWorkbench.getState();
  if (useMarking.getState().spot !== null) useMarking.setState({ spot: null });
  else if (panel === null && alone !== null) showAlone(null);
  else closePanel();
});

/** The browser's full screen, or back; undefined where the browser has none. */
export function fullScreenSwitch(): (() => void) | undefined {
  if (!document.fullscreenEnabled) return undefined;
  return () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // It may be refused, as in a frame; then the page stays as it is.
    change.catch(() => undefined);
  };
}
