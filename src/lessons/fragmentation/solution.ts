import type { Solution } from '../types.ts';
import { drawnPing, losing, oneMore } from './events.ts';
import { MIDDLE } from './tasks.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'one-more',
    inputs: (run) => [oneMore(run)],
    says: {
      en: 'One byte too many: the host filled a first packet to the brim and sent the byte behind it in a packet of its own.',
      zh: '只多了一个字节：主机先把一个分组装满，再把剩下的那个字节单独装进一个分组发出。',
    },
  },
  {
    task: 'drawn',
    inputs: (run) => [drawnPing(run)],
    says: {
      en: 'The ping was sent and cut: each piece says in units of eight bytes where it belongs.',
      zh: 'ping 发出后被切开：每个分片都以 8 字节为单位写明自己该放在哪里。',
    },
  },
  {
    task: 'lose-one',
    inputs: (run) => [losing(MIDDLE)(run)],
    says: {
      en: 'One piece was dropped: the server kept the others for a minute, threw them away, and said so to the client.',
      zh: '丢掉了一个分片：服务器把其余的保存了一分钟，然后全部丢弃，并告知客户端。',
    },
  },
  {
    task: 'silent',
    inputs: (run) => [losing(0)(run)],
    says: {
      en: 'The first piece was dropped: with it went the header of ICMP, and the server had nothing to quote.',
      zh: '丢掉的是第一个分片：ICMP 首部在它里面，服务器也就没有可以引用的内容。',
    },
  },
];
