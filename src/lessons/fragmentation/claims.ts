import type { RecordedRun } from '../../model/recorded-run.ts';
import { SECOND } from '../../stack/core/instant.ts';
import { icmpPlain } from '../../stack/protocols/icmp/header.ts';
import { ipv4, ipv4FragmentMasks } from '../../stack/protocols/ipv4/header.ts';
import { tcp } from '../../stack/protocols/tcp/header/header.ts';
import type { Claim, Experiment } from '../types.ts';
import {
  acknowledged,
  announcing,
  answered,
  at,
  cutByClient,
  dataOf,
  drawnPing,
  forbidding,
  gaveUp,
  losing,
  oneMore,
  reached,
  refused,
  request,
  toldOfGap,
  toldTooLong,
} from './events.ts';
import { ETHERNET, FORBIDDEN, JUMBO, LONG, NARROW, PAGE, TYPED } from './scenario.ts';
import { MIDDLE } from './tasks.ts';

const IP = 20;
const ICMP = 8;
const ETHERNET_HEADER = 14;

/** Both languages write it alike. */
const same = (text: string, holds: Claim['holds'], after?: Experiment): Claim => ({
  says: { en: text, zh: text },
  ...(after === undefined ? {} : { after }),
  holds,
});
const both = (en: string, zh: string, holds: Claim['holds'], after?: Experiment): Claim => ({
  ...same(en, holds, after),
  says: { en, zh },
});
const bytes = (length: number, holds: Claim['holds'], after?: Experiment): Claim =>
  both(`${length} bytes`, `${length} 字节`, holds, after);

/** The lengths of the pieces that arrived. */
const lengths = (run: RecordedRun, node: 'server' | 'client') =>
  reached(run, node)
    .map(({ length }) => length)
    .join();
const cut = (run: RecordedRun, process: number) =>
  cutByClient(run, process)
    .map(({ length }) => length)
    .join();
/** The packets that a node put on a link after an event, in bytes. */
const packets = (run: RecordedRun, node: string, from = 0) =>
  at(run, 'frame.sent', node, from).map((each) => each.bytes - ETHERNET_HEADER);
const sizes = (run: RecordedRun, host: string, from = 0) =>
  dataOf(run, host, from).map(({ length }) => length);
const longest = (run: RecordedRun, host: string, from = 0) => Math.max(...sizes(run, host, from));
/** How the narrow link’s MTU shows: as the longest that passes uncut. */
const narrowIs = (mtu: number) => (run: RecordedRun) =>
  answered(run, TYPED) >= 0 && (request(run, TYPED)?.length ?? 0) + IP + ICMP === mtu;
const FITS = 1372;
const fitting: Experiment = [forbidding(FITS)];
const asItShould = (run: RecordedRun) => {
  const waited = (gaveUp(run)?.at ?? 0) - (reached(run, 'server')[0]?.at ?? 0);
  return waited >= 60 * SECOND && waited <= 120 * SECOND;
};

const pings: readonly Claim[] = [
  both(
    '1472 bytes of data, 8 of ICMP header, 20 of IP header',
    '数据 1472 字节，ICMP 首部 8 字节，IP 首部 20 字节',
    (run) => packets(run, 'client')[0] === (request(run, 0)?.length ?? 0) + ICMP + IP,
  ),
  bytes(1500, (run) => packets(run, 'client')[0] === ETHERNET),
  same('ping -s 1473', (run) => cut(run, TYPED) === '1480,1', [oneMore]),
  both('13 bits', '13 位', () => ipv4FragmentMasks.offset === 2 ** 13 - 1),
  both('units of 8 bytes', '以 8 字节为单位', (run) => eights(run), [drawnPing]),
  both('divide by 8', '除以 8', (run) => eights(run), [drawnPing]),
  both('multiple of 8 bytes', '8 字节的整数倍', (run) => eights(run), [drawnPing]),
  both('that is no multiple of 8', '可它不是 8 的倍数', () => (NARROW - IP) % 8 !== 0),
  both('in multiples of 8', '按 8 的倍数', (run) => eights(run), [drawnPing]),
  both('Multiples of 8', '要求 8 的倍数', (run) => eights(run), [drawnPing]),
  both('All pieces before it are full', '前面的每一片都是装满的', allFull, [drawnPing]),
  both('divided by 8', '再除以 8，就是', eights, [drawnPing]),
  bytes(20, () => ipv4.length === IP),
  bytes(3000, (run) => request(run, LONG)?.length === 3000),
  bytes(3028, (run) => (request(run, LONG)?.length ?? 0) + ICMP + IP === 3028),
  both('1480, 1480 and 48 bytes', '1480、1480 和 48 字节', (run) => {
    return cut(run, LONG) === '1480,1480,48';
  }),
  both('1376 and 104 bytes', '1376 和 104 字节', (run) => {
    return lengths(run, 'server') === '1376,104,1376,104,48';
  }),
  both('1380 would fit', '放得下 1380', () => NARROW - IP === 1380),
  both('1376, 1376 and 256 bytes', '1376、1376 和 256 字节', (run) => {
    return lengths(run, 'client') === '1376,1376,256';
  }),
  both('for 1500 and then for 1400', '先按 1500，再按 1400', (run) => {
    return lengths(run, 'server').length > cut(run, LONG).length && ETHERNET > NARROW;
  }),
];

const links: readonly Claim[] = [
  both('MTU of 1400', 'MTU 只有 1400', narrowIs(NARROW), fitting),
  both('tunnel carries 1400', '隧道只能运 1400', narrowIs(NARROW), fitting),
  bytes(1400, narrowIs(NARROW), fitting),
  both('link carries 9000', '能运 9000', (run) => {
    return packets(run, 'server').includes(3028) && JUMBO === 9000;
  }),
  both('1 Mb/s', '1 Mb/s', ({ topology }) => {
    return topology.links
      .filter(({ name }) => name !== 'lo')
      .every((link) => {
        return link.bandwidth === 1_000_000;
      });
  }),
];

const losses: readonly Claim[] = [
  both(
    '10 seconds',
    '10 秒',
    (run) => {
      const unanswered = at(run, 'ping.unanswered', 'client')[0]?.at ?? 0;
      return unanswered - (request(run, LONG)?.at ?? 0) === 10 * SECOND;
    },
    [losing(MIDDLE)],
  ),
  both('60 to 120 seconds', '60 到 120 秒', asItShould, [losing(MIDDLE)]),
  both('code 1', '代码为 1', (run) => toldOfGap(run) >= 0, [losing(MIDDLE)]),
];

const paths: readonly Claim[] = [
  same('-s 1472', (run) => {
    return request(run, FORBIDDEN)?.length === 1472 && refused(run, FORBIDDEN) >= 0;
  }),
  both(
    'less 20 for IP and 8 for ICMP: 1372',
    '减去 IP 首部 20、ICMP 首部 8，得 1372',
    narrowIs(FITS + 28),
    fitting,
  ),
  both('the client 1460, the server 8960', '客户端 1460，服务器 8960', (run) => {
    return longest(run, 'server') === ETHERNET - 40 && JUMBO - 40 === 8960;
  }),
  both('two segments of 1460 bytes', '两个 1460 字节的报文段', (run) => {
    return sizes(run, 'server').slice(0, 2).join() === '1460,1460';
  }),
  both('1460 bytes of data filled', '加 1460 字节数据，正好装满', (run) => {
    return (
      packets(run, 'server').includes(ETHERNET) && longest(run, 'server') + IP + 20 === ETHERNET
    );
  }),
  both('one of 20 for TCP', 'TCP 首部 20 字节', () => tcp.length === 20),
  same('1400 − 40 = 1360', (run) => longest(run, 'server', toldTooLong(run)) === 1360),
  both('whose ICMP header has 8 bytes. TCP’s has 20', 'ICMP 首部只有 8 字节，TCP 首部有 20', () => {
    return icmpPlain.length === ICMP && tcp.length === 20;
  }),
  both('1460 up to now', '现在是 1460', (run) => {
    return longest(run, 'shop') === 1460 && acknowledged(run, 'shop').bytes === 0;
  }),
  both(
    '1360: with both headers',
    '1360：加上两个首部',
    (run) => {
      return acknowledged(run, 'shop').bytes === PAGE && longest(run, 'shop') === 1360;
    },
    [announcing(1360)],
  ),
];

/** Every piece but the last carries as much as the link lets it. */
function allFull(run: RecordedRun): boolean {
  const pieces = cutByClient(run, TYPED);
  return pieces.length > 1 && pieces.slice(0, -1).every(({ length }) => length === ETHERNET - IP);
}

/** All that the field says is in eights. */
function eights(run: RecordedRun): boolean {
  return cutByClient(run, TYPED).every(({ offset }) => offset % 8 === 0);
}

export const claims: readonly Claim[] = [...pings, ...links, ...losses, ...paths];
