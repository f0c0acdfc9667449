import { useSettings } from '../../runtime/settings.ts';
import type { StageWish } from './plan.ts';
import { useWorkbench } from './workbench-store.ts';

/** How wide the stage must be, rem. */
const LEAST_WIDTH = 32;

/**
 * On a projector, or before an audience, while a question is open: only what it needs, and that for
 * the last row.
 */
export function useBoard(): boolean {
  const veiled = useWorkbench((state) => state.veiled);
  const projector = useSettings(({ theme }) => theme === 'projector');
  const hall = useWorkbench((state) => state.hall);
  // A narrow window is no beamer's: such labels would lie on each other there.
  const wide = useWorkbench(({ room }) => room.width >= LEAST_WIDTH);
  // Who has put more beside the picture wants to read that: words so large would lie on each other.
  const more = useWorkbench(({ own }) => hasMore(own));
  return veiled && (projector || hall) && wide && !more;
}

function hasMore({ second, sides = {} }: StageWish): boolean {
  return typeof second === 'string' || Object.values(sides).some(Boolean);
}
