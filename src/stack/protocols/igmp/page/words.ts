/** The words of IGMP's events. */
import { formatIpv4, type Ipv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { IgmpMessageName, igmpEvents, MembershipChange, TableChange } from '../events.ts';
import type { IgmpFault } from '../message.ts';

const RFC3376 = rfc(3376, '4');

const NAMES: Readonly<Record<IgmpMessageName, Localized>> = {
  'general query': { en: 'general query', zh: '通用查询' },
  'group query': { en: 'group-specific query', zh: '特定组查询' },
  'source query': { en: 'group-and-source-specific query', zh: '特定组和源查询' },
  report: { en: 'report', zh: '成员报告' },
  leave: { en: 'leave message', zh: '离开报文' },
};

/** What it says besides its name: its group, and its records or senders. */
function about({ group, detail }: { group: Ipv4; detail: string }): string {
  return [group === 0 ? '' : formatIpv4(group), detail].filter((each) => each !== '').join(' · ');
}

const FAULTS: Readonly<Record<IgmpFault, Localized>> = {
  short: { en: 'it is shorter than eight octets', zh: '不足八个字节' },
  checksum: { en: 'its checksum is wrong', zh: '校验和不对' },
  type: { en: 'nobody knows its type', zh: '类型未知' },
  length: { en: 'it is too short for what it says it holds', zh: '长度装不下它声称的内容' },
};

const MEMBERSHIP: Readonly<Record<MembershipChange, Localized>> = {
  joined: { en: 'is in the group now', zh: '加入了该组' },
  left: { en: 'is no longer in the group', zh: '离开了该组' },
  changed: { en: 'wants other senders of the group', zh: '改变了想接收的源' },
};

const TABLE: Readonly<Record<TableChange, Localized>> = {
  present: { en: 'somebody is in the group', zh: '有成员' },
  leaving: { en: 'somebody has left; is anybody still there?', zh: '有成员离开，还有别的成员吗？' },
  gone: { en: 'nobody is left in the group', zh: '已没有成员' },
  'no-room': {
    en: 'somebody is in the group, but the table is full',
    zh: '有成员，但组表已满',
  },
};

export const igmpWords: WordsFor<typeof igmpEvents> = {
  'igmp.sent': {
    source: 'network',
    label: { en: 'an IGMP message was sent', zh: '发出 IGMP 报文' },
    why: (event, { node }) =>
      sentence(
        '{node} sent an IGMPv{version} {name}: {about}.',
        '{node} 发出 IGMPv{version} {name}：{about}。',
        { node, version: event.version, name: NAMES[event.name], about: about(event) || '*' },
        RFC3376,
      ),
    say: null,
  },
  'igmp.received': {
    receives: true,
    source: 'network',
    label: { en: 'an IGMP message was received', zh: '收到 IGMP 报文' },
    why: (event, { node }) =>
      sentence(
        '{node} heard an IGMPv{version} {name} of {from}: {about}.',
        '{node} 收到 {from} 的 IGMPv{version} {name}：{about}。',
        {
          ...{ node, version: event.version, name: NAMES[event.name] },
          ...{ from: formatIpv4(event.from), about: about(event) || '*' },
        },
        RFC3376,
      ),
    say: null,
  },
  'igmp.discarded': {
    source: 'network',
    label: { en: 'an IGMP message was put aside', zh: '搁置 IGMP 报文' },
    why: ({ why }, { node }) =>
      sentence(
        '{node} does nothing with the IGMP message: {why}.',
        '{node} 不理会这个 IGMP 报文：{why}。',
        { node, why: FAULTS[why] },
        RFC3376,
      ),
    say: null,
  },
  'igmp.membership': {
    source: 'network',
    label: { en: 'a membership changed', zh: '组成员关系变化' },
    why: ({ group, change }, { node }) =>
      sentence(
        'As its sockets wish, {node} {change}: {group}.',
        '按套接字的要求，{node} {change}：{group}。',
        { node, change: MEMBERSHIP[change], group: formatIpv4(group) },
        rfc(3376, '3.2'),
      ),
    say: ({ group, change }, { node }) =>
      sentence('{node} {change}: {group}', '{node} {change}：{group}', {
        node,
        change: MEMBERSHIP[change],
        group: formatIpv4(group),
      }),
  },
  'igmp.suppressed': {
    source: 'network',
    label: { en: 'a report was not needed', zh: '无需再发报告' },
    why: ({ group, by }, { node }) =>
      sentence(
        '{by} has reported {group} already, and one report is enough, so {node} keeps its own back.',
        '{by} 已经报告了 {group}，一份就够，{node} 不再发送自己的报告。',
        { node, by: formatIpv4(by), group: formatIpv4(group) },
        rfc(2236, '3'),
      ),
    say: ({ group }, { node }) =>
      sentence('{node} keeps its report of {group} back', '{node} 不再报告 {group}', {
        node,
        group: formatIpv4(group),
      }),
  },
  'igmp.version': {
    source: 'network',
    label: { en: 'the version of IGMP changed', zh: 'IGMP 版本变化' },
    why: ({ version }, { node }) =>
      sentence(
        'The querier that {node} heard decides: from now on it speaks version {version}.',
        '由 {node} 听到的查询器决定：从现在起使用版本 {version}。',
        { node, version },
        rfc(3376, '7.2.1'),
      ),
    say: null,
  },
  'igmp.table': {
    source: 'network',
    label: { en: 'the querier’s table changed', zh: '查询器的组表变化' },
    why: ({ group, change }, { node }) =>
      sentence(
        '{node} notes of {group}: {change}.',
        '{node} 记下 {group}：{change}。',
        { node, group: formatIpv4(group), change: TABLE[change] },
        rfc(3376, '6'),
      ),
    say: ({ group, change }, { node }) =>
      sentence('{node} notes of {group}: {change}', '{node} 记下 {group}：{change}', {
        node,
        group: formatIpv4(group),
        change: TABLE[change],
      }),
  },
  'igmp.querier': {
    source: 'network',
    label: { en: 'the querier of a link', zh: '链路的查询器' },
    why: ({ other }, { node }) =>
      other === 0
        ? sentence(
            '{node} asks on this link: it has heard nobody with a smaller address do so.',
            '{node} 在这条链路上担任查询器：没有听到地址更小的查询器。',
            { node },
            rfc(3376, '6.6.2'),
          )
        : sentence(
            '{other} asks on this link, and its address is smaller than that of {node}, which waits.',
            '{other} 也在查询，而且地址比 {node} 小，{node} 退居一旁。',
            { node, other: formatIpv4(other) },
            rfc(3376, '6.6.2'),
          ),
    say: null,
  },
};
