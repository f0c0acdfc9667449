import { layerOfPacket } from '../../../model/packets.ts';
import type { LayerName } from '../../../stack/core/layers.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, filled, stroked } from '../../view-kit/plot/shapes.ts';
import { roundedRect } from './map/glyph.ts';
import type { Moving } from './moving.ts';
import type { MapText } from './text.ts';

const LAYERS: readonly LayerName[] = ['link', 'network', 'transport', 'application'];

/** The colours of what is on the map now, and the cross where something ended. */
export function mapLegend({ onLinks, way, deaths, unsent }: Moving, t: MapText): LegendEntry[] {
  const there = new Set([...onLinks, ...way].map(({ packet }) => layerOfPacket(packet)));
  const layers = LAYERS.filter((layer) => there.has(layer)).map((layer) => ({
    id: layer,
    label: t(layer),
    swatch: [filled(roundedRect(2, 2, 24, 10, 3), layer)],
  }));
  if (deaths.length + unsent.length === 0) return layers;
  return [
    ...layers,
    { id: 'ended', label: t('ended'), swatch: [stroked(cross(14, 7, 4), 'loss', { width: 2 })] },
  ];
}
