import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { formatIpv4 } from '../../stack/core/addresses.ts';
import { readEvent } from '../../stack/trace/log.ts';
import { nodeOf } from '../facts.ts';
import type { Claim } from '../types.ts';
import { drillDealt } from './dealt.ts';
import {
  ARCHIVE_ADDRESS,
  archiveAnswers,
  crossings,
  forwarded,
  LAPTOP_ADDRESS,
  newRow,
  rowsFall,
  SERVER_ADDRESS,
  stale,
  staleRefused,
  takenBy,
  timeIsOver,
  turnedBack,
  wayBack,
} from './events.ts';
import { ASKS_SERVER, DELAY, PING, TTL } from './scenario.ts';

/** What stands alike in both languages. */
const alike = (text: string) => ({ en: text, zh: text });

const pinged = (run: RecordedRun) =>
  [...eventsIn(run, { kind: 'ping.sent' })].map(({ dst }) => dst);

/** The rows, as destination and next hop, by which a router passes packets on. */
const rowsOf = (run: RecordedRun, router: string) =>
  forwarded(run, router).map(
    ({ network, prefixLength, via }) => `${formatIpv4(network)}/${prefixLength} ${formatIpv4(via)}`,
  );

/** It left its host with one more than after the first router. */
const begins = (run: RecordedRun, router: string, dst: number) =>
  (forwarded(run, router, PING).find((each) => each.dst === dst)?.ttl ?? 0) + 1;

const bothBegin = (run: RecordedRun) =>
  begins(run, 'west', SERVER_ADDRESS) === TTL && begins(run, 'east', LAPTOP_ADDRESS) === TTL;

/** How long the first packet went round. */
function wentRound(run: RecordedRun): number {
  const over = timeIsOver(run);
  if (over < 0) return Number.NaN;
  const first = forwarded(run, 'west', ASKS_SERVER + 1_000_000)[0];
  return readEvent(run.log, over).at - (first?.at ?? 0);
}

const row = (length: number, text: string): Claim => ({
  says: alike(text),
  after: rowsFall,
  holds: (run) => takenBy(length)(run) >= 0,
});

export const claims: readonly Claim[] = [
  row(32, '10.2.3.200/32'),
  row(32, '10.2.3.200'),
  row(24, '10.2.3.0/24'),
  row(16, '10.2.0.0/16'),
  row(0, '0.0.0.0/0'),
  {
    says: { en: 'of length 0', zh: '长度为 0' },
    after: rowsFall,
    holds: (run) => takenBy(0)(run) >= 0,
  },
  {
    says: {
      en: 'in /24 the first three numbers must be the same, in /16 two, in /32 all four',
      zh: '/24 要前三个数相同，/16 要前两个，/32 要四个全同',
    },
    holds: () => [24, 16, 32].map((length) => length / 8).join() === '3,2,4',
  },
  {
    says: { en: 'a TTL of 63 and the checksum for 64', zh: 'TTL 是 63，校验和还是 64 时的' },
    after: [stale],
    holds: staleRefused,
  },
  {
    says: {
      en: 'sends with a TTL of 64, and so does the server',
      zh: '发出时 TTL 是 64，服务器也一样',
    },
    holds: bothBegin,
  },
  { says: { en: 'its own 64', zh: '从它自己的 64 开始减' }, holds: bothBegin },
  {
    says: { en: 'Sent with TTL 64, over three links', zh: '发出时 TTL 64，要走三条链路' },
    holds: bothBegin,
  },
  {
    says: { en: 'that arrives with TTL 1', zh: '到达时 TTL 为 1' },
    holds: (run) => drillDealt(run).some(({ ttl }) => ttl === 1),
  },
  {
    says: alike('10.2.3.64/28'),
    after: [newRow],
    holds: (run) => rowsOf(run, 'west').includes('10.2.3.64/28 10.0.8.2'),
  },
  {
    says: alike('10.0.8.2'),
    after: [newRow],
    holds: (run) => rowsOf(run, 'west').includes('10.2.3.64/28 10.0.8.2'),
  },
  {
    says: { en: '28 bits against 24', zh: '28 位对 24 位' },
    after: [newRow],
    holds: (run) =>
      ['10.2.3.0/24 10.0.9.2', '10.2.3.64/28 10.0.8.2'].every((each) =>
        rowsOf(run, 'west').includes(each),
      ),
  },
  {
    says: alike('10.0.1.0/24'),
    after: [newRow, wayBack],
    holds: (run) => rowsOf(run, 'north').includes('10.0.1.0/24 10.0.8.1'),
  },
  {
    says: alike('10.0.8.1'),
    after: [newRow, wayBack],
    holds: (run) => archiveAnswers(run) >= 0,
  },
  {
    says: alike('10.2.3.4/32'),
    after: [turnedBack],
    holds: (run) => rowsOf(run, 'east').includes('10.2.3.4/32 10.0.9.1'),
  },
  {
    says: alike('10.0.9.1'),
    after: [turnedBack],
    holds: (run) => rowsOf(run, 'east').includes('10.2.3.4/32 10.0.9.1'),
  },
  {
    says: {
      en: '64 at the laptop, one less at every router',
      zh: '从笔记本出来是 64，每过一台路由器减一',
    },
    holds: bothBegin,
  },
  {
    says: { en: '63 times, in a third of a second', zh: '走了 63 次，只用了三分之一秒' },
    after: [turnedBack],
    holds: (run) => crossings(run) === 63 && Math.abs(wentRound(run) - 1_000_000 / 3) < 30_000,
  },
  {
    says: { en: 'it arrived at east with TTL 1', zh: '到东路由器时 TTL 为 1' },
    after: [turnedBack],
    holds: (run) => readEvent(run.log, timeIsOver(run)).node === nodeOf(run, 'east'),
  },
  {
    says: { en: 'Each link takes 5 ms', zh: '每条链路 5 毫秒' },
    holds: (run) =>
      run.topology.links.every(({ ends: [a, b], delay }) => a === b || delay === DELAY) &&
      DELAY === 5_000,
  },
  // After those that they are the beginnings of.
  { says: alike('10.2.3.4'), holds: (run) => pinged(run)[0] === SERVER_ADDRESS },
  { says: alike('10.2.3.77'), holds: (run) => pinged(run).includes(ARCHIVE_ADDRESS) },
];
