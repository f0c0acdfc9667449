/** The bars of one clock: from setting to end, and how each ended. */
import { formatDuration } from '../../../model/format.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Scale, Stretch } from '../../view-kit/plot/axes.ts';
import type { Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  diamond,
  type PlotBox,
  type PlotType,
  px,
  type Shape,
  wedge,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { Lane } from './model.ts';
import type { Setting } from './part.ts';

export interface Bar {
  readonly setting: Setting;
  readonly left: number;
  readonly right: number;
}

export interface LaneBars {
  /** Where they lie. */
  readonly box: PlotBox;
  readonly bars: readonly Bar[];
  readonly shapes: readonly Shape[];
  /** How long each was set to, and that it ran out. */
  readonly signs: readonly Sign[];
}

/** Edges that lie closer than this are one, px: each ACK of a long transfer sets a clock anew. */
const CLOSE = 2.5;

export function barsOf(
  { settings }: Lane,
  box: PlotBox,
  x: Scale,
  [from, to]: Stretch,
  last: Instant,
  type: PlotType,
): LaneBars {
  const bars = settings
    .map((setting): Bar & { readonly end: Instant } => {
      const { ended, endedAt, due, armedAt } = setting;
      const end = ended < 0 ? Math.min(due, Math.max(last, armedAt)) : endedAt;
      const [left, right] = [x(Math.max(from, armedAt)), x(Math.min(to, end))];
      return { setting, left, right, end };
    })
    .filter(({ setting, end }) => end >= from && setting.armedAt <= to);
  return { box, bars, shapes: shapesOf(bars, box, x, to), signs: signsOf(bars, box, type) };
}

function shapesOf(bars: readonly Bar[], box: PlotBox, x: Scale, to: Instant): Shape[] {
  let [fills, edges, news, rest] = ['', '', '', ''];
  let [begun, reached, edge] = [Number.NaN, Number.NaN, Number.NEGATIVE_INFINITY];
  const [top, foot] = [box.top, bottom(box)];
  const middle = (top + foot) / 2;
  const flush = () => {
    if (Number.isNaN(begun)) return;
    const width = Math.max(1, reached - begun);
    fills += `M${px(begun)} ${px(top)}h${px(width)}V${px(foot)}h${px(-width)}z`;
  };
  for (const [i, { setting, left, right }] of bars.entries()) {
    // Bars that touch are one area; their edges tell them apart.
    if (left - reached <= 0.5) reached = Math.max(reached, right);
    else {
      flush();
      [begun, reached] = [left, right];
    }
    if (left - edge >= CLOSE) {
      edges += `M${px(left)} ${px(top)}V${px(foot)}`;
      if (setting.again) news += wedge(left, top, 3);
      edge = left;
    }
    if (setting.how === 'cancelled' && setting.endedAt <= to) {
      // What was left is drawn until the clock is set again.
      const next = bars[i + 1]?.left ?? Number.POSITIVE_INFINITY;
      const due = x(Math.min(to, setting.due));
      const until = Math.min(due, next - 2);
      if (until - right >= CLOSE) rest += `M${px(right)} ${px(middle)}H${px(until)}`;
      if (until === due && due - right >= CLOSE && setting.due <= to) rest += 'm0 -4v8';
    }
  }
  flush();
  return [
    { kind: 'path', d: fills, fill: 'transport-soft' },
    { kind: 'path', d: rest, stroke: 'muted', width: 0, dash: '3 3' },
    { kind: 'path', d: edges, stroke: 'transport', width: 0.6 },
    { kind: 'path', d: news, fill: 'transport' },
  ];
}

function signsOf(bars: readonly Bar[], box: PlotBox, type: PlotType): Sign[] {
  const middle = (box.top + bottom(box)) / 2;
  const small = Math.min(type.small, 0.9 * box.height);
  let free = Number.NEGATIVE_INFINITY;
  return bars.flatMap(({ setting, left, right }): Sign[] => {
    const { armed, armedAt, due, how, ended } = setting;
    const text = formatDuration(due - armedAt);
    const room = widthOf(text, small) + 12;
    const label: Sign[] =
      right - left < room
        ? []
        : [
            {
              event: armed,
              shapes: [
                {
                  ...{ kind: 'text', x: left + 6, y: middle + 0.36 * small, text, ink: 'text' },
                  ...{ size: small, mono: true },
                },
              ],
            },
          ];
    if (how !== 'fired' || right - free < CLOSE) return label;
    free = right;
    const sign: Shape = { kind: 'path', d: diamond(right, middle, 5), fill: 'text' };
    return [...label, { event: ended, shapes: [sign] }];
  });
}
