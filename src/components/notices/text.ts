import { defineText } from '../../i18n/define-text.ts';

const en = {
  refused: 'This change to the run is not possible, so you see the original run.',
  unused: 'Some of this link cannot be used here, and is left out.',
  stopped:
    'The run was stopped at {at}, as it would never have come to rest. {why} All that happened before can still be looked at and changed.',
  cut: 'This run is cut off at {at}, where the scenario ends: packets were still under way, or data not yet acknowledged. What would have come of it is not recorded.',
  'end.rest': 'end of the run',
  'end.scenario': 'cut off: the scenario ends here',
  'end.guard': 'stopped here: it would never end',
  'stopped.time-stands-still':
    '{count} events followed one another without virtual time moving on.',
  'stopped.frames-without-end':
    'For {count} packets in a row no new byte got through: they go round in circles, or answer one another for ever.',
  'stopped.nothing-new': '{count} events in a row brought nothing new.',
  endless:
    'A program on {node} was ended at {at}: it had run {count} steps without waiting and without moving a byte.',
  'futile.not-sent':
    'Packet {frame} was to be changed at {at}, but had not been sent by then: nothing was done to it.',
  'futile.not-under-way':
    'Packet {frame} was to be changed at {at}, but was not under way then: nothing was done to it.',
  'futile.no-such-bit':
    'A bit of packet {frame} was to be flipped at {at} that it does not have: nothing was done to it.',
  'futile.no-process':
    'What was typed or signalled at {at} was for a program that had ended, or never was: nothing came of it.',
  'futile.next-hop-elsewhere':
    'At {at} a route was to be set whose next hop is on the network of none of the node’s interfaces: nothing came of it.',
  'futile.no-such-route':
    'A static route was to be removed at {at} that the node does not have: nothing came of it.',
  place: '{place}: “{found}”. {rule}',
  'place.change': 'change {n}',
  'place.link': 'the link',
  'rule.kind': 'What belongs there: {allowed}.',
  'rule.whole': 'A whole number from {low} to {high} is allowed.',
  'rule.number': 'A finite number is needed.',
  'rule.length': 'There may be {low} to {high} of them.',
  'rule.exactly': 'There must be {n}.',
  'rule.lacking': 'There must be {n}; missing: {allowed}.',
  'rule.long': 'The link is too long: at most {high} characters of it are read.',
  'rule.choice': 'Allowed are: {allowed}.',
  'rule.missing': 'It is missing.',
  'rule.unknown': 'There is no such thing; there are: {allowed}.',
  'rule.address': 'An IPv4 address such as 10.0.0.1 is needed.',
  'rule.hardware-address': 'A hardware address such as 02:00:00:00:00:01 is needed.',
  'rule.double': 'It is taken already: {allowed}.',
  'rule.host-address':
    'A host cannot have this address: it is that of a network, a broadcast, a group or the loopback, or reserved.',
  'rule.gateway': 'A gateway is another host of the same network, {allowed}.',
  'rule.network': 'With this length of the prefix the network is {allowed}.',
  'rule.useless-route':
    'No packet ever takes such a route: it leads to the node itself, the loopback, a broadcast address, a multicast group or 0.0.0.0.',
  'rule.no-node': 'There is no such node; there are: {allowed}.',
  'rule.not-host': 'This is not a host. Calls and frames go to hosts: {allowed}.',
  'rule.no-card': 'There is no such card: number 0 is a host’s only one, and 1 its loopback.',
  'rule.card-taken': 'Its only card is in use already: {allowed}.',
  'rule.no-link': 'There is no such link; they have the numbers {low} to {high}.',
  'rule.same-end': 'A link joins two different nodes.',
  'rule.no-descriptor': 'No step of the program makes this descriptor; it makes: {allowed}.',
  'rule.order': 'It must not be earlier than the one before it, at {low}.',
  'rule.above': 'It must not be above {allowed}, which is {high}.',
  nothing: 'none',
} as const;

const zh = {
  refused: '无法对这次运行做这样的改动，所以显示的是原来的运行。',
  unused: '链接中有些部分在这里用不上，已略去。',
  stopped:
    '这次运行永远不会停下来，因此在 {at} 被中止。{why}在此之前发生的一切仍然可以查看，也可以改动。',
  cut: '场景在 {at} 结束，这次运行到此被截断：当时还有分组在路上，或者还有数据没有得到确认。之后会怎样，没有记录下来。',
  'end.rest': '运行结束',
  'end.scenario': '场景到此结束，运行被截断',
  'end.guard': '到此中止：永远不会停下来',
  'stopped.time-stands-still': '接连发生了 {count} 个事件，虚拟时间却没有前进。',
  'stopped.frames-without-end':
    '接连 {count} 个分组没有送达任何新的字节：它们在兜圈子，或者在没完没了地互相应答。',
  'stopped.nothing-new': '接连 {count} 个事件没有带来任何新进展。',
  endless:
    '{node} 上的一个程序在 {at} 被终止：它连续执行了 {count} 步，既没有等待，也没有收发一个字节。',
  'futile.not-sent': '本应在 {at} 改动第 {frame} 号分组，但那时它还没有发出：什么也没有改动。',
  'futile.not-under-way': '本应在 {at} 改动第 {frame} 号分组，但那时它不在途中：什么也没有改动。',
  'futile.no-such-bit':
    '本应在 {at} 翻转第 {frame} 号分组的一个比特，但它没有这一位：什么也没有改动。',
  'futile.next-hop-elsewhere':
    '{at} 要设的路由，下一跳不在该节点任何一个接口所在的网络上：什么也没有发生。',
  'futile.no-such-route': '{at} 要删除的静态路由，该节点并没有：什么也没有发生。',
  'futile.no-process': '{at} 的输入或信号所对应的程序已经结束，或者根本不存在：什么也没有发生。',
  place: '{place}：“{found}”。{rule}',
  'place.change': '第 {n} 处改动',
  'place.link': '链接',
  'rule.kind': '这里应该是：{allowed}。',
  'rule.whole': '应为 {low} 到 {high} 之间的整数。',
  'rule.number': '应为有限的数。',
  'rule.length': '数量应为 {low} 到 {high}。',
  'rule.exactly': '应为 {n} 项。',
  'rule.lacking': '应为 {n} 项，缺少：{allowed}。',
  'rule.long': '链接过长，最多读取 {high} 个字符。',
  'rule.choice': '可用的有：{allowed}。',
  'rule.missing': '缺少这一项。',
  'rule.unknown': '没有这一项；有的是：{allowed}。',
  'rule.address': '应为 IPv4 地址，例如 10.0.0.1。',
  'rule.hardware-address': '应为硬件地址，例如 02:00:00:00:00:01。',
  'rule.double': '已经有了：{allowed}。',
  'rule.host-address':
    '主机不能使用这个地址：它是网络地址、广播地址、组播地址、环回地址或保留地址。',
  'rule.network': '前缀是这个长度时，网络应写成 {allowed}。',
  'rule.gateway': '网关应是同一网络（{allowed}）中的另一台主机。',
  'rule.useless-route':
    '这样的路由永远用不上：目的地是节点自己、环回地址、广播地址、组播组或 0.0.0.0。',
  'rule.no-node': '没有这个节点；有的是：{allowed}。',
  'rule.not-host': '这不是主机。调用和帧只能交给主机：{allowed}。',
  'rule.no-card': '没有这块网卡：每台主机只有一块网卡，即 0 号；1 号是环回接口。',
  'rule.card-taken': '它唯一的网卡已被占用：{allowed}。',
  'rule.no-link': '没有这条链路；现有的是 {low} 号到 {high} 号链路。',
  'rule.same-end': '链路的两端应是两个不同的节点。',
  'rule.no-descriptor': '程序中没有哪一步创建这个描述符；它创建的有：{allowed}。',
  'rule.order': '不能早于前一处改动的时间 {low}。',
  'rule.above': '不能大于 {allowed}（{high}）。',
  nothing: '无',
} as const;

/** English and Chinese. */
export const TEXTS = [en, zh] as const;

export const useNoticeText = defineText(en, zh);

export type NoticeText = ReturnType<typeof useNoticeText>;
