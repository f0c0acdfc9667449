import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { ipv4, isPrivate } from '../../stack/core/addresses.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import { createNat } from '../../stack/hooks/nat/state.ts';
import { between } from '../between.ts';
import { eventOf, nodeOf, timeOf } from '../facts.ts';
import type { Claim } from '../types.ts';
import { answered, arnosHello, goodNight, hello, more, psst, rows } from './events.ts';
import {
  APART,
  ARNO_ASKS,
  ARNOS_OUTSIDE,
  CORE,
  FRIEND,
  GATEWAY,
  HOME_A,
  KNOCK,
  LAST_WORD,
  MEET,
  NOWHERE,
  PORT,
  PRIVATE,
  PSST,
  WEB,
} from './scenario.ts';
import { forwards, knocks, perPeer } from './tasks.ts';

const has = (run: RecordedRun, node: string, address: number) =>
  run.topology.nodes[nodeOf(run, node)]?.addresses.includes(address) ?? false;

/** By what home-a translates on the way out. */
const out = (run: RecordedRun) =>
  between(run, 'nat.translated', 'home-a', 0).filter(({ direction }) => direction === 'out');

const sentTo = (run: RecordedRun, node: string, from: number, to: number) =>
  between(run, 'udp.sent', node, from, to)[0];

/** Addresses at the two edges of a network are private, and those beside it are not. */
const edges = (first: string, last: string, before: string, behind: string) =>
  [first, last].every((each) => isPrivate(ipv4(each))) &&
  [before, behind].every((each) => !isPrivate(ipv4(each)));

const knockedAt = (run: RecordedRun) =>
  [...eventsIn(run, { kind: 'segment.sent', node: nodeOf(run, 'server') })][0];

const webAt = (run: RecordedRun) =>
  between(run, 'socket.call', 'arno', 0, SECOND).some(({ args }) => args.includes(String(WEB)));

const isPort = (run: RecordedRun, node: string, from: number, port: number) =>
  sentTo(run, node, from, from + SECOND)?.srcPort === port;

export const claims: readonly Claim[] = [
  {
    says: { en: 'both have the address **192.168.1.2**', zh: '地址都是 **192.168.1.2**' },
    holds: (run) => has(run, 'anna', PRIVATE) && has(run, 'bella', PRIVATE),
  },
  {
    says: { en: 'sent a datagram to 192.168.1.2.', zh: '刚向 192.168.1.2 发了一个数据报' },
    holds: (run) => sentTo(run, 'server', NOWHERE, NOWHERE + SECOND)?.dstAddress === PRIVATE,
  },
  {
    says: {
      en: '10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16',
      zh: '10.0.0.0/8、172.16.0.0/12 和 192.168.0.0/16',
    },
    holds: () =>
      edges('10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0') &&
      edges('192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'),
  },
  {
    says: {
      en: 'sixteen networks of class B: 172.16 to 172.31',
      zh: '十六个 B 类网络：从 172.16 到 172.31',
    },
    holds: () => edges('172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'),
  },
  {
    says: { en: 'from 192.168.1.2, port 5000, and wants', zh: '从 192.168.1.2 的端口 5000 向' },
    holds: (run) =>
      out(run)[0]?.before === PRIVATE &&
      out(run)[0]?.beforePort === PORT &&
      timeOf(run, hello) > NOWHERE,
  },
  {
    says: { en: '192.168.1.2, Anna’s own', zh: '192.168.1.2，anna 自己的' },
    holds: (run) => has(run, 'anna', PRIVATE),
  },
  {
    says: { en: '192.168.1.1, home-a on Anna’s side', zh: '192.168.1.1，home-a 朝里的一面' },
    holds: (run) => has(run, 'home-a', GATEWAY),
  },
  {
    says: { en: '198.51.100.1, home-a on the other side', zh: '198.51.100.1，home-a 朝外的一面' },
    holds: (run) => has(run, 'home-a', HOME_A),
  },
  {
    says: { en: '203.0.113.254, the last router', zh: '203.0.113.254，最后一台路由器' },
    holds: (run) => has(run, 'core', CORE),
  },
  {
    says: { en: 'would answer to 192.168.1.2', zh: '服务器就会回给 192.168.1.2' },
    holds: (run) => out(run)[0]?.before === PRIVATE && eventOf(run, answered) > 0,
  },
  {
    says: { en: 'His program has bound port 5000, too', zh: '也绑定了端口 5000' },
    holds: (run) => isPort(run, 'arno', ARNO_ASKS, PORT) && eventOf(run, arnosHello) > 0,
  },
  {
    says: { en: 'Arno’s hello comes from port 1024', zh: 'arno 的来自端口 1024' },
    holds: (run) => rows(run, 'home-a', KNOCK)[1]?.outsidePort === 1024 && ARNOS_OUTSIDE === 1024,
  },
  {
    says: { en: 'counted from 1024', zh: '从 1024 起取下一个空闲的' },
    holds: (run) =>
      rows(run, 'home-a', KNOCK)
        .map(({ outsidePort }) => outsidePort)
        .join() === `${PORT},1024`,
  },
  {
    says: { en: 'can have only 65 535 connections', zh: '端口只有 65 535 个' },
    holds: () => createNat({ outside: 1 }).high === 65_535,
  },
  {
    says: { en: 'from the same port 5000, has just written', zh: '还是用端口 5000，刚又写给' },
    holds: (run) => isPort(run, 'anna', timeOf(run, more), PORT),
  },
  {
    says: { en: 'The second table has three lines', zh: '第二张表有三行' },
    holds: (run) => between(run, 'nat.session', 'home-a', 0, KNOCK).length === 3,
  },
  {
    says: { en: 'runs a web server, at port 80.', zh: 'Web 服务器，端口 80，anna' },
    holds: webAt,
  },
  {
    says: { en: 'a connection to 198.51.100.1, port 80', zh: '连接 198.51.100.1 的端口 80' },
    after: [knocks],
    holds: (run) => {
      const syn = knockedAt(run);
      return syn?.dstAddress === HOME_A && syn.dstPort === WEB;
    },
  },
  { says: { en: 'nobody else has port 80', zh: '端口 80 只有他有' }, holds: webAt },
  {
    says: { en: 'nobody has spoken from port 80', zh: '端口 80 从没有开过口' },
    holds: (run) => rows(run, 'home-a', KNOCK).every(({ insidePort }) => insidePort !== WEB),
  },
  {
    says: { en: 'keeps such a SYN for six seconds', zh: '会留六秒' },
    after: [knocks],
    holds(run) {
      const held = between(run, 'nat.syn.held', 'home-a', KNOCK)[0]?.at ?? 0;
      const told = between(run, 'icmp.sent', 'home-a', KNOCK)[0]?.at ?? 0;
      return told - held === 6 * SECOND;
    },
  },
  {
    says: { en: 'Forward port 80 to Arno', zh: '把端口 80 转给 arno' },
    after: [forwards],
    holds: (run) => between(run, 'nat.forward', 'home-a', 0)[0]?.outsidePort === 80,
  },
  {
    says: {
      en: 'a datagram to 198.51.100.1, port 1024',
      zh: '往 198.51.100.1 的端口 1024 发了一个数据报',
    },
    holds: (run) =>
      eventOf(run, psst) > 0 &&
      sentTo(run, 'bella', PSST, MEET)?.dstPort === rows(run, 'home-a', PSST)[1]?.outsidePort,
  },
  {
    says: { en: 'for whom port 1024 stands', zh: '端口 1024 代表谁' },
    holds: (run) => rows(run, 'home-a', PSST)[1]?.outsidePort === 1024,
  },
  {
    says: { en: '1024 is Arno’s row', zh: '1024 是 arno 那一行' },
    holds: (run) => rows(run, 'home-a', PSST)[1]?.inside === PRIVATE + 1,
  },
  {
    says: {
      en: 'Of the three datagrams between the two, two arrived',
      zh: '那三个数据报，到了两个',
    },
    holds: (run) => {
      const [from, to] = [MEET + 2 * SECOND, MEET + 8 * SECOND];
      const count = (kind: 'udp.sent' | 'udp.received') =>
        ['anna', 'bella'].flatMap((node) => between(run, kind, node, from, to)).length;
      return count('udp.sent') === 3 && count('udp.received') === 2;
    },
  },
  {
    says: {
      en: 'Towards the server Bella had port 6000, towards Anna she has another',
      zh: 'bella 对服务器用的是端口 6000，对 anna 换了一个',
    },
    after: [perPeer],
    holds(run) {
      const [server, anna] = between(run, 'nat.mapped', 'home-b', MEET);
      return server?.outsidePort === FRIEND && anna !== undefined && anna.outsidePort !== FRIEND;
    },
  },
  {
    says: { en: '198.51.100.1, as core saw it', zh: '198.51.100.1，core 看到的' },
    holds: (run) => between(run, 'nat.error.translated', 'home-a', 0)[0]?.before === HOME_A,
  },
  {
    says: {
      en: '<Option id="private">192.168.1.2</Option>',
      zh: '<Option id="private">192.168.1.2</Option>',
    },
    holds: (run) => has(run, 'anna', PRIVATE),
  },
  {
    says: { en: 'A row of UDP lives five minutes', zh: 'UDP 的一行能留五分钟' },
    holds(run) {
      const last = between(run, 'nat.translated', 'home-a', timeOf(run, goodNight))[0]?.at ?? 0;
      const gone = between(run, 'nat.unmapped', 'home-a', LAST_WORD).find(
        ({ outsidePort }) => outsidePort === PORT,
      );
      return (gone?.at ?? 0) - last === 5 * MINUTE;
    },
  },
  {
    says: { en: 'four, eight and twelve minutes', zh: '四分钟、八分钟和十二分钟' },
    holds: (run) =>
      between(run, 'udp.sent', 'server', LAST_WORD)
        .map(({ at }) => (at - LAST_WORD) / MINUTE)
        .join() === '4,8,12' && APART === 4 * MINUTE,
  },
  {
    says: { en: 'at least 2 hours and 4 minutes', zh: '至少留 2 小时 4 分钟' },
    holds(run) {
      const ofTcp = ({ protocol }: { protocol: string }) => protocol === 'tcp';
      const last = between(run, 'nat.translated', 'home-a', 0).findLast(ofTcp)?.at ?? 0;
      const gone = between(run, 'nat.unmapped', 'home-a', 0).find(ofTcp)?.at ?? 0;
      return gone - last === 124 * MINUTE;
    },
  },
  {
    says: { en: 'Each link takes 5 ms', zh: '每条链路单程 5 毫秒' },
    holds: ({ topology }) =>
      topology.links.every(({ ends: [a, b], delay }) => a === b || delay === 5 * MILLISECOND),
  },
];
