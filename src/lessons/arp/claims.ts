import { instantOf } from '../../model/columns.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { formatIpv4, formatMac, ipv4, sameNetwork } from '../../stack/core/addresses.ts';
import { MILLISECOND, MINUTE } from '../../stack/core/instant.ts';
import { ARP_LIFETIME } from '../../stack/protocols/arp/arp.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { HostSpec } from '../../stack/world/scenario.ts';
import { between } from '../between.ts';
import { nodeOf } from '../facts.ts';
import type { Claim, Experiment } from '../types.ts';
import {
  asks,
  firstPing,
  givesUp,
  journey,
  knowing,
  macOf,
  mythical,
  unplugged,
} from './events.ts';
import {
  AGAIN,
  CLAIM,
  DELAY,
  FAR,
  FIRST,
  GATEWAY,
  GUEST,
  LAPTOP,
  LAST,
  LIED,
  OFTEN,
  PRINTER,
  SERVER,
  scenario,
  TIMES,
} from './scenario.ts';

/** An address, which both languages write alike: longer ones before those that begin as they do. */
const address = (text: string, holds: Claim['holds']): Claim => ({
  says: { en: text, zh: text },
  holds,
});
const of = (name: string) => (run: RecordedRun) =>
  formatIpv4(run.topology.nodes[nodeOf(run, name)]?.addresses[0] ?? 0);

const claim = (en: string, zh: string, holds: Claim['holds'], after?: Experiment): Claim => ({
  says: { en, zh },
  ...(after === undefined ? {} : { after }),
  holds,
});

/** What announcements have changed in a node’s cache, up to the lies. */
const announced = (run: RecordedRun, node: string) =>
  between(run, 'cache.changed', node, CLAIM, LIED).filter(({ cause }) => {
    const heard = cause < 0 ? undefined : readEvent(run.log, cause);
    return heard?.kind === 'arp.received' && heard.sender === heard.target;
  });

const pings = (run: RecordedRun) => between(run, 'ping.sent', 'laptop', FIRST, FAR);

export const claims: readonly Claim[] = [
  address('10.0.0.254', (run) => of('router')(run) === GATEWAY),
  address('10.0.0.0/24', () => {
    const [laptop] = scenario.nodes as HostSpec[];
    const { prefixLength = 24 } = laptop as HostSpec;
    return prefixLength === 24 && !sameNetwork(ipv4(SERVER), ipv4(LAPTOP), prefixLength);
  }),
  address('192.0.2.80', (run) => of('server')(run) === SERVER),
  address('10.0.0.1', (run) => of('laptop')(run) === LAPTOP),
  address('10.0.0.2', (run) => of('printer')(run) === PRINTER),
  claim('all ARP caches are empty', '所有 ARP 缓存都是空的', (run) => {
    return knowing(run, instantOf(run.log, firstPing(run))).length === 0;
  }),
  claim('Three hosts heard the question', '三台主机都听到了提问', (run) => {
    const heard = ['printer', 'guest', 'router', 'server'].map(
      (node) => between(run, 'arp.received', node, FIRST, FIRST + MINUTE).length,
    );
    return heard.join() === '1,1,1,0';
  }),
  claim('for 20 minutes', '20 分钟没有 ARP 报文来更新', () => ARP_LIFETIME === 20 * MINUTE),
  claim('goes 20 minutes after', '20 分钟没有 ARP 报文来更新', () => ARP_LIFETIME === 20 * MINUTE),
  claim('each cable takes 1 ms', '每根网线 1 毫秒', () => DELAY === MILLISECOND),
  claim('lives for 20 minutes', '存活 20 分钟', () => ARP_LIFETIME === 20 * MINUTE),
  claim('older than 20 minutes', '超过 20 分钟', () => ARP_LIFETIME === 20 * MINUTE),
  claim(
    'every three minutes, nine times in all. Each ping is answered',
    '每三分钟一次，一共九次，次次都有回答',
    (run) =>
      OFTEN === 3 * MINUTE &&
      TIMES === 9 &&
      pings(run).length === 9 &&
      between(run, 'ping.answered', 'laptop', FIRST, FAR).length === 9,
  ),
  claim('The eighth ping, after 21 minutes', '第八次 ping 在 21 分钟时发出', (run) => {
    const again = asks(run, 'laptop', FIRST, FAR)[1];
    return again?.at === pings(run)[7]?.at && again?.at === FIRST + 21 * MINUTE;
  }),
  claim('Six pings in a row went out without a question', '有六次 ping 没有问就发了出去', (run) => {
    const [first, again] = asks(run, 'laptop', FIRST, FAR);
    const free = pings(run).filter(({ at }) => at > (first?.at ?? 0) && at < (again?.at ?? 0));
    return free.length === 6;
  }),
  claim('in a frame on each', '每根上是一个帧', (run) => journey(run, FAR).there.length === 3),
  claim('In all three', '三个帧里的', (run) => journey(run, FAR).there.length === 3),
  claim(
    'all its other ports',
    '其余所有端口',
    (run) => {
      const [ping] = between(run, 'raw.sent', 'laptop', FAR);
      const heard = between(run, 'frame.delivered', 'printer', ping?.at ?? 0, CLAIM);
      return heard.length === 1;
    },
    [mythical],
  ),
  claim('after three probes of that', '三次无人应答', (run) => {
    const probes = asks(run, 'guest', instantOf(run.log, givesUp(run)), AGAIN).filter(
      ({ sender, target }) => sender === 0 && target === (ipv4(GUEST) | 0) >>> 0,
    );
    return probes.length === 3;
  }),
  claim(
    'the announcement changed the laptop’s cache and no other',
    '宣告只改动了笔记本的缓存',
    (run) => {
      const changed = run.nodes.filter((node) => announced(run, node).length > 0);
      const [entry] = announced(run, 'laptop');
      return changed.join() === 'laptop' && entry?.value === formatMac(macOf(run, 'guest'));
    },
    [unplugged],
  ),
  claim(
    'it had no entry for the laptop yet',
    '它还没有笔记本的表项',
    (run) => {
      const asked = asks(run, 'guest', AGAIN, LIED).map(({ target }) => target);
      return asked[0] === (ipv4(LAPTOP) | 0) >>> 0;
    },
    [unplugged],
  ),
  claim('is still good for minutes', '离过期还有好几分钟', (run) => {
    const known = asks(run, 'laptop', FIRST, FAR).at(-1)?.at ?? 0;
    return known + ARP_LIFETIME - AGAIN > 10 * MINUTE && LAST < CLAIM;
  }),
];
