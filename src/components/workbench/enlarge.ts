import type { RecordedRun } from '../../model/recorded-run.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { subjectWord } from '../view-kit/subject.ts';
import { subjectsFor } from './arrange.ts';
import { closePanel, enlarge, useWorkbench } from './workbench-store.ts';

/** From the main picture to a view's large form for the first subject, to the next, and back. */
export function enlargeNext(view: StageView, run: RecordedRun): void {
  const { enlarged } = useWorkbench.getState();
  const subjects = subjectsFor(view, run);
  const word = enlarged?.view === view.id ? subjectWord(enlarged.subject) : '';
  const at = subjects.findIndex((key) => subjectWord(key) === word);
  enlarge(view.id, subjects[at + 1] ?? null);
}

/** A panel lies beside what is large, and that over the main picture. */
export function closeTopmost(): void {
  const { panel, enlarged } = useWorkbench.getState();
  if (panel === null && enlarged !== null) enlarge(enlarged.view, null);
  else closePanel();
}
