/** The words of the fields of IGMP's messages. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import { igmpTypes, RECORD_TYPES, type RecordType } from '../message.ts';

const QUERY = rfc(3376, '4.1');
const REPORT = rfc(3376, '4.2');

export type IgmpField =
  | 'type'
  | 'maxResponse'
  | 'checksum'
  | 'group'
  | 'suppress'
  | 'robustness'
  | 'interval'
  | 'sourceCount'
  | 'source'
  | 'reserved'
  | 'recordCount'
  | 'record'
  | 'recordType'
  | 'auxiliary'
  | 'rest';

const RECORDS: Readonly<Record<RecordType, Localized>> = {
  IS_IN: { en: 'wants these senders alone', zh: '当前：只要这些源' },
  IS_EX: { en: 'wants all senders but these', zh: '当前：除这些源外都要' },
  TO_IN: { en: 'from now on wants these senders alone', zh: '改为：只要这些源' },
  TO_EX: { en: 'from now on wants all senders but these', zh: '改为：除这些源外都要' },
  ALLOW: { en: 'wants these senders as well', zh: '还要这些源' },
  BLOCK: { en: 'no longer wants these senders', zh: '不再要这些源' },
};

export const igmpText: FieldText = {
  label: { en: 'Internet Group Management Protocol', zh: '互联网组管理协议（IGMP）' },
  meaning: {
    en: 'Tells the routers of a link which multicast groups its hosts are in.',
    zh: '让链路上的路由器知道主机属于哪些组播组。',
  },
  ref: rfc(3376),
};

export const fieldTexts: Readonly<Record<IgmpField, FieldText>> = {
  type: {
    label: { en: 'Type', zh: '类型' },
    meaning: { en: 'A query, a report, or a leave message.', zh: '查询、报告或离开报文。' },
    ref: rfc(3376, '4'),
    values: {
      [igmpTypes.query]: { en: 'membership query', zh: '成员关系查询' },
      [igmpTypes.reportV1]: { en: 'report of version 1', zh: '版本 1 的报告' },
      [igmpTypes.reportV2]: { en: 'report of version 2', zh: '版本 2 的报告' },
      [igmpTypes.leave]: { en: 'leave group', zh: '离开组' },
      [igmpTypes.reportV3]: { en: 'report of version 3', zh: '版本 3 的报告' },
    },
  },
  maxResponse: {
    label: { en: 'Max response code', zh: '最大响应码' },
    meaning: {
      en: 'How long hosts may take to answer, in tenths of a second; from 128 on in version 3, a floating point number.',
      zh: '主机最多可以拖多久才回答，单位是十分之一秒；版本 3 中从 128 起是浮点数。',
    },
    ref: rfc(3376, '4.1.1'),
  },
  checksum: {
    label: { en: 'Checksum', zh: '校验和' },
    meaning: { en: 'Over the whole message.', zh: '覆盖整个报文。' },
    ref: rfc(3376, '4.1.2'),
  },
  group: {
    label: { en: 'Group address', zh: '组地址' },
    meaning: {
      en: 'The group it is about; 0.0.0.0 asks for all of them.',
      zh: '所说的组；0.0.0.0 表示询问所有组。',
    },
    ref: rfc(3376, '4.1.3'),
  },
  suppress: {
    label: { en: 'S flag', zh: 'S 标志' },
    meaning: {
      en: 'Other routers do not shorten their timers because of this query.',
      zh: '其他路由器不要因为这个查询缩短定时器。',
    },
    ref: rfc(3376, '4.1.5'),
  },
  robustness: {
    label: { en: 'Querier’s robustness', zh: '查询器的健壮系数' },
    meaning: {
      en: 'How many packets in a row may be lost, and one more.',
      zh: '可以连续丢失的分组数加一。',
    },
    ref: rfc(3376, '4.1.6'),
  },
  interval: {
    label: { en: 'Querier’s interval code', zh: '查询器的间隔码' },
    meaning: { en: 'Seconds between general queries.', zh: '两次通用查询相隔的秒数。' },
    ref: rfc(3376, '4.1.7'),
  },
  sourceCount: {
    label: { en: 'Number of sources', zh: '源的个数' },
    meaning: { en: 'How many senders are listed.', zh: '列出了多少个发送方。' },
    ref: rfc(3376, '4.1.8'),
  },
  source: {
    label: { en: 'Source address', zh: '源地址' },
    meaning: { en: 'A sender of the group.', zh: '该组的一个发送方。' },
    ref: QUERY,
  },
  reserved: {
    label: { en: 'Reserved', zh: '保留' },
    meaning: { en: 'Zero, and not looked at.', zh: '填零，不检查。' },
    ref: REPORT,
  },
  recordCount: {
    label: { en: 'Number of group records', zh: '组记录数' },
    meaning: { en: 'How many groups it speaks of.', zh: '报告了多少个组。' },
    ref: rfc(3376, '4.2.3'),
  },
  record: {
    label: { en: 'Group record', zh: '组记录' },
    meaning: { en: 'What the host wants of a group.', zh: '主机对一个组的要求。' },
    ref: rfc(3376, '4.2.4'),
  },
  recordType: {
    label: { en: 'Record type', zh: '记录类型' },
    meaning: { en: 'The state as it is, or how it has changed.', zh: '当前状态，或状态的变化。' },
    ref: rfc(3376, '4.2.12'),
    values: Object.fromEntries(
      RECORD_TYPES.flatMap((name, number) => (name === '' ? [] : [[number, RECORDS[name]]])),
    ),
  },
  auxiliary: {
    label: { en: 'Auxiliary data length', zh: '辅助数据长度' },
    meaning: { en: 'Words behind the record; nobody uses them.', zh: '记录之后的字数，没有人用。' },
    ref: rfc(3376, '4.2.6'),
  },
  rest: {
    label: { en: 'Additional data', zh: '附加数据' },
    meaning: { en: 'Covered by the checksum, and ignored.', zh: '计入校验和，但不理会。' },
    ref: rfc(3376, '4.1.10'),
  },
};
