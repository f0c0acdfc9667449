/** Rows of the flow in words: for whoever points at them, and for the table. */
import type { Language } from '../../../i18n/language.ts';
import { countBelow } from '../../../model/cursor.ts';
import { formatInstant, grouped } from '../../../model/format.ts';
import { dropWords } from '../../inspect/words/names.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { AckRow, SegmentRow, TimeSequence } from './model.ts';
import type { SequenceText } from './text.ts';

/** A second flow of the run, and what both are called in the legend and the table. */
export interface BesideFlow {
  readonly rows: TimeSequence;
  readonly letters: readonly string[];
}

/** A sequence number as the reader wants it: counted from the SYN, or as it is on the wire. */
export type Numbers = (relative: number) => string;

export function numbersOf({ base }: TimeSequence, raw: boolean): Numbers {
  return (relative) => grouped(raw ? (base + relative) >>> 0 : relative);
}

function segmentName(row: SegmentRow, n: Numbers, t: SequenceText): string {
  const [from, to] = [n(row.seq), n(row.end - 1)];
  switch (row.kind) {
    case 'syn':
      return t(row.again ? 'synAgain' : 'syn', { from });
    case 'fin':
      return t(row.again ? 'finAgain' : 'fin', { to });
    case 'rst':
      return t('rst', { from });
    default:
      return t(row.again ? 'dataAgain' : 'data', { from, to });
  }
}

function rangesOf(sacked: readonly number[], n: Numbers): string {
  const ranges: string[] = [];
  for (let i = 0; i + 1 < sacked.length; i += 2) {
    ranges.push(`${n(sacked[i] as number)}–${n((sacked[i + 1] as number) - 1)}`);
  }
  return ranges.join(', ');
}

/** A row in words: its name first, then what is to be known of it. */
export function rowWords(
  row: SegmentRow | AckRow,
  seen: number,
  n: Numbers,
  t: SequenceText,
  language: Language,
): readonly string[] {
  const time = t('atTime', { time: formatInstant(row.at) });
  if (row.what === 'segment') {
    const isLost = row.lost >= 0 && row.lost < seen && row.why !== undefined;
    return [
      segmentName(row, n, t),
      ...(row.length > 0 ? [t('bytes', { n: row.length }) + (row.push ? ' · PSH' : '')] : []),
      ...(isLost && row.why ? [dropWords(row.why)[language]] : []),
      time,
    ];
  }
  const { ack, duplicate, edge, sameEdge, sacked } = row;
  return [
    duplicate > 0 ? t('duplicate', { ack: n(ack), n: duplicate }) : t('ackRow', { ack: n(ack) }),
    ...(edge >= 0 ? [t(sameEdge ? 'sameEdge' : 'edge', { edge: n(edge) })] : []),
    ...(sacked.length > 0 ? [t('sackedRanges', { ranges: rangesOf(sacked, n) })] : []),
    time,
  ];
}

export function sequenceTwin(
  { rows, base }: TimeSequence,
  n: Numbers,
  onWire: boolean,
  t: SequenceText,
  language: Language,
  beside?: BesideFlow,
): Twin {
  const number = true;
  const raw = (relative: number) => (onWire ? (base + relative) >>> 0 : relative);
  const flow = beside?.letters[1] ?? '';
  const besideColumns =
    beside === undefined
      ? []
      : [
          { label: t('ofFlow', { what: t('sent'), flow }), number },
          { label: t('ofFlow', { what: t('ack'), flow }), number },
        ];
  const besideCells = (event: number) =>
    beside === undefined ? [] : besideAt(beside.rows, event).map((each) => (each < 0 ? '' : each));
  return {
    columns: [
      { label: t('time'), file: `${t('time')} (ms)` },
      { label: t('what') },
      { label: t('fromByte'), number },
      { label: t('toByte'), number },
      { label: t('ackColumn'), number },
      { label: t('edgeColumn'), number },
      { label: t('sackedColumn') },
      ...besideColumns,
    ],
    count: rows.length,
    event: (i) => rows[i]?.event ?? 0,
    frame: (i) => rows[i]?.frame ?? -1,
    cells(i) {
      const row = rows[i] as SegmentRow | AckRow;
      const [what] = rowWords(row, 0, n, t, language) as [string];
      const time = { shown: formatInstant(row.at), value: row.at / 1_000 };
      const cell = (relative: number) => ({ shown: n(relative), value: raw(relative) });
      if (row.what === 'segment') {
        return [
          time,
          what,
          cell(row.seq),
          cell(row.end - 1),
          '',
          '',
          '',
          ...besideCells(row.event),
        ];
      }
      const edge = row.edge < 0 ? '' : cell(row.edge);
      const sacked = rangesOf(row.sacked, n);
      return [time, what, '', '', cell(row.ack), edge, sacked, ...besideCells(row.event)];
    },
  };
}

/** How far another flow had sent and been acknowledged by an event, counted from its SYN; −1: not yet. */
export function besideAt({ segments, steps, sums }: TimeSequence, event: number): [number, number] {
  const before = <R extends { readonly event: number }>(list: readonly R[]) =>
    countBelow(list, event + 1, (row) => row.event) - 1;
  return [sums.reached[before(segments)] ?? -1, steps[before(steps)]?.una ?? -1];
}
