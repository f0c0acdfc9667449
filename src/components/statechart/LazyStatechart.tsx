/** The state chart, fetched when first shown: XState and dagre are not worth the first load. */
import { lazy, Suspense } from 'react';
import styles from './Statechart.module.css';
import type { StatechartProps } from './Statechart.tsx';

const Chart = lazy(async () => ({ default: (await import('./Statechart.tsx')).Statechart }));

export function LazyStatechart(props: StatechartProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} data-size={props.size} />}>
      <Chart {...props} />
    </Suspense>
  );
}
