import { formatIpv4 } from '../../../core/addresses.ts';
import { MILLISECOND } from '../../../core/instant.ts';
import { rfc } from '../../../core/rfc.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import { type Scene, type Sentence, sentence, type WordsFor } from '../../../trace/words.ts';
import type { tracerouteEvents } from '../events.ts';

const TIME_EXCEEDED = 11;

function whyAnswered(event: TraceEvent<'traceroute.answered'>, { node }: Scene): Sentence {
  const { ttl, src, type, code, rtt } = event;
  const values = { node, ttl, type, code, address: formatIpv4(src), time: rtt / MILLISECOND };
  return type === TIME_EXCEEDED
    ? sentence(
        'The time to live of {ttl} ran out at {address}, which says so: it is hop {ttl} on the way, {time} ms there and back.',
        'TTL 为 {ttl} 的探测在 {address} 减到零，它报告了这一点：它就是路上的第 {ttl} 跳，往返 {time} ms。',
        values,
        rfc(1812, '5.3.1'),
      )
    : sentence(
        'What comes back from {address} is no “time exceeded” (type {type}, code {code}): with a TTL of {ttl} the probe has come to the end of its way, {time} ms there and back.',
        '{address} 送回的不是“超时”（类型 {type}、代码 {code}）：TTL 为 {ttl} 的探测已走到终点，往返 {time} ms。',
        values,
        rfc(792),
      );
}

export const tracerouteWords: WordsFor<typeof tracerouteEvents> = {
  'traceroute.sent': {
    source: 'application',
    label: { en: 'a probe', zh: '发出探测' },
    why: ({ ttl, probe, dst, by, number }, { node }) =>
      by === 'udp'
        ? sentence(
            'Probe {probe} with a TTL of {ttl}: {node} sends it to port {number} of {address}, where nobody should be listening.',
            'TTL 为 {ttl} 的第 {probe} 个探测：{node} 把它发往 {address} 的端口 {number}，那里应当没有程序在听。',
            { node, ttl, probe, number, address: formatIpv4(dst) },
            rfc(1812, '5.3.1'),
          )
        : sentence(
            'Probe {probe} with a TTL of {ttl}: {node} sends echo request {number} to {address}.',
            'TTL 为 {ttl} 的第 {probe} 个探测：{node} 向 {address} 发出第 {number} 个回显请求。',
            { node, ttl, probe, number, address: formatIpv4(dst) },
            rfc(1812, '5.3.1'),
          ),
    say: ({ ttl, dst }, { node }) =>
      sentence(
        '{node} sends a probe with TTL {ttl} towards {address}',
        '{node} 向 {address} 发出 TTL 为 {ttl} 的探测',
        { node, ttl, address: formatIpv4(dst) },
      ),
  },
  'traceroute.answered': {
    source: 'application',
    label: { en: 'a hop answered', zh: '某一跳有了回答' },
    why: whyAnswered,
    ask: ({ ttl }) => sentence('Who is hop {ttl}?', '第 {ttl} 跳是谁？', { ttl }),
    say: ({ ttl, src }, { node }) =>
      sentence(
        '{node} hears from {address}, hop {ttl}',
        '{node} 收到第 {ttl} 跳 {address} 的回答',
        {
          node,
          ttl,
          address: formatIpv4(src),
        },
      ),
  },
  'traceroute.unanswered': {
    source: 'application',
    label: { en: 'a hop kept silent', zh: '某一跳没有回答' },
    why: ({ ttl, probe }, { node }) =>
      sentence(
        'Nothing came back for probe {probe} with TTL {ttl}: {node} prints a star. It was lost, or who got it sends no ICMP errors.',
        'TTL 为 {ttl} 的第 {probe} 个探测没有任何回音，{node} 打出星号：它丢了，或收到它的主机不发 ICMP 差错。',
        { node, ttl, probe },
        rfc(1812, '4.3.2.8'),
      ),
    say: ({ ttl }, { node }) =>
      sentence('{node} hears nothing from hop {ttl}', '{node} 没有等到第 {ttl} 跳的回答', {
        node,
        ttl,
      }),
  },
};
