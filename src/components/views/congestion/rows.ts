/** The picture in words: for whoever points at it, for its table, and for its legend. */

import type { Language } from '../../../i18n/language.ts';
import { countBelow } from '../../../model/cursor.ts';
import { formatDuration, formatInstant, grouped } from '../../../model/format.ts';
import type { LineDrop } from '../../../model/parts/queues.ts';
import { dropWords } from '../../inspect/words/names.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { DrawnFlow } from './layout.ts';
import type { Congestion, Moment, Sample, WindowRow } from './model.ts';
import type { CongestionText } from './text.ts';

type Row =
  | { readonly is: 'window'; readonly event: number; readonly at: number; readonly row: WindowRow }
  | { readonly is: 'moment'; readonly event: number; readonly at: number; readonly row: Moment }
  | { readonly is: 'sample'; readonly event: number; readonly at: number; readonly row: Sample }
  | { readonly is: 'drop'; readonly event: number; readonly at: number; readonly row: LineDrop };

/** Everything that happened, in the order of events. */
export function rowsOf(rows: Congestion): readonly Row[] {
  const of = <K extends Row['is'], T extends { readonly event: number; readonly at: number }>(
    is: K,
    list: readonly T[],
  ) => list.map((row) => ({ is, event: row.event, at: row.at, row }));
  return [
    ...of('window', rows.windows),
    ...of('moment', rows.moments),
    ...of('sample', rows.samples),
    ...of('drop', rows.bottleneck?.drops ?? []),
  ].sort((a, b) => a.event - b.event) as Row[];
}

/** Bytes, or segments of the sender's size. */
export function amount(bytes: number, segments: boolean, mss: number): string {
  if (bytes < 0) return '–';
  return segments ? grouped(bytes / mss, 1) : `${grouped(bytes)}\u00a0B`;
}

const ms = (micros: number) =>
  micros < 0 ? '' : { shown: grouped(micros / 1_000, 1), value: micros / 1_000 };

export function rowName(
  row: Row,
  segments: boolean,
  t: CongestionText,
  language: Language,
): string {
  switch (row.is) {
    case 'window': {
      const cwnd = amount(row.row.cwnd, segments, row.row.mss);
      return `${t('cwndAt', { cwnd })} · ${t(row.row.phase)}`;
    }
    case 'moment':
      return t(row.row.kind);
    case 'sample':
      return t(row.row.used ? 'sampleAt' : 'unusedAt', { time: formatDuration(row.row.value) });
    case 'drop':
      return t('dropAt', { why: dropWords(row.row.why)[language] });
  }
}

/** A row in words: its name, what it means, and when. */
export function rowWords(
  row: Row,
  segments: boolean,
  t: CongestionText,
  language: Language,
): readonly string[] {
  return [
    rowName(row, segments, t, language),
    ...(row.is === 'moment' ? [t(`${row.row.kind} is`)] : []),
    t('atTime', { time: formatInstant(row.at) }),
  ];
}

export function rowByEvent(rows: readonly Row[], event: number): Row | undefined {
  const row = rows[countBelow(rows, event, (each) => each.event)];
  return row?.event === event ? row : undefined;
}

export function congestionTwin(
  rows: Congestion,
  all: readonly Row[],
  segments: boolean,
  t: CongestionText,
  language: Language,
  /** Another flow of the same run. */
  beside?: DrawnFlow,
): Twin {
  const number = true;
  const besides = beside === undefined ? [] : (['cwnd', 'ssthresh', 'inFlight'] as const);
  const of = (windows: Congestion['windows'], until: number) =>
    windows[countBelow(windows, until + 1, ({ event }) => event) - 1];
  return {
    columns: [
      { label: t('time'), file: `${t('time')} (ms)` },
      { label: t('what') },
      ...(['cwnd', 'ssthresh', 'inFlight', 'rwnd'] as const).map((id) => ({
        label: t(id),
        number,
      })),
      ...['SRTT (ms)', 'RTTVAR (ms)', 'RTO (ms)'].map((label) => ({ label, number })),
      ...besides.map((id) => ({
        label: t('ofRun', { what: t(id), run: beside?.letter ?? '' }),
        number,
      })),
    ],
    count: all.length,
    event: (i) => all[i]?.event ?? 0,
    frame(i) {
      const row = all[i];
      return row?.is === 'drop' ? row.row.frame : -1;
    },
    cells(i) {
      const row = all[i] as Row;
      const last = of(rows.windows, row.event);
      const other = beside && of(beside.rows.windows, row.event);
      const bytes = (value: number | undefined) =>
        value === undefined || value < 0
          ? ''
          : {
              shown: amount(value, segments, rows.mss),
              value: segments ? value / rows.mss : value,
            };
      return [
        { shown: formatInstant(row.at), value: row.at / 1_000 },
        rowName(row, segments, t, language),
        ...[last?.cwnd, last?.ssthresh, last?.inFlight, last?.rwnd].map(bytes),
        ...[last?.srtt, last?.rttvar, last?.rto].map((value) => ms(value ?? -1)),
        ...besides.map((id) => bytes(other?.[id])),
      ];
    },
  };
}
