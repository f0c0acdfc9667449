import type { RecordedRun } from '../../model/recorded-run.ts';
import { MILLISECOND } from '../../stack/core/instant.ts';
import { dropping } from '../facts.ts';
import type { Claim, Experiment } from '../types.ts';
import {
  ackFor,
  copies,
  LONGER,
  longer,
  losing,
  MIRRORED,
  mirrored,
  NEXT,
  SHORTER,
  sampleAfterCalm,
  samples,
  sends,
  shorter,
  waited,
} from './events.ts';
import { CALM, ONE_WAY } from './scenario.ts';

const ms = (micros: number | undefined) => Math.round((micros ?? Number.NaN) / MILLISECOND);
/** The timeout that followed the first sample after the calm, ms. */
const timeoutAfter = (run: RecordedRun) => ms(sampleAfterCalm(run)?.b);
const takes = (run: RecordedRun, copy: number) =>
  ms((ackFor(run, NEXT)?.at ?? Number.NaN) - (copies(run, NEXT)[copy]?.at ?? 0));

/** Both languages write a sum alike. */
const sum = (text: string, after: Experiment | undefined, holds: Claim['holds']): Claim => ({
  says: { en: text, zh: text },
  ...(after === undefined ? {} : { after }),
  holds,
});
const time = (length: number, after: Experiment, holds: Claim['holds']): Claim => ({
  says: { en: `${length} ms`, zh: `${length} 毫秒` },
  after,
  holds,
});

export const claims: readonly Claim[] = [
  sum('200 + 4 · 100 = 600', [dropping(sends(1))], (run) => ms(waited(run, 1)) === 600),
  sum('200 + 4 · 75 = 500', [dropping(sends(2))], (run) => ms(waited(run, 2)) === 500),
  sum('180 + 4 · 40 = 340', [shorter, losing(NEXT + 1)], (run) => {
    return ms(waited(run, NEXT + 1)) === 340;
  }),
  sum('220 + 4 · 40 = 380', [mirrored, losing(NEXT + 2)], (run) => {
    return ms(waited(run, NEXT + 2)) === 380;
  }),
  sum('SRTT + 4 · RTTVAR', undefined, (run) => {
    return samples(run)[0]?.b === 200_000 + 4 * 100_000;
  }),
  sum('¼ · 160 = 40', [shorter], (run) => {
    const [before, after] = [2 * ONE_WAY, sampleAfterCalm(run)?.a ?? Number.NaN];
    return before - after === 160_000;
  }),
  {
    says: { en: 'So SRTT is 200, RTTVAR 100', zh: 'SRTT 是 200，RTTVAR 是 100' },
    holds: (run) => samples(run)[0]?.a === 200_000 && samples(run)[0]?.b === 600_000,
  },
  {
    says: { en: 'SRTT = 180', zh: 'SRTT = 180' },
    after: [shorter],
    holds: (run) => timeoutAfter(run) === 180 + 4 * 40,
  },
  {
    says: { en: 'from 200 to 180', zh: '从 200 到 180' },
    after: [shorter],
    holds: (run) => timeoutAfter(run) === 180 + 4 * 40,
  },
  {
    says: { en: 'it falls to 180', zh: '降到 180' },
    after: [shorter],
    holds: (run) => timeoutAfter(run) === 180 + 4 * 40,
  },
  {
    says: { en: 'was 160 ms off', zh: '偏了 160 毫秒' },
    after: [shorter],
    holds: (run) => 2 * ONE_WAY - (sampleAfterCalm(run)?.a ?? Number.NaN) === 160_000,
  },
  {
    says: {
      en: 'with SRTT 200 and RTTVAR as good as zero, the round trip grows by 160 ms to 360',
      zh: 'SRTT 是 200，RTTVAR 几乎为零；往返时间增加 160 毫秒，变成 360',
    },
    after: [mirrored],
    holds: (run) => sampleAfterCalm(run)?.a === 360_000 && 2 * (MIRRORED - ONE_WAY) === 160_000,
  },
  {
    says: {
      en: 'RTTVAR is 40 as before, SRTT goes up to 220',
      zh: 'RTTVAR 照样是 40，SRTT 升到 220',
    },
    after: [mirrored],
    holds: (run) => timeoutAfter(run) === 220 + 4 * 40,
  },
  {
    says: { en: '260 ms each way instead of 100', zh: '单程由 100 毫秒变成 260 毫秒' },
    holds: () => LONGER === 260_000 && ONE_WAY === 100_000,
  },
  {
    says: { en: 'on a path of 200', zh: '而往返只有 200' },
    holds: (run) => samples(run).every(({ a }) => a === 200_000),
  },
  {
    says: { en: 'the second 402, the third would have waited 804', zh: '第三个可以等 804 毫秒' },
    after: [longer, losing(NEXT + 2)],
    holds: (run) => ms(waited(run, NEXT + 1)) === 402 && ms(waited(run, NEXT + 2)) === 804,
  },
  time(200, [], (run) => samples(run)[0]?.a === 200_000),
  time(201, [dropping(sends(CALM))], (run) => ms(waited(run, CALM)) === 201),
  time(401, [dropping(sends(CALM))], (run) => {
    return ms((ackFor(run, CALM)?.at ?? Number.NaN) - (copies(run, CALM)[0]?.at ?? 0)) === 401;
  }),
  time(319, [longer], (run) => takes(run, 1) === 319),
  time(520, [longer], (run) => takes(run, 0) === 520),
  time(402, [longer], (run) => ms(waited(run, NEXT + 1)) === 402),
  time(40, [shorter], (run) => takes(run, 0) === 40 && SHORTER === 20_000),
];
