/** IGMP's fields as filters call them. */
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { Localized } from '../../../core/localized.ts';
import { type FilterNames, type Named, type NamedType, ofMessage } from '../../../wire/named.ts';
import { decodeIgmp, type IgmpMessage, RECORD_TYPES } from '../message.ts';

const readable = ofMessage((section, bytes) => {
  const message = decodeIgmp(bytes.subarray(section.start, section.end));
  return typeof message === 'string' ? undefined : message;
});
const octets = ofMessage((section, bytes) => bytes.subarray(section.start, section.end));

const named = (name: string, type: NamedType, en: string, zh: string): Named => {
  const label: Localized = { en, zh };
  return { name, type, label, digits: name === 'igmp.type' ? 2 : 4 };
};

type Query = Extract<IgmpMessage, { kind: 'query' }>;
const version3 = (message: IgmpMessage | undefined): Query | undefined =>
  message?.kind === 'query' && message.version === 3 ? message : undefined;

/** Of a report or a query, what stands where a query says how soon it wants answers. */
function maxResponse(message: IgmpMessage | undefined): readonly number[] {
  if (message === undefined || message.kind === 'records') return [];
  return [message.kind === 'query' ? message.maxResponse / (100 * MILLISECOND) : 0];
}

function groups(message: IgmpMessage | undefined): readonly number[] {
  if (message === undefined) return [];
  return message.kind === 'records' ? message.records.map(({ group }) => group) : [message.group];
}

function sources(message: IgmpMessage | undefined): readonly number[] {
  if (message?.kind === 'query') return message.sources;
  return message?.kind === 'records' ? message.records.flatMap((each) => each.sources) : [];
}

const numbersOf = <T>(value: T | undefined, of: (value: T) => number) =>
  value === undefined ? [] : [of(value)];

export const igmpNames: FilterNames = {
  protocol: 'igmp',
  fields: [
    octets(named('igmp.type', 'hex', 'Type', '类型'), ([type = 0]) => [type]),
    octets(named('igmp.checksum', 'hex', 'Checksum', '校验和'), (all) => [
      256 * (all[2] ?? 0) + (all[3] ?? 0),
    ]),
    readable(
      named(
        'igmp.max_resp',
        'number',
        'Longest wait, tenths of a second',
        '最长等待时间（0.1 秒）',
      ),
      maxResponse,
    ),
    readable(named('igmp.maddr', 'ipv4', 'Group', '组地址'), groups),
    readable(named('igmp.saddr', 'ipv4', 'Sender', '源地址'), sources),
    readable(named('igmp.num_grp_recs', 'number', 'Number of records', '组记录数'), (message) =>
      message?.kind === 'records' ? [message.records.length] : [],
    ),
    readable(named('igmp.record_type', 'number', 'Kind of record', '组记录类型'), (message) =>
      message?.kind === 'records'
        ? message.records.map(({ type }) => RECORD_TYPES.indexOf(type))
        : [],
    ),
    readable(
      named('igmp.s', 'flag', 'Other routers keep their timers', '抑制路由器侧处理'),
      (message) => numbersOf(version3(message), ({ suppress }) => (suppress ? 1 : 0)),
    ),
    readable(named('igmp.qrv', 'number', 'Robustness', '健壮系数'), (message) =>
      numbersOf(version3(message), ({ robustness }) => robustness),
    ),
    readable(
      named('igmp.qqic', 'number', 'Interval of queries, seconds', '查询间隔（秒）'),
      (message) => numbersOf(version3(message), ({ interval }) => interval / SECOND),
    ),
  ],
};
