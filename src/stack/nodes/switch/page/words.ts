/** The words of the switch's events. Ports are counted from 1, as they are on the front of a switch. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { FilterReason, FloodReason, ForgetReason, switchEvents } from '../events.ts';

export const portName = (port: number) => port + 1;

export const FORGOTTEN: Readonly<Record<ForgetReason, Localized>> = {
  aged: { en: 'it has not been heard for the ageing time', zh: '它静默的时间已达老化时间' },
  'link-down': { en: 'the link at that port is down', zh: '该端口的链路断开了' },
  'table-full': {
    en: 'the table is full, and it was silent the longest',
    zh: '表已满，而它静默得最久',
  },
};

const FLOODED: Readonly<Record<FloodReason, Localized>> = {
  unknown: {
    en: 'it does not know yet where the addressee is',
    zh: '它还不知道目的主机在哪个端口',
  },
  group: { en: 'the address is that of a group or of everybody', zh: '目的地址是组播或广播地址' },
};

const FILTERED: Readonly<Record<FilterReason, Localized>> = {
  'same-port': {
    en: 'the addressee is at the port that the frame came from',
    zh: '目的主机就在帧进来的那个端口上',
  },
  'port-down': {
    en: 'the link at the port where it came in is down',
    zh: '帧进来的那个端口的链路已经断开',
  },
  reserved: {
    en: 'a bridge like this one does not forward frames to this address',
    zh: '这类网桥不转发发往该地址的帧',
  },
};

const SNOOPING = rfc(4541, '2.1');

const NOT_WANTED: Readonly<Record<'aged' | 'link-down', Localized>> = {
  aged: { en: 'nobody there has said in time that it wants it', zh: '那里没有谁按时表示还要它' },
  'link-down': { en: 'the link there is down', zh: '那里的链路断开了' },
};

export const switchWords: WordsFor<typeof switchEvents> = {
  'switch.learned': {
    source: 'link',
    label: { en: 'a switch learned an address', zh: '交换机学到地址' },
    why: ({ address, port, before }, { node }) => {
      const values = { node, mac: formatMac(address), port: portName(port) };
      return before < 0
        ? sentence(
            'A frame from {mac} came in at port {port}, so {node} knows where that station is.',
            '{mac} 发来的帧从端口 {port} 进入，{node} 由此知道该站在哪里。',
            values,
          )
        : sentence(
            'A frame from {mac} came in at port {port}, not {before}: {node} knows that it has moved.',
            '{mac} 发来的帧从端口 {port} 而不是 {before} 进入：{node} 知道它换了位置。',
            { ...values, before: portName(before) },
          );
    },
    ask: ({ address }, { node }) =>
      sentence('How does {node} know {mac}?', '{node} 怎么知道 {mac}？', {
        node,
        mac: formatMac(address),
      }),
    say: ({ address, port }, { node }) =>
      sentence('{node} learns that {mac} is at port {port}', '{node} 学到 {mac} 在端口 {port}', {
        node,
        mac: formatMac(address),
        port: portName(port),
      }),
  },
  'switch.forgot': {
    source: 'link',
    label: { en: 'a switch forgot an address', zh: '交换机忘掉地址' },
    why: ({ address, port, why }, { node }) =>
      sentence(
        '{node} forgot that {mac} is at port {port}: {why}.',
        '{node} 忘掉了 {mac} 在端口 {port}：{why}。',
        { node, mac: formatMac(address), port: portName(port), why: FORGOTTEN[why] },
      ),
    say: ({ address }, { node }) =>
      sentence('{node} forgets {mac}', '{node} 忘掉 {mac}', { node, mac: formatMac(address) }),
  },
  'switch.forwarded': {
    source: 'link',
    label: { en: 'a switch forwarded a frame', zh: '交换机转发帧' },
    why: ({ destination, to }, { node }) =>
      sentence(
        '{node} found {mac} in its table and sends the frame out of port {port} alone.',
        '{node} 在表中查到 {mac}，只从端口 {port} 发出这个帧。',
        { node, mac: formatMac(destination), port: portName(to) },
      ),
    say: null,
  },
  'switch.flooded': {
    source: 'link',
    label: { en: 'a switch flooded a frame', zh: '交换机泛洪帧' },
    why: ({ destination, from, why }, { node }) =>
      sentence(
        '{node} sends the frame for {mac} out of every port but {port}, where it came in: {why}.',
        '{node} 把发往 {mac} 的帧从除入口 {port} 外的所有端口发出：{why}。',
        { node, mac: formatMac(destination), port: portName(from), why: FLOODED[why] },
      ),
    say: (_, { node }) =>
      sentence('{node} sends the frame to everybody else', '{node} 把帧发给其余所有端口', { node }),
  },
  'switch.filtered': {
    source: 'link',
    label: { en: 'a switch held a frame back', zh: '交换机过滤帧' },
    why: ({ destination, why }, { node }) =>
      sentence(
        '{node} does not pass the frame for {mac} on: {why}.',
        '{node} 没有转发发往 {mac} 的帧：{why}。',
        { node, mac: formatMac(destination), why: FILTERED[why] },
      ),
    say: (_, { node }) =>
      sentence('{node} does not pass the frame on', '{node} 不转发这个帧', { node }),
  },
  'switch.group.learned': {
    source: 'link',
    label: { en: 'a switch learned where a group is wanted', zh: '交换机得知组成员所在端口' },
    why: ({ group, port }, { node }) =>
      sentence(
        'A report for {group} came in at port {port}: {node} knows that somebody there is in the group.',
        '端口 {port} 收到 {group} 的成员报告：{node} 由此知道那里有该组的成员。',
        { node, group: formatIpv4(group), port: portName(port) },
        SNOOPING,
      ),
    say: ({ group, port }, { node }) =>
      sentence(
        '{node} learns that {group} is wanted at port {port}',
        '{node} 得知端口 {port} 要 {group}',
        {
          node,
          group: formatIpv4(group),
          port: portName(port),
        },
      ),
  },
  'switch.group.forgot': {
    source: 'link',
    label: { en: 'a switch forgot a member of a group', zh: '交换机忘掉组成员' },
    why: ({ group, port, why }, { node }) =>
      sentence(
        '{node} no longer sends {group} to port {port}: {why}.',
        '{node} 不再把 {group} 发往端口 {port}：{why}。',
        { node, group: formatIpv4(group), port: portName(port), why: NOT_WANTED[why] },
        SNOOPING,
      ),
    say: ({ group, port }, { node }) =>
      sentence('{node} forgets {group} at port {port}', '{node} 忘掉端口 {port} 的 {group}', {
        node,
        group: formatIpv4(group),
        port: portName(port),
      }),
  },
  'switch.groups.full': {
    source: 'link',
    label: { en: 'a switch has no room for a group', zh: '交换机的组表已满' },
    why: ({ group, port }, { node }) =>
      sentence(
        'A report for {group} came in at port {port}, but the table of groups is full. So that nobody misses anything, {node} sends groups that it does not know to everybody for a while.',
        '端口 {port} 收到 {group} 的成员报告，但组表已满。为了不让谁漏收，{node} 在一段时间内把未知组的帧发给所有端口。',
        { node, group: formatIpv4(group), port: portName(port) },
        SNOOPING,
      ),
    say: ({ group }, { node }) =>
      sentence('{node} has no room for {group}', '{node} 的组表容不下 {group}', {
        node,
        group: formatIpv4(group),
      }),
  },
  'switch.router.learned': {
    source: 'link',
    label: { en: 'a switch learned where a querier is', zh: '交换机得知查询器所在端口' },
    why: ({ port }, { node }) =>
      sentence(
        'A query came in at port {port}: {node} sends all groups, and all reports, there too.',
        '端口 {port} 收到查询：{node} 也把所有组的数据和所有报告发往那里。',
        { node, port: portName(port) },
        SNOOPING,
      ),
    say: null,
  },
  'switch.multicast': {
    source: 'link',
    label: { en: 'a switch forwarded to a group', zh: '交换机转发组播帧' },
    why: ({ group, ports }, { node }) =>
      ports === ''
        ? sentence(
            '{node} knows of nobody who wants {group} but where the frame came from, and sends it nowhere.',
            '除了帧进来的端口，{node} 不知道有谁要 {group}，哪里也不转发。',
            { node, group: formatIpv4(group) },
            SNOOPING,
          )
        : sentence(
            '{node} sends the frame for {group} to the ports where it is wanted: {ports}.',
            '{node} 只把发往 {group} 的帧送到需要它的端口：{ports}。',
            { node, group: formatIpv4(group), ports },
            SNOOPING,
          ),
    say: null,
  },
  'switch.corrupted': {
    source: 'link',
    label: { en: 'a switch damaged a frame', zh: '交换机损坏了帧' },
    why: ({ bit }, { node }) =>
      sentence(
        'The memory of {node} flipped bit {bit} of the frame. The check sequence that it puts on the next line is right for the damaged frame, so only a checksum above can find it.',
        '{node} 的内存翻转了帧的第 {bit} 比特。它在下一段线路上写的校验序列与损坏的帧相符，只有上层的校验和能发现。',
        { node, bit },
      ),
    say: (_, { node }) => sentence('{node} damages the frame', '{node} 损坏了这个帧', { node }),
  },
};
