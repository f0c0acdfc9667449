/** The face of a clock that runs down: what is left of its time, as a part of a disc. */
import { disc, px, type Shape } from '../../view-kit/plot/shapes.ts';

/** `part`: 1 when it was just set, 0 when it is due. */
export function faceOf(x: number, y: number, r: number, part: number): Shape[] {
  const rim: Shape = { kind: 'path', d: disc(x, y, r), stroke: 'transport', width: 0.6 };
  if (part >= 1) return [{ ...rim, fill: 'transport' }];
  if (part <= 0) return [rim];
  // What has run is gone from twelve o'clock on, clockwise.
  const angle = 2 * Math.PI * (1 - part);
  const [toX, toY] = [x + r * Math.sin(angle), y - r * Math.cos(angle)];
  const large = part > 0.5 ? 1 : 0;
  const wedge = `M${px(x)} ${px(y)}L${px(toX)} ${px(toY)}A${px(r)} ${px(r)} 0 ${large} 1 ${px(x)} ${px(y - r)}z`;
  return [rim, { kind: 'path', d: wedge, fill: 'transport' }];
}
