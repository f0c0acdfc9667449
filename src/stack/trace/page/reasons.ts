/** What the kernel's events name, as parts of sentences. */
import type { Localized } from '../../core/localized.ts';
import type {
  FrameChange,
  FutileReason,
  SocketErrorEvent,
  SocketEventName,
  StopReason,
} from '../kernel-events.ts';

/** What happened to a socket, as the end of a sentence. */
export const SOCKET_EVENT: Readonly<Record<SocketEventName | SocketErrorEvent, Localized>> = {
  accept: { en: 'a connection can be accepted', zh: '有连接可以接受' },
  connected: { en: 'it is connected', zh: '已连接' },
  readable: { en: 'there is something to read', zh: '有数据可读' },
  writable: { en: 'there is room to write', zh: '可以写入' },
  urgent: { en: 'urgent data came', zh: '来了紧急数据' },
  end: { en: 'the other side will send no more', zh: '对方不再发送数据' },
  closed: { en: 'it is closed', zh: '已关闭' },
  refused: { en: 'the connection was refused', zh: '连接被拒绝' },
  reset: { en: 'the connection was reset', zh: '连接被复位' },
  timeout: { en: 'the connection timed out', zh: '连接超时' },
  aborted: { en: 'the connection was aborted', zh: '连接被中止' },
  'soft-error': { en: 'an error was reported that may pass', zh: '报告了一个也许会消失的错误' },
  error: { en: 'an error was reported', zh: '报告了一个错误' },
};

/** Why the guard ended a run. */
export const STOPPED: Readonly<Record<StopReason, Localized>> = {
  'time-stands-still': { en: 'time stood still', zh: '时间停滞不前' },
  'frames-without-end': { en: 'frames went round without end', zh: '帧无休止地循环' },
  'nothing-new': { en: 'nothing new happened any more', zh: '不再有任何新的事情发生' },
};

export const FUTILE: Readonly<Record<FutileReason, Localized>> = {
  'not-sent': { en: 'the frame was not sent yet', zh: '那个帧还没有发出' },
  'not-under-way': { en: 'the frame was not in flight any more', zh: '那个帧已不在途中' },
  'no-such-bit': { en: 'the frame has no such bit', zh: '那个帧没有这一位' },
  'no-process': {
    en: 'the program had ended, or was never there',
    zh: '那个程序已经结束，或者根本不存在',
  },
  'next-hop-elsewhere': {
    en: 'the next hop was on the network of none of its interfaces',
    zh: '下一跳不在它任何一个接口所在的网络上',
  },
  'no-such-route': { en: 'there was no such static route', zh: '没有这样一条静态路由' },
};

export const FRAME_CHANGE: Readonly<Record<FrameChange, Localized>> = {
  corrupted: { en: 'flipped one of its bits', zh: '翻转了它的一个比特' },
  duplicated: { en: 'delivered it twice', zh: '把它送到了两次' },
  reordered: { en: 'let later ones overtake it', zh: '让后来的分组超过了它' },
  'delay-by-learner': { en: 'delayed by you', zh: '被你推迟了' },
  'duplicate-by-learner': { en: 'duplicated by you', zh: '被你复制了一份' },
  'corrupt-by-learner': { en: 'corrupted by you', zh: '被你弄坏了一个比特' },
  'ecn-marked': { en: 'marked it: congestion', zh: '给它打上了拥塞标记' },
};
