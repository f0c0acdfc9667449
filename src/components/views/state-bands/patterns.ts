/** How each state looks: colour and pattern, so that neither is needed to tell them apart. */

import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import {
  bottom,
  filled,
  type PlotBox,
  px,
  rect,
  right,
  type Shape,
  stroked,
} from '../../view-kit/plot/shapes.ts';

/** What states have in common, as a class learns them. */
export type Phase = 'listening' | 'opening' | 'open' | 'closing' | 'closed-by-peer' | 'waiting';

const PHASES: Readonly<Record<TcpState, Phase | undefined>> = {
  CLOSED: undefined,
  LISTEN: 'listening',
  SYN_SENT: 'opening',
  SYN_RECEIVED: 'opening',
  ESTABLISHED: 'open',
  FIN_WAIT_1: 'closing',
  FIN_WAIT_2: 'closing',
  CLOSING: 'closing',
  CLOSE_WAIT: 'closed-by-peer',
  LAST_ACK: 'closed-by-peer',
  TIME_WAIT: 'waiting',
};

export const phaseOf = (state: TcpState): Phase | undefined => PHASES[state];

/** From one line of a hatch to the next, px. */
const STEP = 9;

export function patternOf(phase: Phase, box: PlotBox, step = STEP): Shape[] {
  const outline = rect(box);
  const soft = filled(outline, 'transport-soft');
  const edge = stroked(outline, 'transport', { width: 0.6 });
  const lines = (d: string, width = 0.6): Shape =>
    stroked(d, 'transport', { width, opacity: 0.55 });
  switch (phase) {
    case 'listening':
      return [stroked(outline, 'transport', { width: 0.6, dash: '2 4' })];
    case 'opening':
      return [soft, lines(slanted(box, step, 1)), edge];
    case 'open':
      return [filled(outline, 'transport')];
    case 'closing':
      return [soft, lines(slanted(box, step, -1)), edge];
    case 'closed-by-peer':
      return [soft, lines(upright(box, step)), edge];
    case 'waiting':
      return [
        lines(slanted(box, step, 1), 0),
        lines(slanted(box, step, -1), 0),
        stroked(outline, 'transport', { width: 1.2 }),
      ];
  }
}

/** Lines of 45° through a box, rising (1) or falling (−1). */
export function slanted(box: PlotBox, step: number, rise: 1 | -1): string {
  const { left, top, width, height } = box;
  let d = '';
  for (let along = step; along < width + height; along += step) {
    // Where the line enters at the left or the top, and leaves at the bottom or the right.
    const [x0, y0] = along < height ? [0, along] : [along - height, height];
    const [x1, y1] = along < width ? [along, 0] : [width, along - width];
    const y = (from: number) => (rise === 1 ? top + from : top + height - from);
    d += `M${px(left + x0)} ${px(y(y0))}L${px(left + x1)} ${px(y(y1))}`;
  }
  return d;
}

function upright(box: PlotBox, step: number): string {
  let d = '';
  for (let x = box.left + step; x < right(box); x += step)
    d += `M${px(x)} ${px(box.top)}V${px(bottom(box))}`;
  return d;
}
