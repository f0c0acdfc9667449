/** The lines with their names, and their values at an instant. */
import { countBelow } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import { valueLabel } from '../../view-kit/plot/axes.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, disc, filled, type Shape, stroked } from '../../view-kit/plot/shapes.ts';
import { dashOf, type LaneId } from './lanes.ts';
import type { DrawnFlow } from './layout.ts';
import type { WindowRow } from './model.ts';
import { rateAt } from './rates.ts';
import { amount } from './rows.ts';
import type { CongestionText } from './text.ts';
import { cwndInk } from './window-lane.ts';

interface LegendInput {
  readonly flows: readonly DrawnFlow[];
  readonly lanes: readonly LaneId[];
  readonly segments: boolean;
  /** The instant, and how many events of each run lie before it. */
  readonly at: number;
  /** Over which rates are taken. */
  readonly moment: number;
  readonly seen: readonly number[];
  readonly board: boolean;
  readonly t: CongestionText;
}

const bar = (ink: Parameters<typeof stroked>[1], look = {}): Shape[] => [
  stroked('M0 7H28', ink, look),
];

/** Two runs in one picture have room for what is compared. */
const ONLY_ALONE: ReadonlySet<string> = new Set(['phase', 'band', 'unused', 'drops']);
const OF_THE_SECOND: ReadonlySet<string> = new Set(['cwnd', 'srtt', 'waiting', 'goodput']);

export function congestionLegend(input: LegendInput): LegendEntry[] {
  const { flows, lanes, board, t } = input;
  const both = flows.length > 1;
  const kept = (id: string, flow: number) =>
    !both || (flow === 0 ? !ONLY_ALONE.has(id) : OF_THE_SECOND.has(id));
  return flows.flatMap((drawn, flow) => {
    const named = (entries: LegendEntry[]) =>
      both
        ? entries.map((entry) => ({
            ...entry,
            id: `${entry.id}${flow}`,
            label: t('ofRun', { what: entry.label, run: drawn.letter }),
          }))
        : entries;
    const all = [
      ...windowEntries(input, drawn, flow),
      ...(lanes.includes('rtt') && !board ? roundTripEntries(input, drawn, flow) : []),
      ...(lanes.includes('queue') && !board ? queueEntries(input, drawn, flow) : []),
      ...(lanes.includes('rate') && !board ? rateEntries(input, drawn, flow) : []),
    ];
    return named(all.filter(({ id }) => kept(id, flow)));
  });
}

function rowAt({ seen }: LegendInput, { rows }: DrawnFlow, flow: number): WindowRow | undefined {
  return rows.windows[countBelow(rows.windows, seen[flow] ?? 0, ({ event }) => event) - 1];
}

function windowEntries(input: LegendInput, drawn: DrawnFlow, flow: number): LegendEntry[] {
  const { t, segments, board } = input;
  const row = rowAt(input, drawn, flow);
  const value = (bytes: number | undefined) =>
    bytes === undefined ? undefined : amount(bytes, segments, drawn.rows.mss);
  const cwnd: LegendEntry = {
    ...{ id: 'cwnd', label: t('cwnd'), title: t('cwndIs'), value: value(row?.cwnd) },
    swatch: bar(cwndInk(flow), { width: 1.4, ...dashOf(flow) }),
  };
  const ssthresh: LegendEntry = {
    ...{
      id: 'ssthresh',
      label: t('ssthresh'),
      title: t('ssthreshIs'),
      value: value(row?.ssthresh),
    },
    swatch: bar('network', { dash: flow === 0 ? '7 4' : '2 4', width: 0.9 }),
  };
  if (flow > 0) return [cwnd, ssthresh];
  return [
    ...(board || !row ? [] : [{ id: 'phase', label: t('phase'), swatch: [], value: t(row.phase) }]),
    {
      ...{ id: 'rwnd', label: t('rwnd'), title: t('rwndIs'), value: value(row?.rwnd) },
      swatch: [
        stroked('M0 9H28', 'text', { width: 0.9 }),
        stroked('M2 9l5-5M10 9l5-5M18 9l5-5', 'text', { width: 0 }),
      ],
    },
    cwnd,
    ssthresh,
    {
      ...{
        id: 'flight',
        label: t('inFlight'),
        title: t('inFlightIs'),
        value: value(row?.inFlight),
      },
      swatch: [filled('M0 1H28V13H0z', 'transport', 0.22)],
    },
  ];
}

function roundTripEntries(input: LegendInput, drawn: DrawnFlow, flow: number): LegendEntry[] {
  const { t, seen } = input;
  const row = rowAt(input, drawn, flow);
  const time = (value: number | undefined) =>
    value === undefined || value < 0 ? '–' : formatDuration(value);
  const past = drawn.rows.samples.filter(({ event }) => event < (seen[flow] ?? 0));
  const sample = past.findLast(({ used }) => used)?.value;
  const rto: LegendEntry = {
    ...{ id: 'rto', label: t('rto'), title: t('rtoIs'), value: time(row?.rto) },
    swatch: bar(flow === 0 ? 'text' : 'muted', { width: 0.9, ...dashOf(flow) }),
  };
  const srtt: LegendEntry = {
    ...{ id: 'srtt', label: t('srtt'), title: t('srttIs'), value: time(row?.srtt) },
    swatch: bar(cwndInk(flow), { width: 0.9, ...dashOf(flow) }),
  };
  if (flow > 0) return [rto, srtt];
  const unused: LegendEntry = {
    ...{ id: 'unused', label: t('unused'), title: t('unusedIs') },
    swatch: [stroked(disc(14, 7, 3.2), 'transport', { width: 0.6, fill: 'paper' })],
  };
  return [
    rto,
    srtt,
    {
      ...{ id: 'band', label: t('band'), title: t('bandIs') },
      swatch: [filled('M0 1H28V13H0z', 'transport', 0.13)],
    },
    {
      ...{ id: 'sample', label: t('sample'), title: t('sampleIs'), value: time(sample) },
      swatch: [filled(disc(14, 7, 2.2), 'transport', 0.65)],
    },
    ...(past.some(({ used }) => !used) ? [unused] : []),
  ];
}

function queueEntries(
  { at, seen, t }: LegendInput,
  { rows }: DrawnFlow,
  flow: number,
): LegendEntry[] {
  const { waiting = [], drops = [] } = rows.bottleneck ?? {};
  const now = waiting[countBelow(waiting, at + 1, (each) => each.at) - 1]?.packets ?? 0;
  const lost = drops.filter(({ event }) => event < (seen[flow] ?? 0)).length;
  const ink = flow === 0 ? 'network' : 'application';
  const heap: LegendEntry = {
    ...{ id: 'waiting', label: t('waiting'), value: String(now) },
    swatch: [filled('M0 3H28V13H0z', ink, 0.16), stroked('M0 3H28', ink, { ...dashOf(flow) })],
  };
  if (lost === 0) return [heap];
  const swatch = [stroked(cross(14, 7, 5), 'loss', { width: 1.1 })];
  return [heap, { id: 'drops', label: t('drops'), value: String(lost), swatch }];
}

function rateEntries(
  { at, moment, t }: LegendInput,
  { rows }: DrawnFlow,
  flow: number,
): LegendEntry[] {
  const rate = rows.bottleneck?.rate ?? 0;
  const { goodput, line } = rateAt(rows, at, moment);
  const goods: LegendEntry = {
    ...{ id: 'goodput', label: t('goodput'), title: t('goodputIs') },
    value: valueLabel(goodput, 'bits', goodput / 50, goodput),
    swatch: bar(cwndInk(flow), { ...dashOf(flow) }),
  };
  if (rate === 0 || flow > 0) return [goods];
  return [
    goods,
    {
      ...{ id: 'line', label: t('line'), title: t('lineIs') },
      value: `${Math.round((100 * line) / rate)}\u00a0%`,
      swatch: bar('link', { width: 0.75 }),
    },
  ];
}
