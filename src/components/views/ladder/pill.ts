/** Where a packet in flight stands. */
import { type Box, offset, type Point } from '../../view-kit/geometry.ts';
import { type PacketLabel, titleWidth } from './labels.ts';
import type { ShownPacket } from './shown.ts';

/** Half of its height, rem. */
export const PILL_HALF = 0.95;

/** Half of its width, rem. */
export function pillHalf(label: PacketLabel): number {
  return titleWidth(label, 0.62) * 0.47 + 1.1;
}

/** Where a packet in flight stands; `small`: among many, it is only a mark. */
export function pillCentre(
  label: PacketLabel,
  progress: number,
  rem: number,
  small: boolean,
): Point {
  return placeOn(label.way, progress, (small ? 0.45 : pillHalf(label)) * rem);
}

export function pillBox({ label, progress }: ShownPacket, rem: number): Box {
  const centre = pillCentre(label, progress, rem, false);
  const width = 2 * pillHalf(label) * rem;
  return { ...centre, width, height: 2 * PILL_HALF * rem, angle: label.angle };
}

/** Right of the pill of a packet in flight: the place of its "why?". */
export function besidePill(label: PacketLabel, progress: number, rem: number): Point {
  return offset(
    pillCentre(label, progress, rem, false),
    label.angle,
    (pillHalf(label) + 0.6) * rem,
    0,
  );
}

/** The packet's place on its way, but never nearer than `keepOff` to a life line. */
function placeOn(way: PacketLabel['way'], progress: number, keepOff: number): Point {
  const width = Math.abs(way.to.x - way.from.x);
  const least = width > 0 ? Math.min(0.5, keepOff / width) : 0.5;
  const part = Math.min(1 - least, Math.max(least, progress));
  return {
    x: way.from.x + (way.to.x - way.from.x) * part,
    y: way.from.y + (way.to.y - way.from.y) * part,
  };
}
