import { useAskedText } from '../../i18n/asked.ts';
import { useLocalized } from '../../i18n/index.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import type { OfferedCommand } from '../help/commands.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import type { Split } from './plan.ts';
import { isOffered, VIEWS } from './registry.ts';
import { useStageText } from './stage-text.ts';
import {
  putView,
  type Standing,
  showAlone,
  splitStage,
  stagePlan,
  standingOf,
  useWorkbench,
} from './workbench-store.ts';

/** What the palette offers for the places of the stage: for each view, where it does not stand. */
export function usePlaceCommands(run: RunStore): readonly OfferedCommand[] {
  const text = useAskedText();
  const stage = useStageText();
  const say = useLocalized();
  const plan = () => stagePlan(useWorkbench.getState());
  const command = (id: string, title: string, offered: () => boolean, act: () => void) => ({
    ...{ id, title, toggles: false, offered, run: act },
  });
  const ofView = (view: StageView): OfferedCommand[] => {
    const name = { view: say(view.title) };
    const there = () => isOffered(view, run.getState());
    const put = (at: Standing, title: string, can = true) =>
      command(
        `${at} ${view.id}`,
        title,
        () => can && there() && standingOf(plan(), view) !== at,
        () => putView(view, at),
      );
    return [
      put('first', text('putFirst', name)),
      put('second', text('putSecond', name)),
      put('sides', text('putSides', name), view.place === 'side'),
      put('none', text('takeAway', name)),
      command(`alone ${view.id}`, stage('alone', name), there, () => showAlone(view.id)),
    ];
  };
  const split = (to: Split, title: string) =>
    command(
      `split ${to}`,
      title,
      () => plan().second !== undefined && plan().split !== to,
      () => splitStage(to),
    );
  return [
    ...VIEWS.flatMap(ofView),
    split('beside', text('besideCommand')),
    split('below', text('belowCommand')),
  ];
}
