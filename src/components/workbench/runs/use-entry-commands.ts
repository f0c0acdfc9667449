import { useEffect, useState } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import { patiently } from '../../../i18n/patience.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import type { OfferedCommand } from '../../help/commands.ts';
import type { ChangeEntry, StageView } from '../../view-kit/stage-view.ts';
import { modeOf } from '../arrange.ts';
import { isOffered, VIEWS } from '../registry.ts';
import { stagePlan, useWorkbench } from '../workbench-store.ts';

/** When the first screen has been drawn, ms. */
const LATER = 1000;

type Found = readonly (readonly [StageView, ChangeEntry])[];

/** In the palette: the ways into the views in which runs are changed, as in *Change the run*. */
export function useEntryCommands(run: RunStore): readonly OfferedCommand[] {
  const say = useLocalized();
  const [found, setFound] = useState<Found>([]);
  useEffect(() => {
    const wait = setTimeout(() => {
      const all = VIEWS.map(async (view) => {
        const { entries } = (await view.changes?.()) ?? { entries: [] };
        return entries.map((entry) => [view, entry] as const);
      });
      // Without them the panel leads there all the same.
      Promise.all(all).then(
        (lists) => setFound(lists.flat()),
        () => undefined,
      );
    }, LATER);
    return () => clearTimeout(wait);
  }, []);
  return found.map(([view, entry]) => ({
    id: `entry ${view.id} ${entry.look ?? ''}`,
    title: say({ en: `Change the run: ${entry.title.en}`, zh: `改动这次运行：${entry.title.zh}` }),
    toggles: false,
    offered: () => {
      const { model, fixed } = run.getState();
      return !fixed && isOffered(view, { model, fixed });
    },
    run: () => void open(view, entry, run),
  }));
}

async function open(view: StageView, entry: ChangeEntry, run: RunStore): Promise<void> {
  const { openEntry } = await patiently(() => import('./change-entries.ts'));
  const { compared, compare, model } = run.getState();
  if (compared !== null) compare(null);
  openEntry(view, entry, (room) => {
    return modeOf(stagePlan(useWorkbench.getState()), model, room) === 'tabs';
  });
}
