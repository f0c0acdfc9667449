/** The words of HTTP's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { httpEvents } from '../events.ts';
import type { FramedBy } from '../message.ts';
import { faultTexts } from './fault-text.ts';
import { closeTexts, failureTexts, reasonTexts } from './reason-text.ts';

/** How a reader knows where the body ends. */
export const framingTexts: Readonly<Record<FramedBy, Localized>> = {
  nothing: { en: 'it has no body', zh: '没有正文' },
  status: { en: 'such an answer has no body', zh: '这种响应没有正文' },
  length: {
    en: 'Content-Length says how long its body is',
    zh: '正文的长度由 Content-Length 给出',
  },
  chunked: {
    en: 'its body comes in chunks, the last of which is empty',
    zh: '正文分块传送，以空块结束',
  },
  close: { en: 'its body ends with the connection', zh: '正文随连接关闭而结束' },
  switched: { en: 'what follows is another protocol', zh: '其后是另一种协议' },
};

const sessions = {
  begun: { en: 'begins a session for', zh: '建立会话，用户是' },
  known: { en: 'knows the session of', zh: '认出了会话，用户是' },
  unknown: { en: 'knows no such session; it stands for', zh: '不认识这个会话，当作' },
  ended: { en: 'ends the session of', zh: '结束会话，用户是' },
} as const;
const carriers = {
  cookie: { en: 'a cookie', zh: 'Cookie' },
  url: { en: 'the URL', zh: 'URL' },
} as const;
const NOBODY: Localized = { en: 'nobody', zh: '无人' };

export const httpWords: WordsFor<typeof httpEvents> = {
  'http.request.sent': {
    source: 'application',
    label: { en: 'an HTTP request', zh: 'HTTP 请求' },
    why: ({ method, target, peer, framedBy }, { node }) =>
      sentence(
        '{node} sends {address} the request {method} {target}: {framing}.',
        '{node} 向 {address} 发出请求 {method} {target}：{framing}。',
        { node, method, target, address: formatIpv4(peer), framing: framingTexts[framedBy] },
        rfc(9112, '3'),
      ),
    ask: ({ method, target }) =>
      sentence('Why the request {method} {target}?', '为什么发出请求 {method} {target}？', {
        method,
        target,
      }),
    say: ({ method, target }, { node }) =>
      sentence('{node} requests {method} {target}', '{node} 请求 {method} {target}', {
        node,
        method,
        target,
      }),
  },
  'http.request.received': {
    source: 'application',
    label: { en: 'an HTTP request is whole', zh: 'HTTP 请求收齐' },
    why: ({ method, target, peer, framedBy }, { node }) =>
      sentence(
        'The web server on {node} has all of the request {method} {target} of {address}: {framing}.',
        '{node} 上的 Web 服务器收齐了 {address} 的请求 {method} {target}：{framing}。',
        { node, method, target, address: formatIpv4(peer), framing: framingTexts[framedBy] },
        rfc(9112, '6.3'),
      ),
    say: null,
  },
  'http.response.sent': {
    source: 'application',
    label: { en: 'an HTTP response', zh: 'HTTP 响应' },
    why: ({ method, target, status, because }, { node }) =>
      sentence(
        'The web server on {node} answers {method} {target} with {status}: {why}.',
        '{node} 上的 Web 服务器以 {status} 响应 {method} {target}：{why}。',
        { node, method, target, status, why: reasonTexts[because].what },
        reasonTexts[because].ref,
      ),
    ask: ({ status, target }) =>
      sentence('Why the answer {status} to {target}?', '为什么以 {status} 响应 {target}？', {
        status,
        target,
      }),
    say: ({ status, target }, { node }) =>
      sentence('{node} answers {target} with {status}', '{node} 以 {status} 响应 {target}', {
        node,
        status,
        target,
      }),
  },
  'http.response.received': {
    source: 'application',
    label: { en: 'an HTTP response is whole', zh: 'HTTP 响应收齐' },
    why: ({ method, target, status, framedBy }, { node }) =>
      sentence(
        '{node} has all of the answer {status} to {method} {target}: {framing}.',
        '{node} 收齐了对 {method} {target} 的响应 {status}：{framing}。',
        { node, method, target, status, framing: framingTexts[framedBy] },
        rfc(9112, '6.3'),
      ),
    say: ({ status, target }, { node }) =>
      sentence(
        '{node} has the answer {status} to {target}',
        '{node} 收到对 {target} 的响应 {status}',
        {
          node,
          status,
          target,
        },
      ),
  },
  'http.unreadable': {
    source: 'application',
    label: { en: 'an HTTP message cannot be read', zh: 'HTTP 报文无法读出' },
    why: ({ code, at }, { node }) =>
      sentence(
        '{node} cannot trust what it has read up to byte {at}. {what}',
        '{node} 读到第 {at} 字节时无法再相信所读的内容。{what}',
        { node, at, what: faultTexts[code].what },
        faultTexts[code].ref,
      ),
    say: (_, { node }) =>
      sentence('{node} cannot read an HTTP message', '{node} 无法读出一个 HTTP 报文', { node }),
  },
  'http.closed': {
    source: 'application',
    label: { en: 'an HTTP connection is closed', zh: 'HTTP 连接关闭' },
    why: ({ why }, { node }) =>
      sentence(
        '{node} closes the connection: {why}.',
        '{node} 关闭连接：{why}。',
        { node, why: closeTexts[why].what },
        closeTexts[why].ref,
      ),
    ask: () => sentence('Why is the connection closed?', '为什么关闭连接？', {}),
    say: ({ why }, { node }) =>
      sentence('{node} closes the connection: {why}', '{node} 关闭连接：{why}', {
        node,
        why: closeTexts[why].what,
      }),
  },
  'http.failed': {
    source: 'application',
    label: { en: 'an HTTP client gives up', zh: 'HTTP 客户放弃' },
    why: ({ url, why }, { node }) =>
      sentence(
        '{node} gives up {url}: {why}.',
        '{node} 放弃访问 {url}：{why}。',
        { node, url, why: failureTexts[why].what },
        failureTexts[why].ref,
      ),
    say: ({ url, why }, { node }) =>
      sentence('{node} gives up {url}: {why}', '{node} 放弃访问 {url}：{why}', {
        node,
        url,
        why: failureTexts[why].what,
      }),
  },
  'http.session': {
    source: 'application',
    label: { en: 'a session of a web server', zh: 'Web 服务器的会话' },
    why: ({ what, user, session, by }, { node }) =>
      sentence(
        '{node} {does} {user}: number {session}, carried by {carrier}.',
        '{node} {does} {user}：标识 {session}，由 {carrier} 携带。',
        {
          ...{ node, session, does: sessions[what], carrier: carriers[by] },
          user: user === '' ? NOBODY : user,
        },
        rfc(6265, '3'),
      ),
    say: ({ what, user }, { node }) =>
      sentence('{node} {does} {user}', '{node} {does} {user}', {
        ...{ node, does: sessions[what] },
        user: user === '' ? NOBODY : user,
      }),
  },
};
