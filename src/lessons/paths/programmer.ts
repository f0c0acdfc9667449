import type { CoursePath } from '../paths.ts';

export const path: CoursePath = {
  title: { en: 'Programmer', zh: '程序员' },
  says: {
    en: 'What the socket calls really promise, where the milliseconds go, and all of HTTP and TLS.',
    zh: '套接字调用到底保证了什么，时间耗在哪里，以及完整的 HTTP 与 TLS。',
  },
  lessons: [
    'ports',
    'socket-record',
    'client-calls',
    'server-calls',
    'time-wait',
    'mss',
    'delayed-ack',
    'nagle',
    'flow-control',
    'timers',
    'http-message',
    'http-methods',
    'http-versions',
    'cookies',
    'cgi',
    'http-cache',
    'tls-handshake',
    'certificates',
    'what-tls-hides',
  ],
};
