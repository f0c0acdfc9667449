import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { careless, cut, doubled, halved, update } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'cut',
    inputs: (run) => [cut(run)],
    says: {
      en: 'The cable was pulled while the window was closed: no probe was answered any more, and after five minutes of silence the client gave up.',
      zh: '窗口关着的时候拔掉了网线：探测再也没有人应答，沉默了五分钟，客户端就放弃了。',
    },
  },
  {
    task: 'lose-update',
    inputs: (run) => [dropping(update)(run)],
    says: {
      en: 'The window update was dropped: nobody repeats an ACK, but the client’s next probe was answered with the open window.',
      zh: '窗口更新被丢掉：没有人会重发一个 ACK，但客户端的下一次探测得到了应答，应答里的窗口已经打开。',
    },
  },
  {
    task: 'careless',
    inputs: (run) => [careless(run)],
    says: {
      en: 'The server tells every bit of room at once: each bite of the program opens the window a little, and the client fills it at once.',
      zh: '服务器一有空间就说：程序每读一口，窗口就开一条缝，客户端马上把它填满。',
    },
  },
  {
    task: 'halved',
    inputs: (run) => [halved(run)],
    says: {
      en: 'The buffer was halved while a whole window was promised: the server keeps its promise, and takes the room away only as data arrives.',
      zh: '整个窗口已经许出去之后，缓冲区才减半：服务器说话算数，只随着数据到达一点点收拢。',
    },
  },
  {
    task: 'doubled',
    inputs: (run) => [doubled(run)],
    says: {
      en: 'The buffer was doubled before the first window was told: twice as much was allowed, and just as much was sent.',
      zh: '通告第一个窗口之前，缓冲区加倍了：允许的多了一倍，发出的还是那么多。',
    },
  },
];
