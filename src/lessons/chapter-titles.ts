import type { Localized } from '../i18n/language.ts';

/** The fourteen chapters. Apart from the whole curriculum, since every page names its chapter. */
export const CHAPTER_TITLES: readonly Localized[] = [
  { en: 'The journey', zh: '全景' },
  { en: 'Signals and links', zh: '物理层与数据链路层' },
  { en: 'IP', zh: 'IP 网际协议' },
  { en: 'Routers talk', zh: '动态路由' },
  { en: 'UDP', zh: 'UDP' },
  { en: 'Sockets', zh: '套接字' },
  { en: 'TCP: a connection’s life', zh: 'TCP：连接的一生' },
  { en: 'TCP: reliable bytes', zh: 'TCP：可靠的字节流' },
  { en: 'TCP: sharing the network', zh: 'TCP：拥塞控制' },
  { en: 'DNS', zh: 'DNS 域名系统' },
  { en: 'HTTP', zh: 'HTTP' },
  { en: 'HTTPS', zh: 'HTTPS' },
  { en: 'FTP', zh: 'FTP' },
  { en: 'The real network', zh: '真实网卡' },
];
