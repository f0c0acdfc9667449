/** A machine's chart as a thing to draw. This file, and with it XState and dagre, is loaded when a chart is. */
import { arcsOf, initialStateOf, statesOf } from '../../../machines/arcs.ts';
import type { Chart, MachineKind } from '../../../machines/kind.ts';
import { type ChartLayout, type ChartSource, layoutChart } from './layout.ts';
import type { ChartSize } from './place.ts';

export interface Drawing extends Pick<Chart, 'note'> {
  readonly source: ChartSource;
  /** It depends on the machine alone, so one computation serves every chart of a size. */
  readonly layout: (size: ChartSize) => ChartLayout;
}

export function drawingOf({ machine, note }: Chart): Drawing {
  const source = {
    initial: initialStateOf(machine),
    states: statesOf(machine),
    arcs: arcsOf(machine),
  };
  const layouts = new Map<ChartSize, ChartLayout>();
  return {
    note,
    source,
    layout(size) {
      const layout = layouts.get(size) ?? layoutChart(source, size);
      layouts.set(size, layout);
      return layout;
    },
  };
}

export async function loadDrawing({ load }: Pick<MachineKind, 'load'>): Promise<Drawing> {
  return drawingOf(await load());
}
