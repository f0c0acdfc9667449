import type { QueuePage } from '../../../links/page.ts';
import { ROOM } from '../../page/room.ts';
import { CODEL } from '../defaults.ts';

const HOUR = 3_600_000_000;

export const queuePage: QueuePage = {
  kind: 'codel',
  title: { en: 'CoDel', zh: 'CoDel' },
  about: {
    en: 'Controlled delay: what waits too long for too long is dropped at the head of the queue.',
    zh: '受控时延：排队时间持续过长，就在队首丢弃。',
  },
  expect: {
    en: 'Bursts pass, and the standing queue goes: waits come down to the target. See Queue.',
    zh: '突发照样通过，常驻的队列消失：排队时间降到目标附近。看“队列”。',
  },
  rfc: 'RFC8289#3',
  knobs: [
    { ...ROOM, initial: CODEL.queueBytes },
    {
      ...{ key: 'target', unit: 'ms', initial: CODEL.target, low: 1, high: HOUR, usual: 200_000 },
      name: { en: 'Target', zh: '目标时延' },
      sign: 'TARGET',
      line: { across: 'wait', label: (n) => ({ en: `target ${n}`, zh: `目标 ${n}` }) },
      about: { en: 'The standing wait that is accepted.', zh: '可以接受的常驻排队时间。' },
      expect: {
        en: 'Shorter: less wait, more drops; below the time of one packet, the line runs idle.',
        zh: '调短：等待更少，丢弃更多；短于发送一个分组的时间时，线路会空闲。',
      },
      rfc: 'RFC8289#4',
    },
    {
      ...{ key: 'interval', unit: 'ms', initial: CODEL.interval, low: 1, high: HOUR },
      ...{ usual: 2_000_000 },
      name: { en: 'Interval', zh: '观察期' },
      sign: 'INTERVAL',
      about: {
        en: 'How long the wait may be above the target: a worst-case round trip.',
        zh: '排队时间可以超过目标多久：约为最长的往返时间。',
      },
      expect: {
        en: 'Shorter than the round trip: it drops again before the sender can have reacted.',
        zh: '短于往返时间：发送方还来不及反应，它又丢一个。',
      },
      rfc: 'RFC8289#4',
    },
    {
      ...{ key: 'ecn', unit: '', initial: CODEL.ecn, high: 1 },
      name: { en: 'Mark in place of dropping', zh: '以标记代替丢弃' },
      sign: 'ECN',
      about: {
        en: 'ECN-capable packets are marked CE in place of being dropped.',
        zh: '支持 ECN 的分组被标记 CE，不丢弃。',
      },
      expect: {
        en: 'With ECN on at one end: the same slowing down, and nothing to repeat.',
        zh: '一端打开 ECN 时：同样会放慢，但没有什么要重传。',
      },
      rfc: 'RFC3168#5',
    },
  ],
};
