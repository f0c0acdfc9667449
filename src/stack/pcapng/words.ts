/** The comments of a capture file, which its reader sees in Wireshark: in the language of the app. */
import type { FrameChange, KernelDropReasons } from '../trace/kernel-events.ts';

export interface CaptureWords {
  /** A reason that a kind of link has of its own is given by its name. */
  readonly dropped: Readonly<Record<keyof KernelDropReasons, string>>;
  readonly changed: Readonly<Record<FrameChange, string>>;
  bit(number: number): string;
  readonly copied: string;
  sent(reason: string, event: number): string;
  arp(operation: string): string;
  waited(microseconds: number): string;
}

export const CAPTURE_WORDS: Readonly<Record<'en' | 'zh', CaptureWords>> = {
  en: {
    dropped: {
      learner: 'dropped by you',
      loss: 'dropped on the link: loss',
      'queue-full': 'dropped on the link: queue full',
      'link-down': 'dropped on the link: link down',
      'corrupt-fcs': 'dropped on the link: damaged (FCS)',
      'too-big': 'dropped on the link: too big',
      'no-receiver': 'dropped on the link: nobody at its end',
    },
    changed: {
      corrupted: 'on the link: corrupted',
      duplicated: 'on the link: duplicated',
      reordered: 'on the link: reordered',
      'ecn-marked': 'on the link: ecn-marked',
      'delay-by-learner': 'delayed by you',
      'duplicate-by-learner': 'duplicated by you',
      'corrupt-by-learner': 'corrupted by you',
    },
    bit: (number) => ` (bit ${number})`,
    copied: 'a copy made by the link',
    sent: (reason, event) => `${reason} (event ${event})`,
    arp: (operation) => `ARP ${operation}`,
    waited: (microseconds) => `waited ${microseconds} µs for the line`,
  },
  zh: {
    dropped: {
      learner: '你丢弃的',
      loss: '在链路上丢失',
      'queue-full': '链路队列已满，被丢弃',
      'link-down': '链路已断开，被丢弃',
      'corrupt-fcs': '在链路上损坏（FCS 校验不符），被丢弃',
      'too-big': '帧太大，被链路丢弃',
      'no-receiver': '链路另一端无人接收，被丢弃',
    },
    changed: {
      corrupted: '在链路上损坏',
      duplicated: '在链路上被复制',
      reordered: '在链路上乱序',
      'ecn-marked': '在链路上打了 ECN 标记',
      'delay-by-learner': '被你推迟',
      'duplicate-by-learner': '被你复制',
      'corrupt-by-learner': '被你弄坏',
    },
    bit: (number) => `（第 ${number} 位）`,
    copied: '链路复制出的副本',
    sent: (reason, event) => `${reason}（事件 ${event}）`,
    arp: (operation) => (operation === 'request' ? 'ARP 请求' : 'ARP 应答'),
    waited: (microseconds) => `等待线路 ${microseconds} µs`,
  },
};
