import type { Solution } from '../types.ts';
import { larger, losingTail } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'lose-tail',
    inputs: (run) => [losingTail(run)],
    says: {
      en: 'The last segment of the file was dropped: no duplicate ACKs could follow it, so the timer rang, and ssthresh fell to two segments. The second file had to grow by one segment each round almost from its beginning.',
      zh: '丢掉了文件的最后一个报文段：它后面再没有数据，也就没有重复 ACK，只能等定时器到时，ssthresh 于是降到两个报文段。第二个文件几乎一开始就只能每轮多一个。',
    },
  },
  {
    task: 'begin-larger',
    inputs: (run) => [larger(run)],
    says: {
      en: 'The client’s initial window was set before the connection stood: the doubling began with ten segments, so the first rounds were spared.',
      zh: '连接建立之前改了客户端的初始窗口：翻倍从十个报文段开始，最前面几轮就省下了。',
    },
  },
];
