/** The queue in words: what is pointed at, and the table twin. */
import { formatDuration, formatInstant } from '../../../model/format.ts';
import { packetTitle } from '../../../model/packets.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { dropWords } from '../../inspect/words/names.ts';
import type { Twin } from '../../view-kit/plot/twin.ts';
import { bytesText } from './bytes-text.ts';
import type { QueueEvent } from './model.ts';
import type { QueueText } from './text.ts';

function whyOf({ item }: QueueEvent, language: Language): string {
  const { dropped } = item.packet;
  return dropped === undefined ? '' : dropWords(dropped)[language];
}

/** What happened to a packet; how long it waited is known when it leaves. */
export function eventWords(
  row: QueueEvent,
  now: number,
  t: QueueText,
  language: Language,
): string[] {
  const { what, item } = row;
  const { packet, found, at, leaves } = item;
  const named = { what: packetTitle(packet), why: whyOf(row, language) };
  const waited =
    leaves > at && leaves <= now ? [t('took', { time: formatDuration(leaves - at) })] : [];
  switch (what) {
    case 'queued':
      return [
        t('nameQueued', { ...named, bytes: bytesText(found) }),
        bytesText(packet.bytes),
        ...waited,
      ];
    case 'straight':
      return [t('nameStraight', named), bytesText(packet.bytes)];
    case 'refused':
      return [t('nameRefused', named), t('found', { bytes: bytesText(found) })];
    case 'dropped':
      return [t('nameDropped', named), ...waited];
    case 'marked':
      return [t('nameMarked', named), t('found', { bytes: bytesText(found) })];
  }
}

export function queueTwin(events: readonly QueueEvent[], t: QueueText, language: Language): Twin {
  const row = (index: number) => events[index] as QueueEvent;
  const done = (event: QueueEvent): string => {
    const why = whyOf(event, language);
    switch (event.what) {
      case 'queued':
        return t('isQueued');
      case 'straight':
        return t('isStraight');
      case 'marked':
        return t('isMarked');
      default:
        return t('isDropped', { why });
    }
  };
  return {
    columns: [
      { label: t('at'), number: true },
      { label: t('packet') },
      { label: t('what') },
      { label: t('size'), number: true },
      { label: t('before'), number: true },
      { label: t('waitedFor'), number: true },
    ],
    count: events.length,
    cells(index) {
      const event = row(index);
      const { packet, found, at, leaves } = event.item;
      return [
        formatInstant(event.at),
        packetTitle(packet),
        done(event),
        packet.bytes,
        Math.round(found),
        formatDuration(leaves - at),
      ];
    },
    event: (index) => row(index).event,
    frame: (index) => row(index).item.packet.frame,
  };
}
