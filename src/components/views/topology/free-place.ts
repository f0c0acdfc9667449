/** Where words have room on the map: not on the names of nodes, nor on each other. */
import { type PlotBox, type Shape, type TextShape, widthOf } from '../../view-kit/plot/shapes.ts';

export const overlaps = (a: PlotBox, b: PlotBox): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/** Words by their middle, px. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const boxOf = ({ x, y, width, height }: Placed): PlotBox => ({
  ...{ left: x - width / 2, top: y - height / 2, width, height },
});

const isText = (shape: Shape): shape is TextShape => shape.kind === 'text';

/** What the texts among some shapes cover. */
export function wordBoxes(shapes: readonly Shape[]): readonly PlotBox[] {
  return shapes.filter(isText).map(({ x, y, text, size, anchor }) => {
    const width = widthOf(text, size);
    const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
    return { left, top: y - 0.9 * size, width, height: 1.2 * size };
  });
}

/**
 * The first of some places that overlaps nothing; where each does, the first that overlaps at least
 * nothing of the next, and in the end the one that covers least of that.
 */
export function firstFree<T extends Placed>(
  places: readonly [T, ...T[]],
  ...taken: readonly (readonly PlotBox[])[]
): T {
  for (const boxes of taken) {
    const free = places.find((place) => !boxes.some((other) => overlaps(boxOf(place), other)));
    if (free !== undefined) return free;
  }
  const last = taken.at(-1) ?? [];
  const hidden = places.map((place) =>
    last.reduce((sum, other) => sum + shared(boxOf(place), other), 0),
  );
  return places[hidden.indexOf(Math.min(...hidden))] as T;
}

/** The area that two boxes have in common, px². */
function shared(a: PlotBox, b: PlotBox): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, across) * Math.max(0, down);
}
