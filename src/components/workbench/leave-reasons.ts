import { useWorkbench } from './workbench-store.ts';

/**
 * A step begins: the reasons that are open are those of the last one, and cover what this one is
 * about. So does a packet that was only pointed at, where its words have no room; one that is being
 * looked at stays.
 */
export function leaveReasons(): void {
  useWorkbench.setState(({ panel, frame }) => ({
    panel: panel === 'why' ? null : panel,
    frame: panel === 'packet' || panel === 'editor' ? frame : null,
  }));
}
