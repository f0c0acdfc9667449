/** What a wire can be set to, for whoever changes it. Its queue says itself what that can be set to. */
import type { LinkKnob, LinkPage } from '../../page.ts';

const HOUR = 3_600_000_000;
const ALL = 1_000_000;

const line: readonly LinkKnob[] = [
  {
    ...{ key: 'bandwidth', unit: 'kb/s', initial: 0, high: 1e12, usual: 1e9 },
    name: { en: 'Rate', zh: '速率' },
    about: {
      en: 'Bits a second in each direction; 0: sending takes no time.',
      zh: '每个方向每秒发送的比特数；0 表示发送不花时间。',
    },
    expect: {
      en: 'Lower: packets wait in front of the line, and throughput ends there. See Queue and Congestion.',
      zh: '调低：分组在线路前排队，吞吐量到此为止。看“队列”和“拥塞控制”。',
    },
  },
  {
    ...{ key: 'delay', unit: 'ms', initial: 0, high: HOUR, usual: 2_000_000 },
    name: { en: 'Delay each way', zh: '单程时延' },
    about: {
      en: 'How long a bit travels from one end to the other.',
      zh: '一个比特从一端传到另一端的时间。',
    },
    expect: {
      en: 'Longer: the lines on the ladder get steeper, and whatever waits for an ACK takes longer.',
      zh: '调长：时序图上的斜线更陡，一切要等确认的事都变慢。',
    },
  },
  {
    ...{ key: 'fcs', unit: '', initial: false, high: 1 },
    name: { en: 'Frame check sequence', zh: '帧校验序列' },
    sign: 'FCS',
    about: {
      en: 'Frames carry what Ethernet adds on the line (24 bytes, short ones are padded), and a damaged one is discarded where it arrives.',
      zh: '帧在线路上带有以太网附加的部分（24 字节，短帧补齐），损坏的帧一到达就被丢弃。',
    },
    expect: {
      en: 'On: everything takes a little longer, and damage never reaches the checksums of IP and TCP.',
      zh: '打开：发送时间略长，损坏的帧到不了 IP 和 TCP 的校验和那一步。',
    },
  },
  {
    ...{ key: 'up', unit: '', initial: true, high: 1 },
    name: { en: 'Link up', zh: '链路接通' },
    about: {
      en: 'Off: the line is cut. Frames that are handed over are refused.',
      zh: '关闭：线路断开，交给它的帧都被拒收。',
    },
    expect: {
      en: 'Off from here: retransmissions, each after twice the wait. See Timers.',
      zh: '从此刻断开：不断重传，每次等待时间加倍。看“定时器”。',
    },
  },
];

const faults: readonly LinkKnob[] = [
  {
    ...{ key: 'lossPpm', unit: '%', initial: 0, high: ALL, usual: 200_000 },
    name: { en: 'Loss', zh: '丢包率' },
    about: { en: 'Frames that vanish on the way.', zh: '在途中消失的帧所占的比例。' },
    expect: {
      en: 'More: gaps, duplicate ACKs, retransmissions; cwnd stays small. See Time–sequence.',
      zh: '调高：出现缺口、重复确认和重传，cwnd 一直很小。看“时间–序号图”。',
    },
  },
  {
    ...{ key: 'duplicatePpm', unit: '%', initial: 0, high: ALL, usual: 200_000 },
    name: { en: 'Duplication', zh: '重复率' },
    about: { en: 'Frames that arrive twice.', zh: '到达两次的帧所占的比例。' },
    expect: {
      en: 'More: the receiver throws the second copy away, and says so by D-SACK.',
      zh: '调高：接收方丢弃第二份，并用 D-SACK 报告。',
    },
  },
  {
    ...{ key: 'corruptPpm', unit: '%', initial: 0, high: ALL, usual: 200_000 },
    name: { en: 'Corruption', zh: '出错率' },
    about: { en: 'Frames in which one bit is flipped.', zh: '被翻转一个比特的帧所占的比例。' },
    expect: {
      en: 'More: checksums fail, and what is damaged counts as lost. Open such a packet.',
      zh: '调高：校验和不符，损坏的分组等于丢失。打开这样的分组看看。',
    },
  },
  {
    ...{ key: 'reorderPpm', unit: '%', initial: 0, high: ALL, usual: 200_000 },
    name: { en: 'Reordering', zh: '乱序率' },
    about: {
      en: 'Frames that are held up and overtaken by others.',
      zh: '被耽搁、让后面的帧赶到前面的帧所占的比例。',
    },
    expect: {
      en: 'More: duplicate ACKs without a loss, and needless retransmissions after the third.',
      zh: '调高：没有丢失也出现重复确认，到第三个就引起多余的重传。',
    },
  },
  {
    ...{ key: 'reorderBy', unit: 'ms', initial: 0, high: HOUR, usual: 1_000_000 },
    name: { en: 'Reordered frames later by', zh: '乱序帧晚到' },
    about: { en: 'How long they are held up.', zh: '这些帧被耽搁多久。' },
    expect: {
      en: 'Longer: more frames pass in the meantime, so three duplicate ACKs are sooner there.',
      zh: '调长：期间有更多的帧超过它，更容易凑满三个重复确认。',
    },
  },
];

export const linkPage: LinkPage = {
  kind: 'wire',
  groups: [
    { id: 'line', title: { en: 'Line', zh: '线路' }, knobs: line },
    { id: 'faults', title: { en: 'Faults', zh: '差错' }, knobs: faults },
  ],
  discipline: 'drop-tail',
};
