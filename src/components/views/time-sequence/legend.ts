/** The signs of the picture with their names, and their values at an instant. */
import { countBelow } from '../../../model/cursor.ts';
import { grouped } from '../../../model/format.ts';
import type { LegendEntry } from '../../view-kit/plot/Legend.tsx';
import { cross, diamond, disc } from '../../view-kit/plot/shapes.ts';
import type { TimeSequence } from './model.ts';
import { type BesideFlow, besideAt, type Numbers } from './rows.ts';
import type { SequenceText } from './text.ts';

/** With another flow in the picture, what both have is told apart by their numbers. */
export function sequenceLegend(
  rows: TimeSequence,
  seen: number,
  board: boolean,
  n: Numbers,
  t: SequenceText,
  beside?: BesideFlow,
): LegendEntry[] {
  const own = ownEntries(rows, seen, board, n, t);
  if (beside === undefined) return own;
  const [letter = '', second = ''] = beside.letters;
  const named = own.map((entry) =>
    OF_BOTH.has(entry.id)
      ? { ...entry, label: t('ofFlow', { what: entry.label, flow: letter }) }
      : entry,
  );
  return [...named, ...besideEntries(beside, seen, second, t)];
}

/** Only what the picture has: a flow that lost nothing needs no cross. */
function ownEntries(
  { segments, acks, steps, sums }: TimeSequence,
  seen: number,
  board: boolean,
  n: Numbers,
  t: SequenceText,
): LegendEntry[] {
  const before = <R extends { readonly event: number }>(list: readonly R[]) =>
    countBelow(list, seen, ({ event }) => event) - 1;
  const last = before(segments);
  const step = steps[before(steps)];
  const sacked = acks[before(acks)]?.sacked ?? [];
  const again = sums.again[last] ?? 0;
  const lost = countBelow(sums.losses, seen, (event) => event);
  const entries: (LegendEntry & { readonly there?: boolean })[] = [
    {
      ...{ id: 'window', label: t('window'), title: t('windowIs') },
      swatch: [{ kind: 'path', d: 'M0 7H28', stroke: 'muted', dash: '7 4', width: 0.75 }],
      value: step && n(step.edge),
    },
    {
      ...{
        id: 'sent',
        label: t('sent'),
        title: t('sentIs'),
        value: last < 0 ? '' : n(sums.reached[last] as number),
      },
      swatch: [{ kind: 'path', d: 'M8 13V8M14 9V4M20 5V0', stroke: 'transport', width: 1.75 }],
    },
    {
      ...{ id: 'ack', label: t('ack'), title: t('ackIs'), value: step && n(step.una) },
      swatch: [{ kind: 'path', d: 'M0 12H12V5H28M6 12v3M19 5v3', stroke: 'text' }],
    },
    {
      ...{ id: 'sack', label: t('sacked'), title: t('sackedIs') },
      swatch: [{ kind: 'path', d: 'M8 14V5m-3 0h6M18 14V1m-3 0h6', stroke: 'link', width: 0.75 }],
      there: sums.sack < seen && !board,
      value: sacked.length > 0 ? n(Math.max(...sacked)) : '',
    },
    {
      ...{ id: 'again', label: t('again'), title: t('againIs'), value: String(again) },
      there: again > 0,
      swatch: [
        { kind: 'path', d: 'M14 14V10', stroke: 'loss' },
        { kind: 'path', d: disc(14, 5, 6), stroke: 'loss' },
        {
          kind: 'text',
          x: 14,
          y: 8.5,
          text: 'R',
          ink: 'loss',
          size: 9,
          anchor: 'middle',
          strong: true,
        },
      ],
    },
    {
      ...{ id: 'lost', label: t('lost'), value: String(lost), there: lost > 0 && !board },
      swatch: [{ kind: 'path', d: cross(14, 7, 5), stroke: 'loss', width: 1.25 }],
    },
    {
      ...{ id: 'push', label: t('push'), title: t('pushIs'), there: sums.push < seen && !board },
      swatch: [{ kind: 'path', d: diamond(14, 7, 4), stroke: 'transport', width: 0.5 }],
    },
  ];
  return entries.filter(({ there = true }) => there);
}

const OF_BOTH: ReadonlySet<string> = new Set(['sent', 'ack']);

function besideEntries(
  { rows }: BesideFlow,
  seen: number,
  flow: string,
  t: SequenceText,
): LegendEntry[] {
  const [sent, una] = besideAt(rows, seen - 1);
  const value = (each: number) => (each < 0 ? '' : grouped(each));
  return [
    {
      ...{ id: 'sent2', label: t('ofFlow', { what: t('sent'), flow }), value: value(sent) },
      swatch: [{ kind: 'path', d: 'M8 13V8M14 9V4M20 5V0', stroke: 'application', width: 1.25 }],
    },
    {
      ...{ id: 'ack2', label: t('ofFlow', { what: t('ack'), flow }), value: value(una) },
      swatch: [
        { kind: 'path', d: 'M0 12H12V5H28', stroke: 'application', dash: '2 3', width: 0.75 },
      ],
    },
  ];
}
