import { useWorkbench } from './workbench-store.ts';

/** A step begins: the reasons that are open are those of the last one, and cover what this one is about. */
export function leaveReasons(): void {
  useWorkbench.setState(({ panel }) => (panel === 'why' ? { panel: null } : {}));
}
