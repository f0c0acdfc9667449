import type { StageView } from '../view-kit/stage-view.ts';
import { isShown, lookAt, showAlone, toggleView, useWorkbench } from './workbench-store.ts';

/** A view in a certain look, in sight; `tabs`: there is room for one picture at a time. */
export function leadTo(view: StageView, look: string | undefined, tabs: boolean): void {
  lookAt(view.id, look);
  if (tabs) showAlone(view.id);
  else if (!isShown(useWorkbench.getState(), view)) toggleView(view);
  useWorkbench.setState({ revealed: view.id });
}
