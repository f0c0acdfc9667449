/** What got through, and how much of the line was used for it. */
import { area, line } from 'd3-shape';
import { valueAxis, valueScale, valueTicks } from '../../view-kit/plot/axes.ts';
import { bottom, filled, px, right, type Shape, stroked } from '../../view-kit/plot/shapes.ts';
import { dashOf, type Lane, type LanePlace, laneTitle } from './lanes.ts';
import type { DrawnFlow } from './layout.ts';
import { type RatePoint, ratesOf } from './rates.ts';
import { cwndInk } from './window-lane.ts';

export function rateLane(flows: readonly [DrawnFlow, ...DrawnFlow[]], place: LanePlace): Lane {
  const { box, x, type, shown, words } = place;
  const all = flows.map(({ rows }) => ratesOf(rows, shown[0], shown[1]));
  const rate = flows[0].rows.bottleneck?.rate ?? 0;
  const { beside = [] } = place.options;
  const most = [...all, ...beside.map((rows) => ratesOf(rows, shown[0], shown[1]))]
    .flat()
    .reduce((sum, { goodput, line }) => Math.max(sum, goodput, line), 1);
  const rates = [rate, ...beside.map(({ bottleneck }) => bottleneck?.rate ?? 0)];
  const scale = valueScale([0, Math.max(most, ...rates) * 1.02], box);
  const curve = (value: (point: RatePoint) => number) =>
    line<RatePoint>()
      .x(({ at }) => x(at))
      .y((point) => scale(value(point)))
      .digits(1);
  const filling = area<RatePoint>()
    .x(({ at }) => x(at))
    .y0(bottom(box))
    .y1(({ goodput }) => scale(goodput))
    .digits(1);
  const ceiling = `M${px(box.left)} ${px(scale(rate))}H${px(right(box))}`;
  const [own = []] = all;
  return {
    height: { y: scale, unit: 'bits' },
    under: [
      ...valueAxis(valueTicks(scale, box, type, 'bits'), box, type),
      ...(rate > 0 ? [stroked(ceiling, 'strong', { dash: '1 3' })] : []),
    ],
    signs: [laneTitle(words.titles.rate, place)],
    past: [
      filled(filling(own) ?? '', 'transport', 0.16),
      ...(rate > 0
        ? [stroked(curve((point) => point.line)(own) ?? '', 'link', { width: 0.75 })]
        : []),
      ...all.map(
        (points, flow): Shape =>
          stroked(curve(({ goodput }) => goodput)(points) ?? '', cwndInk(flow), {
            ...dashOf(flow),
          }),
      ),
    ],
  };
}
