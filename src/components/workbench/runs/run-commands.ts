import type { AskedText } from '../../../i18n/asked.ts';
import { COMPARE_MODES, type RunStore } from '../../../runtime/run-view.ts';
import type { Handlers } from '../../help/commands.ts';
import { hint, toggleChangePanel } from '../workbench-store.ts';
import { overlaysNow } from './use-overlays.ts';

/** What the keyboard can do with the tree of runs. */
export function runCommands(run: RunStore, text: AskedText): Handlers {
  /** The run on the stage with the one it was made from, or with one that was made from it. */
  const beginComparing = () => {
    const { compare, runs, current } = run.getState();
    const here = runs.find(({ id }) => id === current);
    const other = here?.parent ?? runs.find(({ parent }) => parent === current)?.id;
    if (other === undefined) hint(text('hint.oneRun'));
    else compare(other);
  };
  return {
    changeRun: () => {
      if (run.getState().fixed) hint(text('hint.fixed'));
      else toggleChangePanel();
    },
    compareRuns: () => {
      const { compared, compare } = run.getState();
      if (compared === null) beginComparing();
      else compare(null);
    },
    compareMode: () => {
      const view = run.getState();
      const { compared, compareMode, compare } = view;
      const modes = COMPARE_MODES.filter((mode) => mode !== 'overlaid' || overlaysNow(view));
      const next = modes[(modes.indexOf(compareMode) + 1) % modes.length];
      if (compared === null) beginComparing();
      else compare(compared, next);
    },
    original: () => {
      const { runs, selectRun } = run.getState();
      selectRun(runs[0]!.id);
    },
  };
}
