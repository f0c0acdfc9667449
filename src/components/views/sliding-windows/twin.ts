/** The table twin: the edges of both windows whenever one of the two hosts moved one. */

import { instantOf } from '../../../model/columns.ts';
import { formatInstant } from '../../../model/format.ts';
import { eventIndex, idsAt } from '../../../model/parts/event-index.ts';
import type { Stream } from '../../../model/parts/streams.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { End } from './layout.ts';
import { type Flow, otherOf, streamOf, sumsOf, windowsAt } from './model.ts';
import type { WindowsText } from './text.ts';

const NOTHING = '–';

export function windowsTwin(
  run: RecordedRun,
  flow: Flow,
  [from, to]: readonly [End, End],
  t: WindowsText,
): Twin {
  const ends = [streamOf(run, flow), otherOf(run, flow)].map((end) => idsOf(run, end));
  let merged: readonly number[] | undefined;
  // Sorted when somebody reads it: a long run has many.
  const events = () => {
    merged ??= ends.flat().sort((a, b) => a - b);
    return merged;
  };
  const number = true;
  return {
    columns: [
      { label: t('time') },
      { label: t('side') },
      { label: t('una'), number },
      { label: t('sentTo'), number },
      { label: t('advertised'), number },
      { label: t('unacknowledged'), number },
      { label: t('usable'), number },
      { label: 'cwnd', number },
      { label: t('readTo'), number },
      { label: t('complete'), number },
      { label: t('offered'), number },
    ],
    count: ends.reduce((sum, { length }) => sum + length, 0),
    cells(row) {
      const event = events()[row] as number;
      const at = instantOf(run.log, event);
      const { sender, receiver } = windowsAt(run, flow, { at, event: event + 1 });
      const sums = sender?.open ? sumsOf(sender) : undefined;
      return [
        formatInstant(at),
        sender?.event === event ? from.name : to.name,
        ...[sender?.una, sender?.sent, sums?.advertised, sums?.unacknowledged, sums?.usable],
        sender && Number.isFinite(sender.congestion) ? sender.cwnd : undefined,
        ...[receiver?.read, receiver?.next, receiver?.edge],
      ].map((cell) => cell ?? NOTHING);
    },
    event: (row) => events()[row] as number,
    frame: () => -1,
  };
}

function idsOf(run: RecordedRun, end: Stream | undefined): readonly number[] {
  if (end === undefined || end.conn < 0) return [];
  return idsAt(run.part(eventIndex('tcp.vars', 'conn')), end.conn, end.node);
}
