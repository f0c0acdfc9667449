/** The signs of the picture with their names. */
import { hatch } from '../../view-kit/plot/hatch.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, filled, rect, stroked } from '../../view-kit/plot/shapes.ts';
import type { ReassemblyText } from './text.ts';

const BOX = { left: 2, top: 1.5, width: 24, height: 11 };
const BAR = rect(BOX);
const GAP = 5;

export function reassemblyLegend(t: ReassemblyText): LegendEntry[] {
  return [
    { id: 'come', label: t('hasCome'), swatch: [filled(BAR, 'network')] },
    {
      ...{ id: 'hole', label: t('hole') },
      swatch: [
        stroked(hatch(BOX, GAP), 'strong', { width: 0.6 }),
        stroked(BAR, 'text', { width: 0.75, dash: '2 4' }),
      ],
    },
    {
      ...{ id: 'timer', label: t('timer') },
      swatch: [
        stroked('M2 5h24v4h-24z', 'strong', { width: 0 }),
        filled('M2 5h15v4h-15z', 'text', 0.65),
      ],
    },
    {
      ...{ id: 'again', label: t('put') },
      swatch: [
        { ...filled(BAR, 'network-soft'), stroke: 'network', width: 0.75, dash: '4 3' },
        stroked(hatch(BOX, GAP), 'network', { width: 0.75 }),
      ],
    },
    {
      ...{ id: 'bad', label: t('bad') },
      swatch: [
        { ...filled(BAR, 'loss-soft'), stroke: 'loss', width: 0.75, dash: '4 3' },
        stroked(cross(22, 7, 5), 'loss', { width: 1.5 }),
      ],
    },
  ];
}
