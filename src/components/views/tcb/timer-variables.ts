/** The seven timers of a connection. */
import type { Variable } from './variable.ts';

export const TIMER_VARIABLES: readonly Variable[] = [
  {
    id: 'connection',
    name: 'connection',
    zhName: '连接建立',
    group: 'timers',
    kind: 'due',
    field: 'connectionDue',
    rfc: 'RFC9293#3.8.3',
    text: {
      en: 'Connection establishment: gives up if no connection comes about (R2 of a SYN).',
      zh: '连接建立定时器：到时仍未建立连接就放弃（SYN 的 R2）。',
    },
  },
  {
    id: 'retransmission',
    name: 'retransmission',
    zhName: '重传',
    group: 'timers',
    kind: 'due',
    field: 'retransmissionDue',
    rfc: 'RFC6298#5',
    text: {
      en: 'Retransmission: sends the oldest unacknowledged segment again when RTO has passed.',
      zh: '重传定时器：过了 RTO 就重发最早未确认的报文段。',
    },
  },
  {
    id: 'delayed-ack',
    name: 'delayed ACK',
    zhName: '延迟确认',
    group: 'timers',
    kind: 'due',
    field: 'delayedAckDue',
    rfc: 'RFC9293#3.8.6.3',
    text: {
      en: 'Delayed ACK: an acknowledgment waits for company, less than half a second (MUST-40).',
      zh: '延迟确认定时器：确认稍等以便捎带，不超过半秒（MUST-40）。',
    },
  },
  {
    id: 'persist',
    name: 'persist',
    zhName: '坚持',
    group: 'timers',
    kind: 'due',
    field: 'persistDue',
    rfc: 'RFC9293#3.8.6.1',
    text: {
      en: 'Persist: probes a closed window, so that a lost window update cannot block us for ever.',
      zh: '坚持定时器：探测已关闭的窗口，以免窗口更新丢失后永远等待。',
    },
  },
  {
    id: 'keepalive',
    name: 'keep-alive',
    zhName: '保活',
    group: 'timers',
    kind: 'due',
    field: 'keepaliveDue',
    rfc: 'RFC9293#3.8.4',
    text: {
      en: 'Keep-alive: asks an idle peer whether it is still there; off by default (MUST-25).',
      zh: '保活定时器：询问空闲的对端是否还在；默认关闭（MUST-25）。',
    },
  },
  {
    id: 'fin-wait-2',
    name: 'FIN_WAIT_2',
    group: 'timers',
    kind: 'due',
    field: 'finWait2Due',
    rfc: 'RFC9293#3.6.1',
    text: {
      en: 'FIN_WAIT_2: gives up waiting for the peer’s FIN after a full close. Not in the RFC.',
      zh: 'FIN_WAIT_2 定时器：完全关闭后不再等待对方的 FIN。RFC 中没有。',
    },
  },
  {
    id: 'time-wait',
    name: 'TIME_WAIT',
    group: 'timers',
    kind: 'due',
    field: 'timeWaitDue',
    rfc: 'RFC9293#3.6.1',
    text: {
      en: 'TIME_WAIT: two maximum segment lifetimes, until the TCB is deleted (MUST-13).',
      zh: 'TIME_WAIT 定时器：等两倍的最长报文段寿命（MSL），然后删除 TCB（MUST-13）。',
    },
  },
];
