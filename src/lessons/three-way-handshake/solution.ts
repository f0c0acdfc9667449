import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { lastAck, oldSyn, request, syn, synAck } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'old-syn',
    inputs: (run) => [oldSyn(run)],
    says: {
      en: 'The old SYN arrived and was taken for new: the server answered, the client knew of no such connection and sent RST, and the server forgot it.',
      zh: '旧的 SYN 到达，被当成新的：服务器作了应答，客户端没有这个连接，回了 RST，服务器便把它忘掉。',
    },
  },
  {
    task: 'lose-syn',
    inputs: (run) => [dropping(syn)(run)],
    says: {
      en: 'The SYN was dropped on its way: no answer came, so the client’s retransmission timer rang and sent the same SYN again.',
      zh: 'SYN 在半路被丢掉：等不到应答，客户端的重传定时器到时，把同一个 SYN 又发了一遍。',
    },
  },
  {
    task: 'lose-syn-ack',
    inputs: (run) => [dropping(synAck)(run)],
    says: {
      en: 'The SYN-ACK was dropped on its way: the client heard nothing and repeated its SYN, and the server answered with its SYN-ACK once more.',
      zh: 'SYN-ACK 在半路被丢掉：客户端什么也没收到，便重发 SYN，服务器再回一次 SYN-ACK。',
    },
  },
  {
    task: 'lose-ack',
    inputs: (run) => [dropping(lastAck)(run)],
    says: {
      en: 'The ACK was dropped and nobody sent it again: the request carries the same acknowledgement, and that opened the server’s end.',
      zh: 'ACK 被丢掉，谁也没有重发它：请求里带着同样的确认，服务器这一端就此打开。',
    },
  },
  {
    task: 'lose-ack-and-request',
    inputs: (run) => [dropping(lastAck)(run), dropping(request)(run)],
    says: {
      en: 'The ACK was dropped, and then the request: with nothing acknowledged, the server’s own timer rang, and its repeated SYN-ACK was acknowledged anew.',
      zh: '先丢掉 ACK，再丢掉请求：服务器始终没等到确认，自己的定时器到时，重发的 SYN-ACK 换来了新的确认。',
    },
  },
];
