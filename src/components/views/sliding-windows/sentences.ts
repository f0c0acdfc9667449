/** What the picture says in words: of a byte that is pointed at, and of what has just moved. */

import { instantOf } from '../../../model/columns.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { formatInstant, grouped } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { End } from './layout.ts';
import { carriersAt, type Flow, sumsOf, type WindowsNow } from './model.ts';
import type { Move } from './moves.ts';
import {
  type ReceiverRegion,
  type Region,
  receiverRegions,
  regionOf,
  type SenderRegion,
  senderRegions,
} from './regions.ts';
import type { WindowsText } from './text.ts';

interface Said {
  readonly run: RecordedRun;
  readonly flow: Flow;
  readonly cursor: Cursor;
  readonly now: WindowsNow;
  readonly from: End;
  readonly to: End;
  readonly t: WindowsText;
}

/** Which byte it is, what it is to both hosts, and which segments carried it, when. */
export function byteSentence(byte: number, { run, flow, cursor, now, from, to, t }: Said): string {
  const { sender, receiver } = now;
  const above = sender && regionOf(senderRegions(sender), byte);
  const below = receiver && regionOf(receiverRegions(receiver), byte);
  const regions = [
    above && t('bySender', { name: from.name, region: t(above) }),
    below && t('bySender', { name: to.name, region: t(below) }),
  ];
  const carriers = carriersAt(run, flow, byte, cursor);
  const [first] = carriers;
  const times = carriers.map(({ packet }) => formatInstant(instantOf(run.log, packet.sentEvent)));
  const carried =
    first === undefined
      ? t('never')
      : carriers.length === 1
        ? t('once', {
            at: times[0] as string,
            from: grouped(first.from + 1),
            to: grouped(first.to),
          })
        : t('times', { n: carriers.length, at: times.join(', ') });
  return [t('byte', { n: grouped(byte + 1) }), ...regions.filter(Boolean), carried].join(' · ');
}

/** What the edges that moved mean, the sender's first; no more than there is room for. */
export function moveSentences(moves: readonly Move[], t: WindowsText, most: number): string {
  return moves
    .flatMap((move) => sentenceOf(move, t) ?? [])
    .slice(0, most)
    .join(' ');
}

function sentenceOf({ edge, from, to }: Move, t: WindowsText): string | undefined {
  const n = grouped(Math.abs(to - from));
  switch (edge) {
    case 'una':
      return t('closesBy', { n });
    case 'window':
      return to > from ? t('opensBy', { n }) : t('shrinksBy', { n });
    case 'sent':
      return to > from ? t('sendsMore', { n }) : undefined;
    case 'next':
      return t('arrived', { n });
    case 'read':
      return t('taken', { n });
    case 'edge':
      return t('told', { n: grouped(to) });
    default:
      return undefined;
  }
}

const sumWords = ({ advertised, unacknowledged, usable }: ReturnType<typeof sumsOf>) => ({
  advertised: grouped(advertised),
  unacknowledged: grouped(unacknowledged),
  usable: grouped(usable),
});

type AnyRegion = Region<SenderRegion | ReceiverRegion>;

/** The whole picture in words, for who does not see it. */
export function pictureSentences({ now, from, to, t }: Pick<Said, 'now' | 'from' | 'to' | 't'>) {
  const { sender, receiver } = now;
  const sums = sender?.open ? sumsOf(sender) : undefined;
  const region = ({ kind, from: begin, to: end }: AnyRegion) => {
    const words = { region: t(kind), from: grouped(begin + 1) };
    return Number.isFinite(end)
      ? t('regionFrom', { ...words, to: grouped(end) })
      : t('regionOn', words);
  };
  const host = (name: string, regions: readonly AnyRegion[]) =>
    t('bySender', {
      name,
      region: regions.map(region).reduce((before, next) => t('regions', { before, next })),
    });
  return [
    sums && t('sum', sumWords(sums)),
    sums && t('limitsNow', { edge: t(sums.limit === 'receiver' ? 'rwnd' : 'cwnd') }),
    sender && host(from.name, senderRegions(sender)),
    receiver && host(to.name, receiverRegions(receiver)),
  ]
    .filter((each) => each !== undefined)
    .map((what) => t('sentence', { what }));
}
