import type { Solution } from '../types.ts';
import { bargain } from './bargain.ts';
import { forwards, knocks, opensFilter, perPeer } from './tasks.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'bargain',
    inputs: (run) => [bargain(run)],
    says: {
      en: 'A datagram arrived whose address had been changed and whose UDP checksum had not: the server’s UDP reckoned with the address that it saw, and threw it away.',
      zh: '来了一个改了地址、没改 UDP 校验和的数据报：服务器的 UDP 按它看到的地址去核对，对不上，就丢弃了。',
    },
  },
  {
    task: 'knock',
    inputs: (run) => [knocks(run)],
    says: {
      en: 'The server called connect, and its SYN came as far as home-a: no row of the table says for whom it might be.',
      zh: '服务器调用 connect，SYN 走到 home-a 为止：表里没有一行说得出它该交给谁。',
    },
  },
  {
    task: 'forward',
    inputs: (run) => [forwards(run)],
    says: {
      en: 'A row was written by hand, for the web port: when the server tried again, its SYN was led to arno, who answered.',
      zh: '手工为 Web 端口写下了一行：服务器再次尝试时，SYN 被领到 arno 那里，arno 应答了。',
    },
  },
  {
    task: 'open-filter',
    inputs: (run) => [opensFilter(run)],
    says: {
      en: 'The filter was set to let in everybody: the table says for whom the port stands, and bella’s datagram goes there.',
      zh: '把过滤改成谁都放行：这个端口代表谁，表里写着，bella 的数据报就交给谁。',
    },
  },
  {
    task: 'per-peer',
    inputs: (run) => [perPeer(run)],
    says: {
      en: 'With a port for each peer, bella had another one for anna than for the server: whatever anna had been told was the wrong place.',
      zh: '改成一个对端一个端口之后，bella 对 anna 用的端口和对服务器的不一样：anna 打听来的那个端口就不对了。',
    },
  },
];
