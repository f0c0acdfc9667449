/** A dot for every sample, hollow for what was not used; SRTT in its band of ±4·RTTVAR; RTO. */
import { scaleLog } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import {
  type Tick,
  valueAxis,
  valueLabel,
  valueScale,
  valueTicks,
} from '../../view-kit/plot/axes.ts';
import { disc, filled, type Shape, stroked } from '../../view-kit/plot/shapes.ts';
import { apart } from '../../view-kit/plot/thin.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import { dashOf, type Lane, type LanePlace, laneTitle, rowsIn, steps, toTheEnd } from './lanes.ts';
import type { DrawnFlow } from './layout.ts';
import type { Sample, WindowRow } from './model.ts';
import { cwndInk } from './window-lane.ts';

/** Where the timeout is so many times the round trip, both are seen on a scale of powers alone. */
const FAR_APART = 8;

export function roundTripLane(flows: readonly [DrawnFlow, ...DrawnFlow[]], place: LanePlace): Lane {
  const { box, x, type, shown, words } = place;
  const every = [...flows.map(({ rows }) => rows), ...(place.options.beside ?? [])];
  const all = every.map((rows) => rowsIn(rows.windows, shown));
  const samples = every.map((rows) =>
    rows.samples.filter(({ at }) => at >= shown[0] && at <= shown[1]),
  );
  const { y, ticks, log, scale } = scaleOf(all.flat(), samples.flat(), place);
  const [own = []] = all;
  const [first = []] = samples;
  const [left, top] = [({ at }: Sample) => x(at), ({ value }: Sample) => y(value)];
  const dots = (used: boolean) =>
    apart(
      first.filter((sample) => sample.used === used),
      left,
      top,
    )
      .map(({ at, value }) => disc(x(at), y(value), used ? 2.2 : 3.2))
      .join('');
  return {
    height: { y: scale, unit: 'ms' },
    under: valueAxis(ticks, box, type),
    signs: [laneTitle(words.titles.rtt + (log ? words.log : ''), place)],
    past: [
      band(own, y, place),
      filled(dots(true), 'transport', 0.65),
      stroked(dots(false), 'transport', { width: 0.6, fill: 'paper' }),
      ...flows.flatMap((_, flow): Shape[] => [
        stroked(
          steps(all[flow] ?? [], ({ rto }) => rto, y, place),
          flow === 0 ? 'text' : 'muted',
          {
            width: 0.9,
            ...dashOf(flow),
          },
        ),
        stroked(
          steps(all[flow] ?? [], ({ srtt }) => srtt, y, place),
          cwndInk(flow),
          {
            width: 0.9,
            ...dashOf(flow),
          },
        ),
      ]),
    ],
    marks: first.map(({ event, at, value }): PlotMark => {
      return { event, frame: -1, x: x(at), top: y(value), bottom: y(value) };
    }),
    tracks: flows.map(({ rows: { windows } }, flow) => ({
      ...{ flow, ink: cwndInk(flow), rows: windows },
      y: (row) => {
        const { srtt = -1 } = windows[row] ?? {};
        return srtt < 0 ? undefined : y(srtt);
      },
    })),
  };
}

function scaleOf(rows: readonly WindowRow[], samples: readonly Sample[], { box, type }: LanePlace) {
  let [least, most, longest, typical] = [Number.POSITIVE_INFINITY, 1, 1, 1];
  for (const { srtt, rto } of rows) {
    most = Math.max(most, rto);
    if (srtt < 0) continue;
    least = Math.min(least, srtt);
    typical = Math.max(typical, srtt);
  }
  for (const { value } of samples) {
    least = Math.min(least, value);
    longest = Math.max(longest, value);
  }
  const log = Number.isFinite(least) && most > FAR_APART * typical;
  if (!log) {
    const scale = valueScale([0, Math.max(most, longest, typical)], box);
    const ticks = valueTicks(scale, box, type, 'ms');
    return { log, scale, y: (value: number) => scale(value), ticks };
  }
  const scale = scaleLog(
    [Math.max(1, least * 0.7), Math.max(most, longest) * 1.25],
    [box.top + box.height, box.top],
  );
  const y = (value: number) => scale(Math.max(value, scale.domain()[0] as number));
  const firsts = [1, 2, 5];
  const round = scale.ticks().filter((value) => firsts.includes(Number(value.toExponential()[0])));
  const ticks: Tick[] = [];
  for (const value of round) {
    const tick = { value, place: y(value), label: valueLabel(value, 'ms', value, value) };
    const before = ticks.at(-1)?.place ?? Number.POSITIVE_INFINITY;
    if (before - tick.place > 1.2 * type.small) ticks.push(tick);
  }
  return { log, scale, y, ticks };
}

/** SRTT ± 4·RTTVAR: its upper edge is the timeout, where no bound or back-off makes it longer. */
function band(rows: readonly WindowRow[], y: (value: number) => number, place: LanePlace): Shape {
  const { x, box } = place;
  const upper = ({ srtt, rttvar }: WindowRow) => (srtt < 0 ? -1 : srtt + 4 * rttvar);
  const lower = ({ srtt, rttvar }: WindowRow) => (srtt < 0 ? -1 : Math.max(0, srtt - 4 * rttvar));
  const d = area<WindowRow>()
    .defined(({ srtt }) => srtt >= 0)
    .x(({ at }) => Math.max(box.left, x(at)))
    .y0((row) => Math.min(box.top + box.height, y(lower(row))))
    .y1((row) => Math.max(box.top, y(upper(row))))
    .curve(curveStepAfter)
    .digits(1)(toTheEnd(rows, place, lower, upper));
  return filled(d ?? '', 'transport', 0.13);
}
