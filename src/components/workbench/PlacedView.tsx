import type { ViewProps } from '../view-kit/stage-view.ts';
import type { Slot } from './arrange.ts';
import { drawnBy } from './registry.ts';
import { useRun } from './run.ts';
import { useBoard } from './use-board.ts';
import { useFollowed, useSharedAxis, useViewActions, useViewRuns } from './use-view-runs.ts';
import { useWorkbench } from './workbench-store.ts';

interface PlacedViewProps {
  readonly slot: Slot;
  /** Which of its forms: the view itself, its large form, or what watches over the run. */
  readonly load?: Slot['view']['load'];
  readonly margins?: readonly string[];
}

const NONE: readonly string[] = [];

/** A view in its place. Two runs go into one picture, or each has one of its own. */
export function PlacedView({ slot, load = slot.view.load, margins = NONE }: PlacedViewProps) {
  const { view, subject } = slot;
  const runs = useViewRuns();
  const axis = useSharedAxis();
  const actions = useViewActions();
  const playing = useRun((state) => state.playing);
  const selected = useWorkbench((state) => state.frame) ?? undefined;
  const look = useWorkbench((state) => state.looks[view.id]);
  const followed = useFollowed();
  const board = useBoard();
  const View = drawnBy(load);
  const pictures: readonly ViewProps['runs'][] =
    view.compares === 'overlay' ? [runs] : runs.map((run) => [run]);
  const same = { axis, subject, playing, selected, followed, margins, look, board, actions };
  return pictures.map((shown, number) => (
    // Going to another run is going on in the same picture: its place is its name.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above.
    <View key={number} runs={shown} {...same} />
  ));
}
