import { memo } from 'react';
import type { LadderLayout } from './layout.ts';
import type { LadderRun } from './model.ts';
import css from './packets.module.css';
import { isSecond } from './second-run.ts';

interface Props {
  readonly layout: LadderLayout;
  readonly run: LadderRun;
  readonly visibleEvents: number;
  /** The same of a second run in the picture. */
  readonly second: number | undefined;
}

/** A ring on the life line wherever a connection changed its state; of a second run, a square. */
export const StateNodes = memo(function StateNodes({
  layout,
  run,
  visibleEvents,
  second = 0,
}: Props) {
  const { columns, scale, size } = layout;
  const places = new Map<string, { x: number; y: number; square: boolean }>();
  for (const { id, node, at } of run.transitions) {
    const x = columns.get(node);
    const square = isSecond(id);
    if (id >= (square ? second : visibleEvents) || x === undefined) continue;
    places.set(`${node} ${at} ${square}`, { x, y: scale.y(at), square });
  }
  const half = 0.34 * size.rem;
  return [...places].map(([key, { x, y, square }]) =>
    square ? (
      <path
        key={key}
        className={css.stateNode}
        d={`M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}Z`}
      />
    ) : (
      <circle key={key} className={css.stateNode} cx={x} cy={y} r={0.36 * size.rem} />
    ),
  );
});
