/** The state chart, fetched when first shown: XState and dagre are not worth the first load. */
import { lazy, Suspense } from 'react';
import styles from './Statechart.module.css';
import type { StatechartProps } from './Statechart.tsx';

const Chart = lazy(async () => ({ default: (await import('./Statechart.tsx')).Statechart }));
const Near = lazy(async () => ({ default: (await import('./CloseUp.tsx')).CloseUp }));

export function LazyStatechart(props: StatechartProps & { readonly close?: boolean }) {
  const { close = false, ...chart } = props;
  return (
    <Suspense fallback={<div className={styles.waiting} data-size={props.size} />}>
      {close ? <Near {...chart} /> : <Chart {...chart} />}
    </Suspense>
  );
}
