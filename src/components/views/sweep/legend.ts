import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, filled, rect, type Shape, stroked } from '../../view-kit/plot/shapes.ts';
import type { Point } from './model.ts';
import type { SweepText } from './text.ts';

const BAR = rect({ left: 9, top: 1, width: 10, height: 12 });

/** Only what there is: one kind of bar needs no legend. */
export function sweepLegend(
  points: readonly Point[],
  isSpread: boolean,
  shown: number,
  t: SweepText,
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  const add = (id: string, label: string, swatch: readonly Shape[]) =>
    entries.push({ id, label, swatch });
  const has = (state: Point['state']) => points.some((point) => point.state === state);
  if (isSpread) {
    add('median', t('median'), [stroked('M14 0V14', 'text', { width: 1.5 })]);
    add('quartiles', t('legendQuartile'), [stroked('M14 0V14', 'text', { dash: '3 4' })]);
  }
  if (shown >= 0) {
    const bar = isSpread ? [filled('M14 3l5 8h-10z', 'text')] : [filled(BAR, 'transport')];
    add('shown', t('legendShown'), bar);
  }
  if (has('stopped') || has('cut')) {
    const bar = stroked(BAR, 'loss', { dash: '4 3', fill: 'loss-soft' });
    add('stopped', t('legendStopped'), [bar]);
  }
  for (const state of ['refused', 'long', 'failed'] as const) {
    const mark = { text: '!', ink: 'loss', size: 13, anchor: 'middle', strong: true } as const;
    if (has(state)) add(state, t(state), [{ kind: 'text', x: 14, y: 12, ...mark }]);
  }
  if (has('none')) add('none', t('legendNone'), [stroked(cross(14, 7, 4), 'loss')]);
  return entries;
}
