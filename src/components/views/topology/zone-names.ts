/**
 * The names of networks: each stands on its ground, at the upper left. Where the ground reaches the
 * map's edge, or another network's name is there already, it moves; where there is no room, the ground
 * speaks for itself.
 */
import { type PlotBox, type TextShape, widthOf } from '../../view-kit/plot/shapes.ts';
import type { Label } from './card-labels.ts';
import type { MapWords } from './draw-network.ts';
import { overlaps } from './free-place.ts';
import type { MapLayout, NodeSpot } from './map/layout.ts';

/** Of the size of its letters: from the ground's edge to the name, its height, and how much wider mono is. */
const INSET = 0.8;
const HEIGHT = 1;
const MONO = 1.06;

export function zoneNames(layout: MapLayout, words: MapWords): readonly Label[] {
  const { zones, nodes, type, width } = layout;
  const { small } = type;
  const taken: PlotBox[] = [...nodes.values()].map(signBox);
  return zones.flatMap(({ segment, box }): readonly Label[] => {
    const name = words.network(segment);
    if (name === undefined) return [];
    const size = { width: widthOf(name, MONO * small), height: HEIGHT * small };
    const left = Math.max(0, Math.min(box.left + INSET * small, width - size.width - 0.3 * small));
    const foot = box.top + box.height - size.height - 0.3 * small;
    const place = [box.top + 0.6 * small, foot]
      .map((top) => ({ left, top, ...size }))
      .find((each) => !taken.some((other) => overlaps(other, each)));
    if (place === undefined) return [];
    taken.push(place);
    const line: TextShape = {
      ...{ kind: 'text', text: name, ink: 'muted', size: small, mono: true },
      ...{ x: place.left, y: place.top + 0.9 * small },
    };
    return [{ box: place, lines: [line] }];
  });
}

/** What a sign covers; of a heap others stand behind it, to the upper right. */
function signBox({ x, y, r, members }: NodeSpot): PlotBox {
  const more = members.length > 1 ? 0.56 * r : 0;
  return { left: x - r, top: y - 0.95 * r - more, width: 2 * r + more, height: 1.9 * r + more };
}
