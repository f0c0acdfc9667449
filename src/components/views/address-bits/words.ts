/** Facts about addresses in the reader's language. */
import { grouped } from '../../../model/format.ts';
import { formatIpv4, formatPrefix } from '../../../stack/core/addresses.ts';
import { type RfcRef, rfc } from '../../../stack/core/rfc.ts';
import { nameIn, type ViewSpeech } from '../../view-kit/speech.ts';
import { saidOf } from '../../view-kit/tables/network.ts';
import type { BitRow, BitsInput } from './layout.ts';
import { type Facts, factsOf, type Opinion, type Pair, type Subject } from './model.ts';
import type { BitsText } from './text.ts';

export type Speech = ViewSpeech<BitsText>;

/** `west eth1`; the address itself, where it was typed in. */
export function subjectName({ card, address }: Subject, speech: Speech): string {
  if (card === undefined) return formatIpv4(address);
  return `${nameIn(speech, card.node)} ${card.name}`;
}

export type FactName =
  | 'address'
  | 'mask'
  | 'network'
  | 'broadcast'
  | 'range'
  | 'count'
  | 'role'
  | 'class'
  | 'kind';

export interface Fact {
  readonly id: FactName;
  readonly label: string;
  readonly value: string;
  readonly rfc?: RfcRef | undefined;
}

const ROLES = {
  host: ['isHost'],
  network: ['isNetwork', rfc(1122, '3.2.1.3')],
  broadcast: ['isBroadcast', rfc(1122, '3.2.1.3')],
  group: ['isGroup', rfc(1112, '4')],
  reserved: ['isReserved', rfc(1112, '4')],
} as const;

export function factWords(facts: Facts, { language, t }: Speech): readonly Fact[] {
  const { address, length, mask, network, broadcast, hosts, classNetwork, special, role } = facts;
  const old = classNetwork && formatPrefix(classNetwork);
  const [said, roleIn] = ROLES[role];
  const all: Record<FactName, readonly [value: string, rfc?: RfcRef]> = {
    address: [`${formatIpv4(address)}/${length}`],
    mask: [formatIpv4(mask)],
    network: [formatPrefix(network)],
    broadcast:
      broadcast !== undefined
        ? [formatIpv4(broadcast)]
        : length === 31
          ? [t('noBroadcast'), rfc(3021, '2.1')]
          : [t('noBroadcast')],
    range: [t('fromTo', { from: formatIpv4(hosts.first), to: formatIpv4(hosts.last) })],
    count: [grouped(hosts.count)],
    role: roleIn === undefined ? [t(said)] : [t(said), roleIn],
    class: [
      old === undefined
        ? t('classOnly', { name: facts.class })
        : t('classWords', { name: facts.class, network: old }),
      old === undefined ? rfc(1112, '4') : rfc(791, '3.2'),
    ],
    kind:
      special === undefined
        ? [t('global')]
        : [`${special.name[language]} (${formatPrefix(special.prefix)})`, special.rfc],
  };
  const names = Object.keys(all) as FactName[];
  return names.map((id) => ({ id, label: t(id), value: all[id][0], rfc: all[id][1] }));
}

/** What one takes the other for, and what its table says. */
export function opinionWords(
  { own, masked, near, table }: Opinion,
  by: Subject,
  of: Subject,
  speech: Speech,
): string {
  const { t, language } = speech;
  const names = { who: subjectName(by, speech), n: by.length, other: formatIpv4(of.address) };
  const prefix = formatPrefix(masked);
  const view = near
    ? t('near', { ...names, prefix })
    : t('far', { ...names, prefix, own: formatPrefix(own) });
  if (table === undefined) return view;
  const { route } = table;
  const space = language === 'en' ? ' ' : '';
  return `${view}${space}${
    route === undefined
      ? t('tableNone')
      : route.via === undefined
        ? t('tableDirect', {
            prefix: formatPrefix(route.prefix),
            said: saidOf(route, speech),
          })
        : t('tableVia', { prefix: formatPrefix(route.prefix), via: route.via })
  }`;
}

/** The rows that are drawn: one address with all that follows, or two with their masks. */
export function bitGroups(
  subjects: readonly Subject[],
  speech: Speech,
  board: boolean,
): BitsInput['groups'] {
  const { t } = speech;
  return subjects.map((subject) => {
    const { length, own, address } = subject;
    const { mask, network, broadcast } = factsOf(subject);
    const alone = subjects.length === 1;
    const name = alone ? t('address') : subjectName(subject, speech);
    const rows: BitRow[] = [
      { name, value: address, isMask: false },
      { name: t('mask'), value: mask, isMask: true },
    ];
    if (alone && !board) {
      rows.push({ name: t('network'), value: network.base, isMask: false });
      if (broadcast !== undefined) {
        rows.push({ name: t('broadcast'), value: broadcast, isMask: false });
      }
    }
    return {
      ...{ rows, length, own },
      prefix: t('prefixWords', { n: length }),
      host: t('hostWords', { n: 32 - length }),
    };
  });
}

export function differencesOf(
  [a, b]: readonly Subject[],
  pair: Pair | undefined,
  t: BitsText,
): BitsInput['differs'] {
  if (a === undefined || b === undefined || pair === undefined || pair.common === 32)
    return undefined;
  return { bits: (a.address ^ b.address) >>> 0, said: t('first', { n: pair.common + 1 }) };
}
