/** The seven timers of a connection. */
import { rfc } from '../../../core/rfc.ts';
import type { TimerWords } from '../../../trace/words.ts';
import type { TcpTimerName } from '../names.ts';

export const tcpTimers: Readonly<Record<TcpTimerName, TimerWords>> = {
  connection: {
    name: { en: 'connection', zh: '连接建立' },
    short: { en: 'connection timer', zh: '连接定时器' },
    ref: rfc(9293, '3.8.3'),
  },
  retransmission: {
    name: { en: 'retransmission', zh: '重传' },
    short: { en: 'RTO', zh: 'RTO' },
    ref: rfc(6298, '5'),
  },
  'delayed-ack': {
    name: { en: 'delayed-ACK', zh: '延迟确认' },
    short: { en: 'delayed ACK', zh: '延迟确认' },
    ref: rfc(9293, '3.8.6.3'),
  },
  persist: {
    name: { en: 'persist', zh: '坚持' },
    short: { en: 'persist timer', zh: '坚持定时器' },
    ref: rfc(9293, '3.8.6.1'),
  },
  keepalive: {
    name: { en: 'keep-alive', zh: '保活' },
    short: { en: 'keep-alive', zh: '保活' },
    ref: rfc(9293, '3.8.4'),
  },
  'fin-wait-2': {
    name: { en: 'FIN_WAIT_2', zh: ' FIN_WAIT_2 ' },
    // No rule: kernels have this limit, the RFC has none.
    short: { en: 'FIN_WAIT_2', zh: 'FIN_WAIT_2' },
  },
  'time-wait': {
    name: { en: 'TIME_WAIT', zh: ' TIME_WAIT ' },
    short: { en: '2 MSL', zh: '2 MSL' },
    ref: rfc(9293, '3.6.1'),
  },
};
