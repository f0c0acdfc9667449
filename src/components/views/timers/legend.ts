/** What the signs of the clocks mean. */
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { diamond, wedge } from '../../view-kit/plot/shapes.ts';
import type { TimersText } from './text.ts';

const BAR = 'M2 2h24v10h-24z';

export function timersLegend(t: TimersText): LegendEntry[] {
  return [
    {
      ...{ id: 'runs', label: t('runs') },
      swatch: [
        { kind: 'path', d: BAR, fill: 'transport-soft' },
        { kind: 'path', d: 'M2 2v10', stroke: 'transport', width: 0.6 },
      ],
    },
    {
      ...{ id: 'ahead', label: t('ahead') },
      swatch: [{ kind: 'path', d: 'M2 2h24v10h-24', stroke: 'transport', width: 0.6, dash: '5 4' }],
    },
    {
      ...{ id: 'fired', label: t('fired') },
      swatch: [
        { kind: 'path', d: 'M2 2h18v10h-18z', fill: 'transport-soft' },
        { kind: 'path', d: diamond(20, 7, 5), fill: 'text' },
      ],
    },
    {
      ...{ id: 'again', label: t('again') },
      swatch: [
        { kind: 'path', d: BAR, fill: 'transport-soft' },
        { kind: 'path', d: 'M14 2v10', stroke: 'transport', width: 0.6 },
        { kind: 'path', d: wedge(14, 2, 3), fill: 'transport' },
      ],
    },
    {
      ...{ id: 'cancelled', label: t('cancelled') },
      swatch: [
        { kind: 'path', d: 'M2 2h12v10h-12z', fill: 'transport-soft' },
        { kind: 'path', d: 'M14 7h12m0 -4v8', stroke: 'muted', width: 0, dash: '3 3' },
      ],
    },
  ];
}
