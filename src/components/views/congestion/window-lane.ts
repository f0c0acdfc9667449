/** cwnd as a step line over the area of what is in flight; ssthresh, the peer's ceiling, phases, moments. */
import { area, curveStepAfter } from 'd3-shape';
import { valueAxis, valueScale, valueTicks } from '../../view-kit/plot/axes.ts';
import type { Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  disc,
  filled,
  type Ink,
  px,
  rect,
  right,
  type Shape,
  stroked,
  wedge,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import { dashOf, type Lane, type LanePlace, laneTitle, rowsIn, steps, toTheEnd } from './lanes.ts';
import type { DrawnFlow } from './layout.ts';
import type { Band, Congestion, Moment, Phase, WindowRow } from './model.ts';

/** A ceiling higher than this many times the highest window is not drawn. */
const CEILING_REACH = 2;

export const PHASE_INKS: Readonly<Record<Phase, Ink>> = {
  'slow-start': 'transport-soft',
  avoidance: 'paper',
  recovery: 'network-soft',
  loss: 'loss-soft',
  cwr: 'link-soft',
};
const PHASE_WORDS: Readonly<Record<Phase, Ink>> = {
  'slow-start': 'transport',
  avoidance: 'muted',
  recovery: 'network',
  loss: 'loss',
  cwr: 'link',
};

export function windowLane(flows: readonly [DrawnFlow, ...DrawnFlow[]], place: LanePlace): Lane {
  const { box, type, shown, options, words } = place;
  const shownRows = flows.map(({ rows }) => rowsIn(rows.windows, shown));
  const { most, beyond } = highest(shownRows.flat());
  const unitOf = ({ mss }: Congestion) => (options.segments ? mss : 1);
  const unit = unitOf(flows[0].rows);
  const others = (options.beside ?? []).map(
    (each) => highest(rowsIn(each.windows, shown)).most / unitOf(each),
  );
  const scale = valueScale([0, Math.max(most / unit, ...others)], box);
  const y = (bytes: number) => scale(bytes / unit);
  const ticks = valueTicks(scale, box, type, options.segments ? 'count' : 'bytes');
  const [{ rows }] = flows;
  const [own = []] = shownRows;
  return {
    height: { y: scale, unit: options.segments ? 'count' : 'bytes' },
    under: valueAxis(ticks, box, type),
    past: [
      ...bandShapes(rows, place),
      ...inFlight(own, y, place),
      ...(beyond ? [] : ceiling(own, y, place)),
      ...flows.flatMap((_, flow): Shape[] => [
        stroked(
          steps(shownRows[flow] ?? [], (row) => row.ssthresh, y, place),
          'network',
          {
            dash: flow === 0 ? '7 4' : '2 4',
            width: 0.9,
          },
        ),
        stroked(
          steps(shownRows[flow] ?? [], (row) => row.cwnd, y, place),
          cwndInk(flow),
          {
            width: 1.4,
            ...dashOf(flow),
          },
        ),
      ]),
    ],
    signs: [
      laneTitle(words.titles.window, place, 2.6),
      ...bandNames(rows.bands, place),
      ...momentSigns(rows.moments, place),
    ],
    marks: [
      ...windowMarks(own, y, place),
      ...bandMarks(rows.bands, place),
      ...momentMarks(rows.moments, place),
    ],
    tracks: flows.map(({ rows: { windows } }, flow) => ({
      ...{ flow, ink: cwndInk(flow), rows: windows },
      y: (row) => {
        const { cwnd = -1 } = windows[row] ?? {};
        return cwnd < 0 ? undefined : y(cwnd);
      },
    })),
    beyond,
  };
}

export const cwndInk = (flow: number): Ink => (flow === 0 ? 'transport' : 'application');

function highest(rows: readonly WindowRow[]) {
  let [most, rwnd] = [1, 0];
  for (const row of rows) {
    most = Math.max(most, row.cwnd, row.inFlight);
    rwnd = Math.max(rwnd, row.rwnd);
  }
  const beyond = rwnd > CEILING_REACH * most;
  const threshold = rows.reduce((top, { ssthresh }) => Math.max(top, ssthresh), 0);
  const top = Math.max(most, beyond ? 0 : rwnd, threshold <= CEILING_REACH * most ? threshold : 0);
  return { most: top * 1.05, beyond };
}

function inFlight(rows: readonly WindowRow[], y: (bytes: number) => number, place: LanePlace) {
  const { x, box } = place;
  const d = area<WindowRow>()
    .x(({ at }) => Math.max(box.left, x(at)))
    .y0(bottom(box))
    .y1((row) => y(row.inFlight))
    .curve(curveStepAfter)
    .digits(1)(toTheEnd(rows, place, (row) => row.inFlight));
  return [filled(d ?? '', 'transport', 0.22)];
}

/** A line with hatching above it: there is no going through. */
function ceiling(
  rows: readonly WindowRow[],
  y: (bytes: number) => number,
  place: LanePlace,
): Shape[] {
  const { x, box, type } = place;
  const d = steps(rows, ({ rwnd }) => rwnd, y, place);
  let hatch = '';
  let row = 0;
  for (let at = box.left; at < right(box); at += 0.9 * type.size) {
    while (row + 1 < rows.length && x((rows[row + 1] as WindowRow).at) <= at) row++;
    const { rwnd } = rows[row] ?? { rwnd: 0 };
    if (x(rows[row]?.at ?? 0) > at) continue;
    hatch += `M${px(at)} ${px(y(rwnd))}l${px(0.4 * type.size)} ${px(-0.4 * type.size)}`;
  }
  return [stroked(d, 'text', { width: 0.9 }), stroked(hatch, 'text', { width: 0 })];
}

function bandShapes({ bands }: Congestion, { x, box, type, shown }: LanePlace): Shape[] {
  const [from, to] = shown;
  const top = box.top - 1.7 * type.size;
  return bands.flatMap((band): Shape[] => {
    if (band.to < from || band.from > to || band.phase === 'avoidance') return [];
    const left = Math.max(box.left, x(band.from));
    const width = Math.min(right(box), x(band.to)) - left;
    const d = rect({ left, top, width: Math.max(1, width), height: bottom(box) - top });
    return [filled(d, PHASE_INKS[band.phase])];
  });
}

/** In the middle of its band; a narrow one is named one row higher, if its name has room there. */
function bandNames(
  bands: readonly Band[],
  { x, box, type, shown, options, words }: LanePlace,
): Sign[] {
  const size = options.board ? type.size : type.small;
  const free = [box.left, Math.max(box.left, widthOf(words.titles.window, type.size) + type.size)];
  const most = options.board ? 2 : Number.POSITIVE_INFINITY;
  const signs: Sign[] = [];
  for (const { phase, event, from, to } of bands) {
    if (to < shown[0] || from > shown[1] || signs.length >= most) continue;
    const [left, end] = [Math.max(box.left, x(from)), Math.min(right(box), x(to))];
    const text = words.phases[phase];
    const half = widthOf(text, size) / 2;
    const middle = Math.min(Math.max((left + end) / 2, box.left + half), right(box) - half);
    const row = end - left > 2 * half + 4 ? 0 : 1;
    if (middle - half < (free[row] as number) || (options.board && row > 0)) continue;
    free[row] = middle + half + 0.5 * size;
    const place = { x: middle, y: box.top - (row === 0 ? 0.45 : 1.9) * type.size };
    const ink = PHASE_WORDS[phase];
    signs.push({
      event,
      shapes: [{ kind: 'text', ...place, text, ink, size, anchor: 'middle', strong: true }],
    });
  }
  return signs;
}

/** The same once more, close behind, is counted and not named again. */
function momentGroups(moments: readonly Moment[], { x, type, shown }: LanePlace): Moment[][] {
  const groups: Moment[][] = [];
  for (const moment of moments) {
    if (moment.at < shown[0] || moment.at > shown[1]) continue;
    const last = groups.at(-1)?.at(-1);
    const same = last?.kind === moment.kind && x(moment.at) - x(last.at) < 2 * type.size;
    if (same) groups.at(-1)?.push(moment);
    else groups.push([moment]);
  }
  return groups;
}

/** Below the axis of the windows: what made the sender change its mind. */
function momentSigns(moments: readonly Moment[], place: LanePlace): Sign[] {
  const { x, box, type, words, options } = place;
  const r = 0.42 * type.size;
  const y = bottom(box) + 1.2 * type.size;
  const groups = momentGroups(moments, place);
  return groups.flatMap((group, i): Sign[] => {
    const signs = group.map(({ kind, event, at }): Sign => {
      const pole = `M${px(x(at))} ${px(bottom(box))}v${px(0.5 * type.size)}`;
      return { event, shapes: [stroked(pole, 'text', { width: 0 }), ...symbol(kind, x(at), y, r)] };
    });
    const last = group.at(-1) as Moment;
    const times = group.length > 1 ? ` ×${group.length}` : '';
    const text = words.moments[last.kind] + times;
    const left = x(last.at) + 1.6 * r;
    const next = groups[i + 1]?.[0];
    const room = next === undefined ? right(box) : x(next.at) - r;
    if (left + widthOf(text, type.small) > room || options.board) return signs;
    const label: Shape = {
      ...{ kind: 'text', x: left, y: y + 0.36 * type.small, text, ink: 'text', size: type.small },
      halo: true,
    };
    return [...signs, { event: last.event, shapes: [label] }];
  });
}

/** A wedge for a fast retransmit, a clock for a timeout, a flag for a mark, a pause for a rest. */
export function symbol(kind: Moment['kind'], x: number, y: number, r: number): Shape[] {
  switch (kind) {
    case 'fast-retransmit':
      return [filled(wedge(x, y, r), 'text')];
    case 'lost-again':
      return [filled(wedge(x, y, r), 'loss')];
    case 'timeout':
      return [
        stroked(disc(x, y, r), 'text', { width: 0.75, fill: 'paper' }),
        stroked(`M${px(x)} ${px(y - 0.6 * r)}V${px(y)}h${px(0.5 * r)}`, 'text', { width: 0.75 }),
      ];
    case 'ecn':
      return [
        filled(
          `M${px(x - 0.6 * r)} ${px(y + r)}v${px(-2 * r)}l${px(1.8 * r)} ${px(0.6 * r)}l${px(-1.8 * r)} ${px(0.6 * r)}z`,
          'network',
        ),
      ];
    case 'idle':
      return [
        stroked(
          `M${px(x - 0.4 * r)} ${px(y - r)}v${px(2 * r)}m${px(0.8 * r)} 0v${px(-2 * r)}`,
          'muted',
        ),
      ];
  }
}

function windowMarks(
  rows: readonly WindowRow[],
  y: (bytes: number) => number,
  { x, shown }: LanePlace,
): PlotMark[] {
  const marks: PlotMark[] = [];
  rows.forEach(({ event, at, cwnd }, i) => {
    if (at < shown[0] || cwnd < 0 || cwnd === rows[i - 1]?.cwnd) return;
    const height = y(cwnd);
    marks.push({ event, frame: -1, x: x(at), top: height, bottom: height });
  });
  return marks;
}

function momentMarks(moments: readonly Moment[], { x, box, type, shown }: LanePlace): PlotMark[] {
  const y = bottom(box) + 1.2 * type.size;
  return moments.flatMap(({ event, at }): PlotMark[] =>
    at < shown[0] || at > shown[1]
      ? []
      : [{ event, frame: -1, x: x(at), top: y - 4, bottom: y + 4 }],
  );
}

/** Where the names of phases stand. */
function bandMarks(bands: readonly Band[], { x, box, type, shown }: LanePlace): PlotMark[] {
  return bands.flatMap(({ event, from, to }): PlotMark[] => {
    if (to < shown[0] || from > shown[1]) return [];
    const [left, end] = [Math.max(box.left, x(from)), Math.min(right(box), x(to))];
    const top = box.top - 1.4 * type.size;
    return [{ event, frame: -1, x: (left + end) / 2, top, bottom: box.top - 0.3 * type.size }];
  });
}
