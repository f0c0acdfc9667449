import type { Localized } from '../i18n/language.ts';

/** What every lesson with two hosts (two-hosts.ts) simplifies; the first, whoever asks no ARP. */
export const COMMON_SIMPLIFICATIONS = [
  {
    en: 'The two hosts already know each other’s hardware address, as if ARP had just run (<Lesson id="arp" />).',
    zh: '两台主机已经知道对方的硬件地址，就像刚做完 ARP 一样（<Lesson id="arp" />）。',
  },
  {
    en: 'Only distance costs time: the link takes 20 ms each way, is infinitely fast and loses nothing unless you make it.',
    zh: '只有距离才花时间：链路单程 20 毫秒，带宽无限；除非你动手，否则不会丢包。',
  },
  {
    en: 'The SYNs carry one option, the MSS. Window scaling, timestamps and SACK are switched off until <Lesson id="sack" /> and <Lesson id="window-scale" />.',
    zh: 'SYN 只带一个选项：MSS。窗口扩大、时间戳和 SACK 先关掉，留到<Lesson id="sack" />和<Lesson id="window-scale" />。',
  },
  {
    en: 'Request and answer are a few words each, and each program pauses between some of its calls so that no two packets cover each other.',
    zh: '请求和应答都只有几个词；程序在某些调用之间会停一下，免得两个分组画在一起。',
  },
] as const satisfies readonly Localized[];
