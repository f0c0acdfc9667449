import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { filled, rect, type Shape, stroked } from '../../view-kit/plot/shapes.ts';
import type { TreeText } from './text.ts';

const box = (dash?: string): Shape =>
  stroked(rect({ left: 2, top: 1, width: 24, height: 12 }), 'network', {
    ...{ width: 0, fill: 'paper' },
    ...(dash !== undefined && { dash }),
  });

/** What the signs of the tree mean; those of a walk and of aggregation only where there are any. */
export function treeLegend(walks: boolean, joins: boolean, t: TreeText): LegendEntry[] {
  const entries: (LegendEntry | false)[] = [
    { id: 'own', label: t('ownBox'), swatch: [box()] },
    { id: 'routes', label: t('routeBox'), swatch: [box('5 3')] },
    {
      ...{ id: 'taken', label: t('takenBar') },
      swatch: [box(), filled(rect({ left: 5, top: 9, width: 9, height: 3 }), 'network')],
    },
    {
      ...{ id: 'hole', label: t('holeBox') },
      swatch: [
        stroked(rect({ left: 2, top: 1, width: 24, height: 12 }), 'strong', {
          width: 0,
          dash: '2 4',
        }),
      ],
    },
    walks && {
      ...{ id: 'walk', label: t('walkBox') },
      swatch: [
        {
          ...filled(rect({ left: 2, top: 1, width: 24, height: 12 }), 'network-soft'),
          stroke: 'text',
          width: 1.4,
        },
      ],
    },
    joins && {
      ...{ id: 'joins', label: t('joinBar') },
      swatch: [filled(rect({ left: 2, top: 0, width: 3, height: 14 }), 'network')],
    },
  ];
  return entries.filter((entry) => entry !== false);
}
