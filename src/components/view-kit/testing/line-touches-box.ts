/** Whether one line touches one box: what is found for a whole strip at once (strip.ts) is held against it. */
import type { Box, Line } from '../geometry.ts';

/** By separating axes: those of the box, and the one across the line. */
export function lineTouchesBox({ from, to }: Line, { x, y, width, height, angle }: Box): boolean {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // The ends as the box sees them: its middle is 0, its sides lie along the axes.
  const u1 = (from.x - x) * cos + (from.y - y) * sin;
  const u2 = (to.x - x) * cos + (to.y - y) * sin;
  const v1 = (from.y - y) * cos - (from.x - x) * sin;
  const v2 = (to.y - y) * cos - (to.x - x) * sin;
  const [w, h] = [width / 2, height / 2];
  if (Math.min(u1, u2) >= w || Math.max(u1, u2) <= -w) return false;
  if (Math.min(v1, v2) >= h || Math.max(v1, v2) <= -h) return false;
  const [du, dv] = [u2 - u1, v2 - v1];
  return Math.abs(u1 * dv - v1 * du) < w * Math.abs(dv) + h * Math.abs(du);
}
