/** The state chart, fetched when first shown: XState and dagre are not worth the first load. */
import { Suspense } from 'react';
import { lazyPart } from '../../shell/lazy-part.ts';
import type { Drawing } from './drawing.ts';
import styles from './Statechart.module.css';
import type { StatechartProps } from './Statechart.tsx';

const Chart = lazyPart(async () => ({ default: (await import('./Statechart.tsx')).Statechart }));
const Near = lazyPart(async () => ({ default: (await import('./CloseUp.tsx')).CloseUp }));

interface LazyProps extends Omit<StatechartProps, 'drawing'> {
  /** Undefined while it is being fetched. */
  readonly drawing: Drawing | undefined;
  readonly close?: boolean;
}

export function LazyStatechart({ close = false, drawing, ...chart }: LazyProps) {
  const waiting = <div className={styles.waiting} data-size={chart.size} />;
  if (drawing === undefined) return waiting;
  const Drawn = close ? Near : Chart;
  return (
    <Suspense fallback={waiting}>
      <Drawn key={chart.kind.id} drawing={drawing} {...chart} />
    </Suspense>
  );
}
