/** Where the word of a flag stands: beside its mark, in sight, and on no other words if that can be. */
import { type Box, offset, type Point } from '../../view-kit/geometry.ts';

/** Upright, px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface FlagRoom {
  readonly mark: Box;
  readonly size: { readonly width: number; readonly height: number };
  /** What is seen of the picture. */
  readonly sight: Area;
  /** What is written there, and the flags that stand already. */
  readonly words: readonly Area[];
}

/** Between the mark and its flag, and how much farther the flag goes where that does not do, px. */
const GAP = 10;
const STEPS = [0, 1, 2, 3] as const;

/** The middle of the flag. Of places that are as good as each other, the first is taken. */
export function placeFlag(room: FlagRoom): Point {
  const { mark, size, sight, words } = room;
  let best: Point = mark;
  let least = Number.POSITIVE_INFINITY;
  for (const middle of placesAround(room)) {
    const area = areaAround(middle, size);
    // What is out of sight is not there at all; what lies on words can be read at least.
    const inSight = common(area, sight);
    const beyond = size.width * size.height - inSight;
    const covered = words.reduce((sum, each) => sum + common(area, each), 0);
    const bad = 4 * beyond + covered;
    if (bad < least - 0.5) [best, least] = [middle, bad];
    if (least === 0) break;
  }
  return best;
}

/** Beside it where there is more room, then on its other side, below and above; then farther away. */
function placesAround({ mark, size, sight }: FlagRoom): Point[] {
  const { angle, width, height } = mark;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const across = (height + size.height * cos + size.width * sin) / 2;
  const side = sight.right - mark.x >= mark.x - sight.left ? 1 : -1;
  return STEPS.flatMap((step) => {
    const away = GAP + step * (size.height * 0.75);
    const beside = (width + size.width) / 2 + away;
    return [
      offset(mark, angle, side * beside, 0),
      offset(mark, angle, -side * beside, 0),
      offset(mark, angle, 0, across + away),
      offset(mark, angle, 0, -across - away),
    ];
  });
}

export const areaAround = ({ x, y }: Point, { width, height }: FlagRoom['size']): Area => ({
  ...{ left: x - width / 2, right: x + width / 2 },
  ...{ top: y - height / 2, bottom: y + height / 2 },
});

export const within = (a: Area, b: Area): Area => ({
  ...{ left: Math.max(a.left, b.left), right: Math.min(a.right, b.right) },
  ...{ top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) },
});

/** How much two areas have in common, px². */
function common(a: Area, b: Area): number {
  const { left, right, top, bottom } = within(a, b);
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
