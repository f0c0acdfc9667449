/** The TCP chart as a thing to draw. This file, and with it XState, is loaded when a chart is. */
import { arcsOf, initialStateOf, statesOf } from '../../../machines/arcs.ts';
import { tcpMachine } from '../../../machines/tcp/chart.ts';
import { type ChartLayout, type ChartSource, layoutChart } from './layout.ts';
import type { ChartSize } from './place.ts';

export const tcpSource: ChartSource = {
  initial: initialStateOf(tcpMachine),
  states: statesOf(tcpMachine),
  arcs: arcsOf(tcpMachine),
};

const layouts = new Map<ChartSize, ChartLayout>();

/** The layout depends on the machine alone, so one computation serves every chart of a size. */
export function tcpLayout(size: ChartSize): ChartLayout {
  let layout = layouts.get(size);
  if (layout === undefined) {
    layout = layoutChart(tcpSource, size);
    layouts.set(size, layout);
  }
  return layout;
}
