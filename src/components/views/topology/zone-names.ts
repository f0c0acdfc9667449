/**
 * The names of networks: each stands on its ground, at the upper left. Where the ground reaches the
 * map's edge, or another network's name is there already, it moves; where there is no room, the ground
 * speaks for itself.
 */
import { type PlotBox, type TextShape, widthOf } from '../../view-kit/plot/shapes.ts';
import type { Label } from './card-labels.ts';
import type { MapWords } from './draw-network.ts';
import { overlaps } from './free-place.ts';
import type { MapLayout } from './map/layout.ts';

/** Of the size of its letters: from the ground's edge to the name, its height, and how much wider mono is. */
const INSET = 0.8;
const HEIGHT = 1.3;
const MONO = 1.06;

export function zoneNames({ zones, type, width }: MapLayout, words: MapWords): readonly Label[] {
  const { small } = type;
  const taken: PlotBox[] = [];
  return zones.flatMap(({ segment, box }): readonly Label[] => {
    const name = words.network(segment);
    if (name === undefined) return [];
    const size = { width: widthOf(name, MONO * small), height: HEIGHT * small };
    const left = Math.max(0, Math.min(box.left + INSET * small, width - size.width - 0.3 * small));
    const tops = [box.top + 0.5 * small, box.top + box.height - size.height - 0.3 * small];
    const place = tops
      .map((top) => ({ left, top, ...size }))
      .find((each) => !taken.some((other) => overlaps(other, each)));
    if (place === undefined) return [];
    taken.push(place);
    const line: TextShape = {
      ...{ kind: 'text', text: name, ink: 'muted', size: small, mono: true },
      ...{ x: place.left, y: place.top + small },
    };
    return [{ box: place, lines: [line] }];
  });
}
