/** The words of IPv4's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { ipv4Events } from '../events.ts';

export const ipv4Words: WordsFor<typeof ipv4Events> = {
  'address.changed': {
    source: 'network',
    label: { en: 'an address changed', zh: '地址变化' },
    why: ({ address, prefixLength: length }, { node }) =>
      address === 0
        ? sentence(
            'A card of {node} has no address any more.',
            '{node} 的一块网卡不再有地址。',
            { node },
            rfc(1122, '3.3.1.6'),
          )
        : sentence(
            'A card of {node} has the address {address}/{length} now.',
            '{node} 的一块网卡现在的地址是 {address}/{length}。',
            { node, address: formatIpv4(address), length },
            rfc(1122, '3.3.1.6'),
          ),
    say: null,
  },
  'name-servers.gone': {
    source: 'network',
    label: { en: 'name servers were forgotten', zh: '忘记域名服务器' },
    why: ({ left, gone }, { node }) => {
      const values = { node, left, gone };
      return left === ''
        ? sentence(
            'The program that had told {node} of {gone} has ended, so {node} knows no name server any more: whoever asks for a name must say whom.',
            '把 {gone} 告诉 {node} 的程序结束了，{node} 不再知道任何域名服务器：再查域名，就要指明服务器。',
            values,
            rfc(2132, '3.8'),
          )
        : sentence(
            'The program that had told {node} of {gone} has ended; {node} asks {left} for names now.',
            '把 {gone} 告诉 {node} 的程序结束了，{node} 此后向 {left} 查询域名。',
            values,
            rfc(2132, '3.8'),
          );
    },
    say: ({ left }, { node }) =>
      left === ''
        ? sentence('{node} has no name server any longer', '{node} 不再有域名服务器', { node })
        : sentence('{node} now asks {left} for names', '{node} 此后向 {left} 查询域名', {
            ...{ node, left },
          }),
  },
  'raw.sent': {
    source: 'network',
    label: { en: 'a packet was sent', zh: '发出分组' },
    why: ({ protocol, dst }, { node }) =>
      sentence(
        'A program of {node} sent a packet of IP protocol {protocol} to {address} through a raw socket.',
        '{node} 的一个程序经原始套接字向 {address} 发出协议号为 {protocol} 的 IP 分组。',
        { node, protocol, address: formatIpv4(dst) },
        rfc(791, '3.1'),
      ),
    say: null,
  },
  'route.changed': {
    source: 'network',
    label: { en: 'a route changed', zh: '路由变化' },
    why: ({ destination, via }, { node }) =>
      via === ''
        ? sentence(
            '{node} has no route to {destination} any more.',
            '{node} 不再有到 {destination} 的路由。',
            { node, destination },
            rfc(1122, '3.3.1'),
          )
        : sentence(
            '{node} sends what is for {destination} by way of {via} now.',
            '{node} 此后经 {via} 发送去往 {destination} 的分组。',
            { node, destination, via },
            rfc(1122, '3.3.1'),
          ),
    say: null,
  },
};
