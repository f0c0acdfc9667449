import type { QueuePage } from '../../../links/page.ts';
import { ROOM } from '../../page/room.ts';
import { RED } from '../defaults.ts';
import '../events.ts';

const MOST = 0x7fffffff;

export const queuePage: QueuePage = {
  kind: 'red',
  title: { en: 'RED', zh: 'RED' },
  about: {
    en: 'Random early detection (Floyd and Jacobson, 1993): the longer the queue on average, the likelier a drop.',
    zh: '随机早期检测（Floyd 与 Jacobson，1993）：平均队长越长，越可能丢弃。',
  },
  expect: {
    en: 'Single early drops in place of bursts, and a shorter queue. See its average in Queue.',
    zh: '丢弃提前、零散，不再成片，队列也更短。在“队列”中看平均队长。',
  },
  rfc: 'RFC2309#3',
  average: { told: 'red.average', label: { en: 'RED’s average', zh: 'RED 的平均队长' } },
  knobs: [
    { ...ROOM, initial: RED.queueBytes },
    {
      ...{ key: 'minBytes', unit: 'B', initial: RED.minBytes, high: MOST, usual: 1_000_000 },
      name: { en: 'Lower threshold', zh: '下门限' },
      sign: 'min_th',
      line: { across: 'bytes', label: (n) => ({ en: `min ${n}`, zh: `下门限 ${n}` }) },
      about: {
        en: 'While the average is below, nothing is dropped.',
        zh: '平均队长低于它时不丢弃。',
      },
      expect: {
        en: 'Lower: drops begin earlier, and the queue stays shorter; too low, and the line runs idle.',
        zh: '调低：更早开始丢弃，队列更短；太低时线路会空闲。',
      },
    },
    {
      ...{ key: 'maxBytes', unit: 'B', initial: RED.maxBytes, high: MOST, usual: 1_000_000 },
      name: { en: 'Upper threshold', zh: '上门限' },
      sign: 'max_th',
      line: { across: 'bytes', label: (n) => ({ en: `max ${n}`, zh: `上门限 ${n}` }) },
      about: {
        en: 'From this average on, everything is dropped.',
        zh: '平均队长达到它时，来的分组全部丢弃。',
      },
      expect: {
        en: 'Close to the lower one: drops all at once, as with drop-tail.',
        zh: '靠近下门限时：丢弃又成片出现，和尾部丢弃一样。',
      },
    },
    {
      ...{ key: 'maxPpm', unit: '%', initial: RED.maxPpm, high: 1_000_000, usual: 500_000 },
      name: { en: 'Probability at the upper threshold', zh: '上门限处的丢弃概率' },
      sign: 'max_p',
      about: {
        en: 'How likely a drop is just below the upper threshold.',
        zh: '平均队长略低于上门限时的丢弃概率。',
      },
      expect: {
        en: 'Higher: senders slow down earlier, and the average settles lower.',
        zh: '调高：发送方更早放慢，平均队长稳定在更低处。',
      },
    },
    {
      ...{ key: 'weightPpm', unit: '%', initial: RED.weightPpm, high: 1_000_000, usual: 100_000 },
      name: { en: 'Weight of the newest length', zh: '最新队长的权重' },
      sign: 'w_q',
      about: {
        en: 'How much the length at each arrival counts in the average.',
        zh: '每个分组到来时的队长在平均值中占的份量。',
      },
      expect: {
        en: 'Higher: the average follows every burst; lower: it is late.',
        zh: '调高：平均值跟着每次突发走；调低：它反应迟缓。',
      },
    },
    {
      ...{ key: 'ecn', unit: '', initial: RED.ecn, high: 1 },
      name: { en: 'Mark in place of dropping', zh: '以标记代替丢弃' },
      sign: 'ECN',
      about: {
        en: 'Between the thresholds, ECN-capable packets are marked CE.',
        zh: '在两个门限之间，支持 ECN 的分组被标记 CE。',
      },
      expect: {
        en: 'With ECN on at one end: the same slowing down, and nothing to repeat.',
        zh: '一端打开 ECN 时：同样会放慢，但没有什么要重传。',
      },
      rfc: 'RFC3168#5',
    },
  ],
};
