import type { Localized } from '../../i18n/language.ts';
import type { CoursePath } from '../paths.ts';

/** The questions as they are asked: answer aloud, then see what the run says. */
const asks = {
  'enter-to-page': {
    en: 'What happens between typing a URL and seeing the page?',
    zh: '从输入 URL 到页面显示，中间发生了什么？',
  },
  layers: {
    en: 'Which layers are there, and why have layers at all?',
    zh: '网络分哪几层？为什么要分层？',
  },
  'udp-or-tcp': {
    en: 'TCP or UDP: what differs, and which would you take?',
    zh: 'TCP 和 UDP 有什么区别？各用在什么场合？',
  },
  'three-way-handshake': {
    en: 'Why three segments, not two or four?',
    zh: '为什么是三次握手，不是两次或四次？',
  },
  'four-way-close': {
    en: 'Why does closing take four?',
    zh: '为什么挥手要四次？',
  },
  'time-wait': {
    en: 'What is TIME_WAIT for, and what if there are too many?',
    zh: 'TIME_WAIT 有什么用？太多了怎么办？',
  },
  'eleven-states': {
    en: 'A server is full of CLOSE_WAIT: whose fault is it?',
    zh: '服务器上有大量 CLOSE_WAIT，问题出在哪儿？',
  },
  'server-calls': {
    en: 'Which two queues does a listening socket have?',
    zh: '监听套接字有哪两个队列？',
  },
  'syn-flood': {
    en: 'What is a SYN flood, and what helps against it?',
    zh: '什么是 SYN 洪泛攻击？怎样防御？',
  },
  reliable: {
    en: 'How does TCP make an unreliable network reliable?',
    zh: 'TCP 靠什么保证可靠传输？',
  },
  'sliding-window': {
    en: 'How does the sliding window work?',
    zh: '滑动窗口是怎样工作的？',
  },
  'slow-start': {
    en: 'How does TCP keep from overloading the network?',
    zh: 'TCP 怎样控制拥塞？',
  },
  'client-calls': {
    en: 'Two sends arrive in one read: how do you tell messages apart?',
    zh: '什么是“粘包”？怎样区分消息的边界？',
  },
  nagle: {
    en: 'When does Nagle’s algorithm cost 40 ms?',
    zh: 'Nagle 算法什么时候会让你多等 40 毫秒？',
  },
  rto: {
    en: 'How long does TCP wait before it sends again?',
    zh: '重传超时时间是怎样算出来的？',
  },
  timers: {
    en: 'The cable is pulled: when does either side notice? What do the two keep-alives do?',
    zh: '拔掉网线，双方多久才会发现？TCP 保活与 HTTP 的 keep-alive 有什么不同？',
  },
  mss: {
    en: 'Why an MSS, if IP can fragment?',
    zh: 'IP 已经会分片，TCP 为什么还要 MSS？',
  },
  ports: {
    en: 'How many connections can one server have?',
    zh: '一台服务器最多能有多少条连接？',
  },
  'dns-resolver': {
    en: 'How is a name turned into an address?',
    zh: '域名是怎样变成地址的？',
  },
  'http-versions': {
    en: 'What did HTTP/1.1 change?',
    zh: 'HTTP/1.1 比 1.0 改进了什么？',
  },
  cookies: {
    en: 'HTTP is stateless: how do you stay logged in?',
    zh: 'HTTP 无状态，登录状态是怎样保持的？',
  },
  'http-cache': {
    en: 'When may a browser use its cache, and when must it ask?',
    zh: '浏览器什么时候可以直接用缓存，什么时候必须去问？',
  },
  'tls-handshake': {
    en: 'What does HTTPS add, and how do two strangers agree on a key?',
    zh: 'HTTPS 多了什么？互不相识的双方怎样商定密钥？',
  },
} as const satisfies Readonly<Record<string, Localized>>;

export const path: CoursePath = {
  title: { en: 'Interview', zh: '面试八股文' },
  says: {
    en: 'The questions that are always asked. Answer aloud, then see what the run says and what the usual answer lacks.',
    zh: '面试必问的题。先说出你的回答，再看运行结果，看看标准答案漏了什么。',
  },
  lessons: Object.keys(asks),
  asks,
};
