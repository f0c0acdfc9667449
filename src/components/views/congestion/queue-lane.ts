/** What waits in front of the bottleneck, and what is lost there. */
import { area, curveStepAfter } from 'd3-shape';
import type { LineDrop, QueueStep } from '../../../model/parts/queues.ts';
import { valueAxis, valueScale, valueTicks } from '../../view-kit/plot/axes.ts';
import type { Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  cross,
  filled,
  px,
  right,
  type Shape,
  stroked,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import { dashOf, type Lane, type LanePlace, laneTitle, rowsIn, steps, toTheEnd } from './lanes.ts';
import type { DrawnFlow } from './layout.ts';

export function queueLane(flows: readonly [DrawnFlow, ...DrawnFlow[]], place: LanePlace): Lane {
  const { box, x, type, shown, words } = place;
  const all = flows.map(({ rows }) => rowsIn(rows.bottleneck?.waiting ?? [], shown));
  const others = (place.options.beside ?? []).map(({ bottleneck }) =>
    rowsIn(bottleneck?.waiting ?? [], shown),
  );
  const most = [...all, ...others].reduce((sum, rows) => Math.max(sum, longest(rows)), 1);
  const scale = valueScale([0, most], box);
  const drops = (flows[0].rows.bottleneck?.drops ?? []).filter(
    ({ at }) => at >= shown[0] && at <= shown[1],
  );
  const [own = []] = all;
  const y = box.top - 0.7 * type.size;
  return {
    height: { y: scale, unit: 'count' },
    under: valueAxis(valueTicks(scale, box, type, 'count'), box, type),
    past: [
      filled(heap(own, scale, place), 'network', 0.16),
      ...all.map((rows, flow) =>
        stroked(
          steps(rows, ({ packets }) => packets, scale, place),
          flow === 0 ? 'network' : 'application',
          {
            width: 0.75,
            ...dashOf(flow),
          },
        ),
      ),
      hairs(drops, place),
    ],
    signs: [laneTitle(words.titles.queue, place, 1.7), ...dropSigns(drops, y, place)],
    marks: drops.map(({ event, frame, at }): PlotMark => {
      return { event, frame, x: x(at), top: y - 5, bottom: y + 5 };
    }),
  };
}

function longest(rows: readonly QueueStep[]): number {
  let most = 0;
  for (const { packets } of rows) if (packets > most) most = packets;
  return most;
}

function heap(
  rows: readonly QueueStep[],
  scale: (value: number) => number,
  place: LanePlace,
): string {
  const { x, box } = place;
  return (
    area<QueueStep>()
      .x(({ at }) => Math.max(box.left, x(at)))
      .y0(bottom(box))
      .y1(({ packets }) => scale(packets))
      .curve(curveStepAfter)
      .digits(1)(toTheEnd(rows, place, ({ packets }) => packets)) ?? ''
  );
}

/** Up to the windows: how far to the right of it is the moment at which the sender notices? */
function hairs(drops: readonly LineDrop[], { x, box, type }: LanePlace): Shape {
  const places = new Set(drops.map(({ at }) => Math.round(x(at) / 3) * 3));
  const d = [...places]
    .map((at) => `M${px(at)} ${px(box.top - 1.1 * type.size)}V${px(2.2 * type.size)}`)
    .join('');
  return stroked(d, 'loss', { width: 0, dash: '2 4', opacity: 0.7 });
}

/** Neighbours are counted: twelve crosses on one spot are one cross and a number. */
function dropSigns(
  drops: readonly LineDrop[],
  y: number,
  { x, box, type, words, options }: LanePlace,
): Sign[] {
  const r = 0.34 * type.size;
  const groups: LineDrop[][] = [];
  for (const drop of drops) {
    const first = groups.at(-1)?.at(-1);
    const near = first !== undefined && x(drop.at) - x(first.at) < 2.4 * type.size;
    if (near) groups.at(-1)?.push(drop);
    else groups.push([drop]);
  }
  let free = Number.NEGATIVE_INFINITY;
  return groups.flatMap((group, i): Sign[] => {
    const crosses = group.map(
      ({ event, at }): Sign => ({
        event,
        shapes: [stroked(cross(x(at), y, r), 'loss', { width: 1.1 })],
      }),
    );
    const last = group.at(-1) as LineDrop;
    const text = words.dropped(group.length);
    const left = x(last.at) + 1.8 * r;
    const end = left + widthOf(text, type.small);
    const next = groups[i + 1]?.[0];
    const room = next === undefined ? right(box) : x(next.at) - r;
    if (left < free || end > room || options.board) return crosses;
    free = end + r;
    const label: Shape = {
      ...{ kind: 'text', x: left, y: y + 0.35 * type.small, text, ink: 'loss', size: type.small },
      ...{ strong: true, halo: true },
    };
    return [...crosses, { event: last.event, shapes: [label] }];
  });
}
