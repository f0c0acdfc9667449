import { card, type SettingGroup } from './card.ts';

export const loss: SettingGroup = {
  id: 'loss',
  title: { en: 'Loss and recovery', zh: '丢失与恢复' },
  cards: {
    duplicateThreshold: card(
      'Duplicate ACKs that mean a loss',
      '几个重复确认表示丢失',
      {
        en: 'Fewer: retransmission is faster, and what was only reordered is sent twice.',
        zh: '调小：重传更快，但只是乱序的报文段也会被重发。',
      },
      { sign: 'DupThresh' },
    ),
    limitedTransmit: card('Limited transmit', '受限传输', {
      en: 'Off: with few segments in flight, a loss is found by time-out, not by duplicate ACKs.',
      zh: '关闭：在途报文段很少时，丢失只能靠超时发现，等不到足够的重复确认。',
    }),
    rateReduction: card(
      'Proportional rate reduction',
      '按比例降速',
      {
        en: 'On: in recovery the segments leave evenly, without a pause before. See Congestion.',
        zh: '打开：恢复期间报文段均匀发出，不会先停一阵。看“拥塞控制”。',
      },
      { sign: 'PRR' },
    ),
  },
};
