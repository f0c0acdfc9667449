/** The map in words: every crossing of a link, as the table twin and in files. */

import { instantOf } from '../../../model/columns.ts';
import { countBelow } from '../../../model/cursor.ts';
import { deathOf } from '../../../model/deaths.ts';
import { formatInstant } from '../../../model/format.ts';
import { type Packet, phaseOf } from '../../../model/packets.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { shownTitle } from '../../view-kit/covers.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { nameIn } from '../../view-kit/speech.ts';
import { deathWords, type Speech } from './words.ts';

/** The crossings whose protocols are shown, also those that are still to come. */
export function shownPackets(run: RecordedRun, without: readonly string[]): readonly Packet[] {
  const all = packetsOf(run);
  return without.length === 0 ? all : all.filter(({ protocol }) => !without.includes(protocol));
}

/** Rows are made when they are read: whoever walks through a long run costs no more than one of them. */
export function mapTwin(speech: Speech, rows: readonly Packet[]): Twin {
  const { run, cursor, topology, t } = speech;
  const name = (node: number) => nameIn(speech, node);
  return {
    columns: [
      { label: t('time'), number: true },
      { label: t('packet') },
      { label: t('from') },
      { label: t('to') },
      { label: t('over_link') },
      { label: t('outcome') },
    ],
    count: countBelow(rows, cursor.event, ({ sentEvent }) => sentEvent),
    cells(row) {
      const packet = rows[row] as Packet;
      const death = deathOf(run, packet, cursor);
      const outcome =
        death !== undefined
          ? deathWords(speech, death).join(', ')
          : phaseOf(packet, cursor) === 'in-flight'
            ? t('underWay')
            : t('arrived', { time: formatInstant(packet.endAt) });
      return [
        formatInstant(instantOf(run.log, packet.sentEvent)),
        shownTitle(packet),
        name(packet.from),
        name(packet.to),
        topology.links.find(({ id }) => id === packet.link)?.name ?? '',
        outcome,
      ];
    },
    event: (row) => rows[row]?.sentEvent ?? -1,
    frame: (row) => rows[row]?.frame ?? -1,
  };
}
