import { defineText } from '../../../i18n/define-text.ts';
import type { Localized } from '../../../i18n/language.ts';
import type { DropReason } from '../../../stack/trace/kernel-events.ts';

export const useLadderText = defineText(
  {
    ladder: 'Ladder diagram: time runs downwards',
    packets: 'Packets, in the order of sending',
    relative: 'relative sequence numbers',
    raw: 'raw sequence numbers',
    eachWay: '{delay} each way',
    noLoss: 'no loss',
    lost: '{n} {n:packet|packets} lost',
    drop: 'Drop this {packet}',
    why: 'Why this packet?',
    whyState: 'Why {state} at {time}?',
    whyTimer: 'Why did this timer fire?',
    whyReturn: 'Why did {call} return now?',
    now: 'now',
    blocks: 'blocks …',
    blockedFor: 'blocked {time}',
    again: 'retransmission',
    corrupted: 'corrupted',
    duplicated: 'duplicated',
    reordered: 'reordered',
    packetName: '{packet} from {from} to {to}, sent at {time}',
    arrives: 'arrives at {time}',
    inFlight: 'on its way',
    droppedAt: '{why} at {time}',
    seqName: 'sequence number {seq}',
    ackName: 'acknowledges {ack}',
    lengthName: '{n} {n:byte|bytes} of data',
    empty: 'Nothing has been sent yet.',
    follow: 'Back to now',
    whoHas: 'who has {target}? tell {sender}',
    isAt: '{sender} is here',
  },
  {
    ladder: '时序图：时间自上而下',
    packets: '分组，按发送顺序排列',
    relative: '相对序号',
    raw: '原始序号',
    eachWay: '单程 {delay}',
    noLoss: '无丢包',
    lost: '丢了 {n} 个分组',
    drop: '丢掉这个 {packet}',
    why: '为什么会有这个分组？',
    whyState: '{time} 为什么进入 {state}？',
    whyTimer: '这个定时器为什么到时？',
    whyReturn: '{call} 为什么在此时返回？',
    now: '现在',
    blocks: '阻塞中……',
    blockedFor: '阻塞了 {time}',
    again: '重传',
    corrupted: '比特出错',
    duplicated: '被复制',
    reordered: '被乱序',
    packetName: '{packet}，从 {from} 到 {to}，{time} 发出',
    arrives: '{time} 到达',
    inFlight: '还在路上',
    droppedAt: '{time} {why}',
    seqName: '序号 {seq}',
    ackName: '确认号 {ack}',
    lengthName: '数据 {n} 字节',
    empty: '还没有发出任何分组。',
    follow: '回到现在',
    whoHas: '谁是 {target}？请告诉 {sender}',
    isAt: '{sender} 就是我',
  },
);

export type LadderText = ReturnType<typeof useLadderText>;

/** The word beside the cross of a packet that did not arrive. */
export const DROPPED: Readonly<Record<DropReason, Localized>> = {
  loss: { en: 'lost', zh: '丢失' },
  learner: { en: 'dropped by you', zh: '被你丢掉了' },
  'queue-full': { en: 'queue full', zh: '队列已满' },
  'link-down': { en: 'link down', zh: '链路断开' },
  'corrupt-fcs': { en: 'corrupted', zh: '比特出错，被丢弃' },
  'too-big': { en: 'too big', zh: '超过 MTU' },
  'no-receiver': { en: 'nobody there', zh: '无人接收' },
};

/** Short names of the timers whose firing the ladder shows. */
export const TIMER: Readonly<Record<string, Localized>> = {
  connection: { en: 'connection timer', zh: '连接定时器' },
  retransmission: { en: 'RTO', zh: 'RTO' },
  'delayed-ack': { en: 'delayed ACK', zh: '延迟确认' },
  persist: { en: 'persist timer', zh: '坚持定时器' },
  keepalive: { en: 'keep-alive', zh: '保活' },
  'fin-wait-2': { en: 'FIN_WAIT_2', zh: 'FIN_WAIT_2' },
  'time-wait': { en: '2 MSL', zh: '2 MSL' },
};
