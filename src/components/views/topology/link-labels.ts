/**
 * What the links of a network carry in one piece, where that is not the same everywhere: an MTU in the
 * middle of each link, below the line where a packet's own words never are, if nothing else is there.
 */
import { type PlotBox, widestOf } from '../../view-kit/plot/shapes.ts';
import type { Label } from './card-labels.ts';
import type { MapWords } from './draw-network.ts';
import { overlaps } from './free-place.ts';
import { type EdgeLine, type MapLayout, unit } from './map/layout.ts';

const HEIGHT = 1.2;
/** How far from the line. */
const GAP = 0.4;

interface Place {
  readonly box: PlotBox;
  readonly rows: readonly string[];
}

/**
 * Beside the middle of a line: below it, then above; of a steep one right of it, then left. First in
 * one row; between nodes that are near each other in as many as it has words.
 */
function places({ from, to }: EdgeLine, text: string, small: number): readonly Place[] {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const way = unit({ x: to.x - from.x, y: to.y - from.y });
  const across = way.x < 0 ? { x: way.y, y: -way.x } : { x: -way.y, y: way.x };
  return [[text], text.split(' ')].flatMap((rows) => {
    const width = widestOf(rows, small);
    const height = rows.length * HEIGHT * small;
    // As far off as the box's own corner reaches towards the line.
    const reach = (Math.abs(way.y) * width + Math.abs(way.x) * height) / 2 + GAP * small;
    return [1, -1].map((side) => ({
      rows,
      box: {
        left: middle.x + side * reach * across.x - width / 2,
        top: middle.y + side * reach * across.y - height / 2,
        ...{ width, height },
      },
    }));
  });
}

export function linkLabels(
  layout: MapLayout,
  words: MapWords,
  covered: readonly PlotBox[],
): readonly Label[] {
  const { small } = layout.type;
  const taken = [...covered];
  return layout.edges.flatMap((edge): readonly Label[] => {
    const text = edge.links.length === 1 ? words.mtu(edge.link) : undefined;
    if (text === undefined) return [];
    const free = ({ box }: Place) => !taken.some((each) => overlaps(each, box));
    const place = places(edge, text, small).find(free);
    if (place === undefined) return [];
    const { box, rows } = place;
    taken.push(box);
    const own = { kind: 'text', ink: 'text', size: small, anchor: 'middle', halo: true } as const;
    const x = box.left + box.width / 2;
    const lines = rows.map((row, i) => {
      return { ...own, text: row, strong: true, x, y: box.top + (i + 0.8) * HEIGHT * small };
    });
    return [{ box, lines }];
  });
}
