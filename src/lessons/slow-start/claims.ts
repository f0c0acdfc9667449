import { instantOf } from '../../model/columns.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { found } from '../facts.ts';
import type { Claim } from '../types.ts';
import {
  acked,
  duplicate,
  flowOf,
  larger,
  losingTail,
  noted,
  opened,
  roundOf,
  rounds,
  roundTrip,
  sends,
  sentAs,
} from './events.ts';
import { SECOND_AT, SEGMENT } from './scenario.ts';
import { PAGE } from './tasks.ts';

const drops = (run: RecordedRun, to?: number) =>
  [...eventsIn(run, { kind: 'frame.dropped' }, 0, to)].length;
const least = (run: RecordedRun) => Math.min(...(flowOf(run)?.vars.ssthresh ?? []));
const milliseconds = (time: number) => Math.round(time / 1000);

/** The sender’s variables as an event left them, in bytes. */
function varsAt(run: RecordedRun, event: number) {
  const vars = flowOf(run)?.vars;
  const row = vars?.event.findLastIndex((each) => each <= event) ?? -1;
  return { cwnd: vars?.cwnd[row] ?? 0, ssthresh: vars?.ssthresh[row] ?? 0 };
}

/** The last event before cwnd fell for the second time. */
function lastGrown(run: RecordedRun): number {
  const vars = flowOf(run)?.vars;
  const falls = instantOf(run.log, noted('fast-retransmit', 2)(run));
  return vars?.event[vars.at.findLastIndex((at) => at < falls)] ?? -1;
}

const pageTakes = (run: RecordedRun) =>
  instantOf(run.log, acked(PAGE)(run)) - instantOf(run.log, sends(1)(run));

export const claims: readonly Claim[] = [
  {
    says: { en: 'has room for 64 segments', zh: '装得下 64 个报文段' },
    holds: (run) => found(run, 'segment.received', opened)?.window === 64 * SEGMENT,
  },
  {
    says: { en: 'a line of 1 Mbit/s', zh: '一条 1 Mbit/s 的线路' },
    holds: (run) => run.topology.links.some(({ bandwidth }) => bandwidth === 1_000_000),
  },
  {
    says: { en: 'a queue with room for ten', zh: '只容得下十个的队列' },
    holds: (run) => run.topology.links.some(({ queueBytes = 0 }) => queueBytes === 10 * 1054),
  },
  {
    says: { en: 'from 106 to 160 ms', zh: '从 106 毫秒涨到 160 毫秒' },
    holds: (run) =>
      milliseconds(roundTrip(run, sentAs(run, 10))) === 106 &&
      milliseconds(roundTrip(run, sentAs(run, 19))) === 160,
  },
  {
    says: { en: 'every second segment was lost: 20 of them', zh: '一共丢了 20 个' },
    holds: (run) => drops(run, duplicate(run)) === 20,
  },
  {
    says: { en: 'At 39 segments it was too large', zh: '39 个报文段显然太多' },
    holds: (run) => varsAt(run, duplicate(run)).cwnd === 39 * SEGMENT,
  },
  {
    says: {
      en: 'by a single segment, at `cwnd` 20',
      zh: '`cwnd` 到 20 时队列又溢出一次，只丢了一个',
    },
    holds: (run) =>
      drops(run) === 21 && Math.floor(varsAt(run, lastGrown(run)).cwnd / SEGMENT) === 20,
  },
  {
    says: { en: '`ssthresh` is kept: 10 250 bytes', zh: '`ssthresh` 还留着：10 250 字节' },
    holds: (run) => varsAt(run, sends(1, SECOND_AT)(run)).ssthresh === 10_250,
  },
  {
    says: { en: 'nine rounds instead of seven', zh: '用了九轮，本来七轮就够' },
    after: [losingTail],
    holds: (run) => rounds(run, SECOND_AT, 40).length === 9,
  },
  {
    says: { en: 'instead of seven', zh: '本来七轮就够' },
    holds: (run) => rounds(run, SECOND_AT, 40).length === 7,
  },
  {
    says: { en: 'less than the least there is, two', zh: '一半还不到最小值，也就是两个' },
    after: [losingTail],
    holds: (run) => least(run) === 2 * SEGMENT,
  },
  {
    says: {
      en: 'a page of 15 segments: one, two, four, eight, four rounds',
      zh: '一个 15 个报文段的网页：一、二、四、八，要四轮',
    },
    holds: (run) => roundOf(rounds(run), PAGE) === 4,
  },
  {
    says: { en: 'Two round trips saved: 203 ms', zh: '省下两个往返，203 毫秒' },
    after: [larger],
    // Without it the page takes 414.5 ms.
    holds: (run) => milliseconds(414_480 - pageTakes(run)) === 203,
  },
];
