/** Tables of what was measured in the page. */
import { loadavg } from 'node:os';
import { median } from '../measure.ts';
import { figure, type Table } from '../table.ts';
import type { Changed } from './change.ts';
import type { Many } from './many.ts';
import type { Opening } from './open.ts';
import type { Slowdown } from './page.ts';
import type { Scrubbed } from './scrub.ts';

export interface Scrubbing {
  readonly slowdown: Slowdown;
  readonly passes: readonly Scrubbed[];
}

/** The value that a part of all are at most. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** Of several passes the best: what else the machine does only ever adds. */
const best = (passes: readonly Scrubbed[], of: (costs: readonly number[]) => number) =>
  figure(Math.min(...passes.map(({ costs }) => of(costs))));

export function scrubTable(scrubbing: readonly Scrubbing[]): Table {
  const drawn = scrubbing[0]?.passes[0]?.drawn;
  return {
    title: 'Scrubbing: ms of the main thread a frame',
    head: ['processor', 'median', '95 %', 'most', 'frames'],
    rows: scrubbing.map(({ slowdown, passes }) => [
      slowdown === 1 ? 'as it is' : `${slowdown} times slower`,
      best(passes, median),
      best(passes, (costs) => quantile(costs, 0.95)),
      best(passes, (costs) => quantile(costs, 1)),
      String(median(passes.map(({ costs }) => costs.length))),
    ]),
    notes: [
      'Processor time of the thread; of each figure the best of all passes.',
      drawn === undefined
        ? ''
        : `On the page: ${drawn.labels} labelled packets of 800 in sight, ${figure(drawn.strokes)} strokes in the plot, ${figure(drawn.elements)} elements.`,
      `The machine's load was ${figure(loadavg()[0] ?? 0)}.`,
    ],
  };
}

export function changeTable(changes: readonly Changed[]): Table {
  const row = (name: string, of: (changed: Changed) => number) => {
    const all = changes.map(of);
    return [name, figure(Math.min(...all)), figure(median(all)), figure(Math.max(...all))];
  };
  return {
    title: 'A change to a run of 60 s at 10 Mb/s, warm: ms until it is seen',
    head: ['', 'best', 'median', 'most'],
    rows: [
      row('something of the new run is drawn', ({ first }) => first),
      row('all of it is drawn', ({ whole }) => whole),
    ],
    notes: ['By the clock on the wall, from the press of the button to the frame on the screen.'],
  };
}

export function manyTable({ packets, deeds, heap }: Many): Table {
  const of = (costs: readonly number[], value: number) => (costs.length > 0 ? figure(value) : '');
  return {
    title: `A list of ${packets.toLocaleString('en-US')} packets, and a map of 200 hosts: ms of the main thread a frame`,
    head: ['', 'median', '95 %', 'most', 'frames', 'whole, ms'],
    rows: deeds.map(({ name, costs, took }) => [
      name,
      of(costs, median(costs)),
      of(costs, quantile(costs, 0.95)),
      of(costs, quantile(costs, 1)),
      of(costs, costs.length),
      Number.isNaN(took) ? '' : figure(took),
    ]),
    notes: [
      `The page's heap before and after the list was used: ${figure(heap.before)} and ${figure(heap.after)} MB.`,
      `The machine's load was ${figure(loadavg()[0] ?? 0)}.`,
    ],
  };
}

export function openTable(openings: readonly Opening[]): Table {
  return {
    title: 'Opening a lesson from Home, first visit: ms from the click to its picture',
    head: ['lesson', 'best', 'median', 'most', 'visits'],
    rows: openings.map(({ lesson, took }) => [
      lesson,
      figure(Math.min(...took)),
      figure(median(took)),
      figure(Math.max(...took)),
      String(took.length),
    ]),
    notes: [`The machine's load was ${figure(loadavg()[0] ?? 0)}.`],
  };
}
