import { readMark } from '../../../model/mark.ts';
import { useMarking } from '../marking.ts';
import type { PlotBox } from './shapes.ts';
import css from './spot.module.css';

interface SpotProps {
  readonly width: number;
  readonly height: number;
  /** Where a mark lies in the picture; undefined when it is not there. */
  readonly boxOf: (mark: NonNullable<ReturnType<typeof readMark>>) => PlotBox | undefined;
}

/** Room around what is lit, px. */
const AROUND = 6;

/**
 * The spotlight in a picture whose marks are strokes of one drawing: a veil with a hole. What finds
 * marks by their words finds the hole.
 */
export function Spot({ width, height, boxOf }: SpotProps) {
  const spot = useMarking((state) => state.spot);
  const mark = spot === null ? undefined : readMark(spot);
  const box = mark && boxOf(mark);
  if (spot === null || box === undefined) return null;
  const { left, top } = box;
  const hole = `M${left - AROUND} ${top - AROUND}h${box.width + 2 * AROUND}v${box.height + 2 * AROUND}H${left - AROUND}z`;
  return (
    <svg className={css.veil} width={width} height={height} aria-hidden="true" data-mark={spot}>
      <path d={`M0 0H${width}V${height}H0z${hole}`} fillRule="evenodd" />
      <path className={css.lit} d={hole} />
    </svg>
  );
}
