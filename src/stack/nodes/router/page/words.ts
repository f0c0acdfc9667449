/** The words of the router's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { icmpCodeText, icmpTypeTexts } from '../../../protocols/icmp/page/values-text.ts';
import { sentence, type TableFor, type WordsFor } from '../../../trace/words.ts';
import type { RouterIgnoredReasons, routerEvents } from '../events.ts';

const UNKNOWN: Localized = { en: 'an ICMP error', zh: 'ICMP 差错' };

/** What an ICMP error says: its code where that says more than its type. */
const errorText = (type: number, code: number): Localized =>
  icmpCodeText(type, code) ?? icmpTypeTexts[type] ?? UNKNOWN;

export const routerWords: WordsFor<typeof routerEvents> = {
  'router.forwarded': {
    source: 'network',
    label: { en: 'a router forwarded a packet', zh: '路由器转发分组' },
    why: ({ dst, via, network, prefixLength, ttl }, { node }) => {
      const values = {
        node,
        dst: formatIpv4(dst),
        route: `${formatIpv4(network)}/${prefixLength}`,
        ttl,
      };
      return via === dst
        ? sentence(
            '{node} has the network {route} on one of its links and hands the packet on to {dst} itself; its TTL is {ttl} now.',
            '{node} 有一条链路就在网络 {route} 上，把分组直接交给 {dst}；TTL 减为 {ttl}。',
            values,
            rfc(1812, '5.2.4.2'),
          )
        : sentence(
            'For {dst}, the longest prefix that {node} knows is {route}: the packet goes on by way of {via}, with a TTL of {ttl}.',
            '对于 {dst}，{node} 所知的最长前缀是 {route}：分组经 {via} 继续前行，TTL 减为 {ttl}。',
            { ...values, via: formatIpv4(via) },
            rfc(1812, '5.2.4.3'),
          );
    },
    ask: (_, { node }) =>
      sentence('Why does {node} send it this way?', '{node} 为什么把分组发往这里？', { node }),
    say: ({ via }, { node }) =>
      sentence('{node} passes the packet on to {via}', '{node} 把分组转发给 {via}', {
        node,
        via: formatIpv4(via),
      }),
  },
  'router.withheld': {
    source: 'network',
    label: { en: 'a router held an ICMP error back', zh: '路由器扣下 ICMP 差错报文' },
    why: ({ type, code, dst }, { node }) =>
      sentence(
        '{node} would have told {dst}: {error}. It has sent so many ICMP errors of late that it sends none about this packet.',
        '{node} 本应告诉 {dst}：{error}。但它近来发出的 ICMP 差错报文太多，这个分组就不报告了。',
        { node, dst: formatIpv4(dst), error: errorText(type, code) },
        rfc(1812, '4.3.2.8'),
      ),
    say: (_, { node }) =>
      sentence('{node} holds an ICMP error back', '{node} 扣下了一个 ICMP 差错报文', { node }),
  },
};

/** Why a router does not hand a packet on, as the end of a sentence. */
export const routerIgnored: TableFor<RouterIgnoredReasons> = {
  'ttl-exceeded': { en: 'its time to live is used up', zh: '生存时间（TTL）已经用完' },
  'route-refuses': {
    en: 'the route to its destination refuses packets',
    zh: '去往目的地的路由拒绝分组',
  },
  'directed-broadcast': {
    en: 'it is a broadcast for another network, which this router does not let in',
    zh: '它是发给另一个网络的广播，这台路由器不放行',
  },
  'for-one-in-group-frame': {
    en: 'it came in a frame to everybody, and such packets are not forwarded',
    zh: '它装在广播帧或组播帧里，这样的分组不转发',
  },
  'martian-destination': {
    en: 'nothing can be forwarded to such an address',
    zh: '这样的目的地址不能转发',
  },
  'source-elsewhere': {
    en: 'the route back to its source leads elsewhere, so the source may be forged',
    zh: '返回其源地址的路由不经过这里，源地址可能是伪造的',
  },
  'needs-fragments': {
    en: 'it is longer than the next link takes, and must not be fragmented',
    zh: '它超过下一条链路的 MTU，又不许分片',
  },
  'source-route': {
    en: 'it wants to choose its own way, and no router lets it',
    zh: '它要自己指定路径，路由器都不允许',
  },
  'bad-option': {
    en: 'one of its IP options makes no sense',
    zh: '它的一个 IP 选项不合规则',
  },
  'redirect-refused': {
    en: 'a router goes by its own routes, whatever a redirect says',
    zh: '路由器只按自己的路由转发，不听从重定向',
  },
};
