/** The table twin: each fragment when its fate was decided, and how each datagram ended. */
import { formatInstant, grouped } from '../../../model/format.ts';
import type { Datagram } from '../../../model/parts/reassemblies.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { type DatagramNow, datagramAt, type PieceNow } from './model.ts';
import { fateText, knownText, namesOf, type Speech, stateText } from './words.ts';

interface Row {
  readonly event: number;
  readonly at: Instant;
  readonly datagram: Datagram;
  /** Its place among the fragments; −1 for the end of the datagram. */
  readonly piece: number;
}

function rowsOf(datagrams: readonly Datagram[]): readonly Row[] {
  return datagrams
    .flatMap((datagram): Row[] => [
      ...datagram.pieces.map(({ event, decided, at }, piece) => ({
        ...{ event: Math.max(event, decided), at, datagram, piece },
      })),
      ...(datagram.ended < 0 || datagram.outcome === 'aside'
        ? []
        : [{ event: datagram.ended, at: datagram.endedAt, datagram, piece: -1 }]),
    ])
    .sort((a, b) => a.event - b.event);
}

export function reassemblyTwin(datagrams: readonly Datagram[], speech: Speech): Twin {
  const { t } = speech;
  const rows = rowsOf(datagrams);
  const number = true;
  const missingIn = ({ missing }: DatagramNow) => (missing < 0 ? t('missingUnknown') : missing);
  return {
    columns: [
      { label: t('time'), number },
      { label: t('what') },
      { label: t('datagram') },
      { label: t('offset'), number },
      { label: t('length'), number },
      { label: t('mf'), number },
      { label: t('result') },
      { label: t('missing'), number },
    ],
    count: rows.length,
    cells(index) {
      const { event, at, datagram, piece } = rows[index] as Row;
      const now = datagramAt(datagram, { at, event: event + 1 });
      const [, name = ''] = namesOf(datagram, speech);
      const time = formatInstant(at);
      if (piece < 0) {
        const said = `${stateText(now, speech)}. ${knownText(now, speech)}`;
        return [time, t('outcome'), name, '', '', '', said, missingIn(now)];
      }
      const shown = now.pieces[piece] as PieceNow;
      const { offset, length, more } = shown.piece;
      return [
        ...[time, t('fragment', { n: piece + 1 }), name],
        ...[
          { shown: grouped(offset), value: offset },
          { shown: grouped(length), value: length },
        ],
        ...[more ? 1 : 0, fateText(shown, speech) || t('keptCell'), missingIn(now)],
      ];
    },
    event: (index) => (rows[index] as Row).event,
    frame(index) {
      const { datagram, piece } = rows[index] as Row;
      return datagram.pieces[piece]?.frame ?? -1;
    },
  };
}
