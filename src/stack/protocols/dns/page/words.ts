/** The words of DNS's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { type RfcRef, rfc } from '../../../core/rfc.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import { type Scene, sentence, type TableFor, type WordsFor } from '../../../trace/words.ts';
import type { DnsDiscardReasons, dnsEvents } from '../events.ts';
import { spokenName } from '../name.ts';

type Response = TraceEvent<'dns.response.sent' | 'dns.response.received'>;

const discarded: TableFor<DnsDiscardReasons> = {
  malformed: { en: 'it cannot be read', zh: '无法读懂' },
  'wrong-direction': { en: 'it is not of the kind that is awaited', zh: '不是所等的那一种报文' },
  'wrong-opcode': { en: 'its opcode is not that of the query', zh: '操作码与查询不同' },
  'wrong-id': { en: 'its ID is not that of the query', zh: '标识与查询不同' },
  'wrong-question': { en: 'it answers another question', zh: '回答的是另一个问题' },
  'wrong-sender': {
    en: 'it comes from an address and port that nothing was asked of',
    zh: '发送方的地址和端口不是所查询的服务器',
  },
};

/** RFC 5452 says what a resolver believes, RFC 1035 what the header says to whoever reads it. */
const HEADER = rfc(1035, '4.1.1');
const BELIEF = rfc(5452, '9.1');
const RULES: Readonly<Record<keyof DnsDiscardReasons, RfcRef>> = {
  malformed: HEADER,
  'wrong-direction': HEADER,
  'wrong-opcode': HEADER,
  'wrong-id': BELIEF,
  'wrong-question': BELIEF,
  'wrong-sender': BELIEF,
};

const failures: Readonly<Record<string, Localized>> = {
  timeout: { en: 'no answer came in time', zh: '未能及时收到回答' },
  unhelpful: { en: 'the server does not help', zh: '服务器帮不上忙' },
  lame: {
    en: 'the server does not have the zone that it was asked about',
    zh: '该服务器并没有所问的区',
  },
  EMSGSIZE: {
    en: 'the message is longer than the path takes',
    zh: '报文超过路径允许的长度',
  },
};

/** How a response is told: what it brings, or why it brings nothing. */
function outcome({ rcode, answers: n }: Response): Localized {
  if (rcode === 'NXDOMAIN') {
    // RFC 6604 §3: the code speaks of the last name of a chain of aliases; those before it exist.
    return n === 0
      ? { en: 'there is no such name', zh: '没有这个域名' }
      : {
          en: 'it is an alias, and the name it stands for does not exist',
          zh: '它是别名，而它所指的域名不存在',
        };
  }
  if (rcode !== 'NOERROR') return { en: rcode, zh: rcode };
  if (n === 0) return { en: 'no record of this type here', zh: '这里没有该类型的记录' };
  return { en: n === 1 ? '1 record' : `${n} records`, zh: `${n} 条记录` };
}

const response = (event: Response, { node }: Scene) => ({
  node,
  type: event.type,
  name: spokenName(event.name),
  peer: formatIpv4(event.peer),
  outcome: outcome(event),
});

export const dnsWords: WordsFor<typeof dnsEvents> = {
  'dns.query.sent': {
    source: 'application',
    label: { en: 'a DNS query', zh: 'DNS 查询' },
    why: ({ name, type, server, attempt, over }, { node }) => {
      const values = { node, name: spokenName(name), type, server: formatIpv4(server) };
      if (over === 'TCP')
        return sentence(
          '{node} asks {server} over TCP, where an answer may be as long as it is, for the {type} records of {name}.',
          '{node} 通过 TCP 向 {server} 查询 {name} 的 {type} 记录：TCP 上的回答再长也不必截断。',
          values,
          rfc(7766, '5'),
        );
      return attempt === 1
        ? sentence(
            '{node} asks {server} for the {type} records of {name}.',
            '{node} 向 {server} 查询 {name} 的 {type} 记录。',
            values,
            rfc(1034, '5.3.1'),
          )
        : sentence(
            '{node} asks again, and asks {server}, for the {type} records of {name}.',
            '{node} 再次查询：向 {server} 查询 {name} 的 {type} 记录。',
            values,
            rfc(1123, '6.1.3.3'),
          );
    },
    ask: ({ name }) =>
      sentence('Why this query for {name}?', '为什么查询 {name}？', { name: spokenName(name) }),
    say: ({ name, type }, { node }) =>
      sentence('{node} asks for {type} of {name}', '{node} 查询 {name} 的 {type} 记录', {
        node,
        name: spokenName(name),
        type,
      }),
  },
  'dns.query.received': {
    source: 'application',
    label: { en: 'a DNS query arrived', zh: '收到 DNS 查询' },
    why: ({ name, type, client }, { node }) =>
      sentence(
        'The name server on {node} was asked by {client} for the {type} records of {name}.',
        '{node} 上的域名服务器收到 {client} 的查询：{name} 的 {type} 记录。',
        { node, name: spokenName(name), type, client: formatIpv4(client) },
        rfc(1034, '4.3.1'),
      ),
    say: null,
  },
  'dns.response.sent': {
    source: 'application',
    label: { en: 'a DNS response', zh: 'DNS 响应' },
    why: (event, scene) =>
      sentence(
        'The name server on {node} answers {peer} about {type} of {name}: {outcome}.',
        '{node} 上的域名服务器就 {name} 的 {type} 记录回答 {peer}：{outcome}。',
        response(event, scene),
        rfc(1034, '4.3.2'),
      ),
    ask: ({ name }) =>
      sentence('Why this answer about {name}?', '为什么这样回答 {name}？', {
        name: spokenName(name),
      }),
    say: (event, scene) => {
      const { node, name, outcome: what } = response(event, scene);
      return sentence('{node} answers about {name}: {what}', '{node} 就 {name} 回答：{what}', {
        node,
        name,
        what,
      });
    },
  },
  'dns.response.received': {
    source: 'application',
    label: { en: 'a DNS answer arrived', zh: '收到 DNS 回答' },
    why: (event, scene) =>
      sentence(
        '{node} believes the answer of {peer} about {type} of {name}: its ID is that of the query, and so is the question, if it has one. {outcome}.',
        '{node} 采信 {peer} 就 {name} 的 {type} 记录所作的回答：标识与查询一致，问题（如果有）也一致。结果：{outcome}。',
        response(event, scene),
        rfc(5452, '9.1'),
      ),
    say: (event, scene) => {
      const { node, name, outcome: what } = response(event, scene);
      return sentence('{node} knows about {name}: {what}', '{node} 得知 {name}：{what}', {
        node,
        name,
        what,
      });
    },
  },
  'dns.discarded': {
    source: 'application',
    label: { en: 'a DNS message was discarded', zh: 'DNS 报文被丢弃' },
    why: ({ why }, { node }) =>
      sentence(
        '{node} discards a DNS message: {why}.',
        '{node} 丢弃一个 DNS 报文：{why}。',
        { node, why: discarded[why] },
        RULES[why],
      ),
    say: ({ why }, { node }) =>
      sentence('{node} discards a DNS message: {why}', '{node} 丢弃一个 DNS 报文：{why}', {
        node,
        why: discarded[why],
      }),
  },
  'dns.query.failed': {
    source: 'application',
    label: { en: 'a DNS query was given up', zh: '放弃 DNS 查询' },
    why: ({ name, server, why }, { node }) =>
      sentence(
        '{node} gives up its query for {name} to {server}: {why}.',
        '{node} 放弃向 {server} 查询 {name}：{why}。',
        { node, name: spokenName(name), server: formatIpv4(server), why: failures[why] ?? why },
        rfc(1034, '5.3.3'),
      ),
    say: ({ name, why }, { node }) =>
      sentence('{node} gives up its query for {name}: {why}', '{node} 放弃查询 {name}：{why}', {
        node,
        name: spokenName(name),
        why: failures[why] ?? why,
      }),
  },
  'dns.response.failed': {
    source: 'application',
    label: { en: 'a DNS response could not be sent', zh: 'DNS 响应未能发出' },
    why: ({ name, peer, why }, { node }) =>
      sentence(
        'The name server on {node} could not send {peer} its answer about {name}, and the asker waits in vain: {why}.',
        '{node} 上的域名服务器未能把关于 {name} 的回答发给 {peer}，查询方只能空等：{why}。',
        { node, name: spokenName(name), peer: formatIpv4(peer), why: failures[why] ?? why },
        rfc(1035, '4.2.1'),
      ),
    say: ({ name, why }, { node }) =>
      sentence(
        '{node} cannot send its answer about {name}: {why}',
        '{node} 无法发出关于 {name} 的回答：{why}',
        { node, name: spokenName(name), why: failures[why] ?? why },
      ),
  },
};
