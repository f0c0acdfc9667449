import { memo } from 'react';
import { formatDuration } from '../../../model/format.ts';
import { tickStep, ticksOf } from '../../view-kit/time-scale.ts';
import css from './ladder.module.css';
import type { LadderLayout } from './layout.ts';
import type { Sight } from './use-follow.ts';

interface Props {
  readonly layout: LadderLayout;
  readonly nowY: number;
  /** Of a long run only the ticks in this stretch are in the page. */
  readonly sight: Sight;
}

/** Time axis, grid, life lines and breaks. Nothing is drawn of a span that has not begun. */
export const Backdrop = memo(function Backdrop({ layout, nowY, sight }: Props) {
  const { scale, columns, size, contentHeight } = layout;
  const { rem } = size;
  const begun = scale.spans.filter((span) => scale.y(span.from) <= nowY + 0.5);
  const breaks = begun
    .filter(({ idle }) => idle)
    .map(({ from, to }) => ({ top: scale.y(from), bottom: scale.y(to) }));
  return (
    <g>
      <Grid {...{ layout, sight }} end={begun.at(-1)?.to ?? 0} />
      {[...columns.values()].map((x) => (
        <g key={x}>
          <path className={css.lifeAhead} d={lifeLine(x, 0, contentHeight, breaks, rem)} />
          <path className={css.life} d={lifeLine(x, 0, nowY, breaks, rem)} />
        </g>
      ))}
    </g>
  );
});

interface GridProps extends Omit<Props, 'nowY'> {
  /** Where the last span ends that has begun. */
  readonly end: number;
}

const Grid = memo(({ layout, sight, end }: GridProps) => {
  const { scale, firstX, lastX, size } = layout;
  const ticks = ticksOf(scale, tickStep(scale.density, 2.4 * size.rem), sight);
  return ticks
    .filter(({ at }) => at <= end)
    .map(({ at, y }) => (
      <line key={at} className={css.grid} x1={firstX} x2={lastX} y1={y} y2={y} />
    ));
});

interface Break {
  readonly top: number;
  readonly bottom: number;
}

/** A life line from `top` to `bottom` that zigzags through the breaks it has passed. */
function lifeLine(
  x: number,
  top: number,
  bottom: number,
  breaks: readonly Break[],
  rem: number,
): string {
  let path = `M${x} ${top}`;
  for (const each of breaks) {
    if (each.bottom > bottom) continue;
    const middle = (each.top + each.bottom) / 2;
    const tooth = 0.3 * rem;
    path += `V${middle - 3 * tooth}`;
    for (const [i, side] of [-1, 1, -1, 1, 0].entries()) {
      path += `L${x + side * 0.4 * rem} ${middle + (i - 2) * tooth * 1.1}`;
    }
    path += `L${x} ${middle + 3 * tooth}`;
  }
  return `${path}V${bottom}`;
}

interface AxisProps extends Props {
  readonly formatTick: (at: number, step: number) => string;
}

/** The words of the axis, as text beside the picture. */
export const Axis = memo(function Axis({ layout, nowY, sight, formatTick }: AxisProps) {
  const { scale, firstX, lastX, size } = layout;
  const { rem } = size;
  const step = tickStep(scale.density, 2.4 * rem);
  const begun = scale.spans.filter((span) => scale.y(span.from) <= nowY + 0.5);
  const end = begun.at(-1)?.to ?? 0;
  return (
    <div aria-hidden="true">
      {ticksOf(scale, step, sight)
        .filter(({ at, y }) => at <= end && Math.abs(y - nowY) > 1.1 * rem)
        .map(({ at, y }) => (
          <TickText key={at} y={y} ahead={y > nowY} words={formatTick(at, step)} />
        ))}
      {begun
        .filter(({ idle, to }) => idle && scale.y(to) <= nowY + 0.5)
        .map(({ from, to }) => (
          <span
            key={from}
            className={css.break}
            style={{ left: (firstX + lastX) / 2, top: (scale.y(from) + scale.y(to)) / 2 }}
          >
            ⋯ {formatDuration(to - from)} ⋯
          </span>
        ))}
    </div>
  );
});

interface TickTextProps {
  readonly y: number;
  readonly ahead: boolean;
  readonly words: string;
}

const TickText = memo(({ y, ahead, words }: TickTextProps) => (
  <span className={css.tick} data-ahead={ahead || undefined} style={{ top: y }}>
    {words}
  </span>
));
