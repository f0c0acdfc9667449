import type { RunView } from '../../../runtime/run-view.ts';
import { VIEWS } from '../registry.ts';
import { usePlan } from '../use-plan.ts';
import { stagePlan, useWorkbench } from '../workbench-store.ts';

/** Whether the picture in the first place of the stage can show two runs in one. */
export function useOverlays(): boolean {
  return usePlan().first.compares === 'overlay';
}

/** The same at this moment, for a command. */
export function overlaysNow({ model }: RunView): boolean {
  const offered = VIEWS.filter((view) => view.offered(model));
  return stagePlan(useWorkbench.getState(), offered).first.compares === 'overlay';
}
