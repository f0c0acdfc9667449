import type { Solution } from '../types.ts';
import { cured, lies, mythical, unplugged } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'myth',
    inputs: (run) => [mythical(run)],
    says: {
      en: 'The server’s MAC address was typed for the gateway: the frame was addressed to a card that is not on this link, the switch flooded it, and no card took it.',
      zh: '网关被设成服务器的 MAC 地址：帧写给了一块不在这条链路上的网卡，交换机把它泛洪，哪块网卡都没有收。',
    },
  },
  {
    task: 'unplug',
    inputs: (run) => [unplugged(run)],
    says: {
      en: 'The printer’s cable was pulled: nobody answered the probes, so the guest took the address and announced it, and the laptop renewed its entry.',
      zh: '打印机的网线被拔掉：没有谁应答探测，访客启用这个地址并宣告，笔记本更新了表项。',
    },
  },
  {
    task: 'lie',
    inputs: (run) => [lies(run)],
    says: {
      en: 'The guest sent the laptop a reply that nobody had asked for: the laptop knew the gateway’s address, renewed its entry, and sent its ping to the guest’s card.',
      zh: '访客向笔记本发了一个没有人问过的应答：笔记本认识网关的地址，更新了表项，把 ping 发给了访客的网卡。',
    },
  },
  {
    task: 'cure',
    inputs: (run) => [cured(run)],
    says: {
      en: 'The gateway’s true MAC address was typed at the laptop: the lie did not change that entry, while the router, which had none, believed the other lie.',
      zh: '在笔记本上写好了网关真正的 MAC 地址：谎言改不了这一项；路由器没有这样的表项，信了另一个谎言。',
    },
  },
];
