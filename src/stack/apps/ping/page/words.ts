import { formatIpv4 } from '../../../core/addresses.ts';
import { MILLISECOND } from '../../../core/instant.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { pingEvents } from '../events.ts';

const ECHO = rfc(1122, '3.2.2.6');

export const pingWords: WordsFor<typeof pingEvents> = {
  'ping.sent': {
    source: 'application',
    label: { en: 'an echo request', zh: '回显请求' },
    why: ({ sequence, dst, length }, { node }) =>
      sentence(
        'ping on {node} asks {address} to send {length} octets back; this is request {sequence}.',
        '{node} 上的 ping 请 {address} 原样送回 {length} 字节，这是第 {sequence} 个请求。',
        { node, sequence, length, address: formatIpv4(dst) },
        ECHO,
      ),
    say: ({ sequence, dst }, { node }) =>
      sentence(
        '{node} sends echo request {sequence} to {address}',
        '{node} 向 {address} 发出第 {sequence} 个回显请求',
        { node, sequence, address: formatIpv4(dst) },
      ),
  },
  'ping.answered': {
    source: 'application',
    label: { en: 'an echo was answered', zh: '回显得到应答' },
    why: ({ sequence, src, rtt }, { node }) =>
      sentence(
        'The reply names the identifier and the sequence number of request {sequence}, so {node} knows which one {address} answers, and how long it took: {time} ms.',
        '应答带着第 {sequence} 个请求的标识符和序号，{node} 由此知道 {address} 答的是哪一个，也算出往返用了 {time} ms。',
        { node, sequence, address: formatIpv4(src), time: rtt / MILLISECOND },
        ECHO,
      ),
    ask: ({ sequence }) =>
      sentence('How was request {sequence} answered?', '第 {sequence} 个请求怎样得到应答？', {
        sequence,
      }),
    say: ({ sequence, rtt }, { node }) =>
      sentence(
        '{node} has the answer to echo {sequence} after {time} ms',
        '{node} 在 {time} ms 后收到第 {sequence} 个回显应答',
        { node, sequence, time: rtt / MILLISECOND },
      ),
  },
  'ping.refused': {
    source: 'application',
    label: { en: 'an echo failed', zh: '回显失败' },
    why: ({ sequence, src, type, code }, { node }) =>
      sentence(
        '{address} reports by ICMP (type {type}, code {code}) that request {sequence} of {node} did not get through. The error quotes the request, which is how ping knows it.',
        '{address} 用 ICMP（类型 {type}、代码 {code}）报告 {node} 的第 {sequence} 个请求没有送达。差错里引用了原请求，ping 由此认出它。',
        { node, sequence, type, code, address: formatIpv4(src) },
        rfc(1122, '3.2.2'),
      ),
    ask: ({ sequence }) =>
      sentence('Why did request {sequence} fail?', '第 {sequence} 个请求为什么失败？', {
        sequence,
      }),
    say: ({ sequence, src }, { node }) =>
      sentence(
        '{node} hears from {address} that echo {sequence} failed',
        '{node} 从 {address} 得知第 {sequence} 个回显请求失败',
        { node, sequence, address: formatIpv4(src) },
      ),
  },
  'ping.unanswered': {
    source: 'application',
    label: { en: 'no echo came back', zh: '没有等到回显应答' },
    why: ({ sequence, dst }, { node }) =>
      sentence(
        '{node} has waited long enough for {address} to answer request {sequence}. Whether the request or the reply was lost, ping cannot know.',
        '{node} 等待 {address} 应答第 {sequence} 个请求已超时。丢的是请求还是应答，ping 无从知道。',
        { node, sequence, address: formatIpv4(dst) },
        ECHO,
      ),
    say: ({ sequence }, { node }) =>
      sentence(
        '{node} gives up waiting for echo {sequence}',
        '{node} 不再等第 {sequence} 个回显应答',
        { node, sequence },
      ),
  },
};
