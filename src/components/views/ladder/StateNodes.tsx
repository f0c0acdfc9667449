import { memo } from 'react';
import type { LadderLayout } from './layout.ts';
import type { LadderRun } from './model.ts';
import css from './packets.module.css';

interface Props {
  readonly layout: LadderLayout;
  readonly run: LadderRun;
  readonly visibleEvents: number;
}

/** A ring on the life line wherever a connection changed its state. */
export const StateNodes = memo(function StateNodes({ layout, run, visibleEvents }: Props) {
  const { columns, scale, size } = layout;
  const places = new Map<string, { x: number; y: number }>();
  for (const { id, node, at } of run.transitions) {
    const x = columns.get(node);
    if (id >= visibleEvents || x === undefined) continue;
    places.set(`${node} ${at}`, { x, y: scale.y(at) });
  }
  return [...places].map(([key, { x, y }]) => (
    <circle key={key} className={css.stateNode} cx={x} cy={y} r={0.36 * size.rem} />
  ));
});
