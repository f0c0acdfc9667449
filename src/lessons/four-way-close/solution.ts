import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { clientFin, finAck, lastAck, second, serverFin } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'three',
    inputs: (run) => [dropping(second(finAck))(run)],
    says: {
      en: 'The server’s bare ACK was dropped: its FIN acknowledges the same, and took the client from FIN_WAIT_1 straight to TIME_WAIT.',
      zh: '服务器那个单独的 ACK 被丢掉：它的 FIN 带着同样的确认，让客户端从 FIN_WAIT_1 直接进入 TIME_WAIT。',
    },
  },
  {
    task: 'lose-fin',
    inputs: (run) => [dropping(clientFin)(run)],
    says: {
      en: 'The client’s FIN was dropped on its way, and with it the ACK of the server’s data: the server sent those again, and then the client’s own retransmission timer rang and sent the same FIN again.',
      zh: '客户端的 FIN 在半路被丢掉，连同它带的确认：服务器先重发了数据，随后客户端自己的重传定时器到时，把同一个 FIN 又发了一遍。',
    },
  },
  {
    task: 'lose-server-fin',
    inputs: (run) => [dropping(serverFin)(run)],
    says: {
      en: 'The server’s FIN was dropped on its way: nothing acknowledged it, so the server’s retransmission timer rang and sent the same FIN again.',
      zh: '服务器的 FIN 在半路被丢掉：没有人确认它，服务器的重传定时器到时，把同一个 FIN 又发了一遍。',
    },
  },
  {
    task: 'lose-last-ack',
    inputs: (run) => [dropping(lastAck)(run)],
    says: {
      en: 'The last ACK was dropped: the server’s timer repeated its FIN, and the client, still there in TIME_WAIT, acknowledged it once more.',
      zh: '最后一个 ACK 被丢掉：服务器的定时器重发 FIN，客户端还留在 TIME_WAIT，于是再确认一次。',
    },
  },
];
