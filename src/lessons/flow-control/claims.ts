import type { RecordedRun } from '../../model/recorded-run.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../stack/core/instant.ts';
import { ethernet } from '../../stack/protocols/ethernet/header.ts';
import { ipv4 } from '../../stack/protocols/ipv4/header.ts';
import { tcp } from '../../stack/protocols/tcp/header/header.ts';
import { dropping, eventOf, found, frameOf, relativeSeq, timeOf } from '../facts.ts';
import { ackOf } from '../sent.ts';
import type { Claim } from '../types.ts';
import {
  answers,
  asleep,
  beforeFirstAck,
  bolder,
  bytesOf,
  careful,
  careless,
  cut,
  data,
  dataSent,
  doubled,
  faster,
  firstAck,
  full,
  givenUp,
  goesOn,
  halved,
  inBites,
  probes,
  synAck,
  update,
  windowOf,
} from './events.ts';
import { BITE, BUFFER, EVERY, FILE, REST, SEGMENT, scenario, WAKES } from './scenario.ts';

type Which = typeof update;

const sentBy = (run: RecordedRun, which: Which) => found(run, 'segment.sent', which);

/** How long the line takes for the first data segment. */
function lineTime(run: RecordedRun): number {
  const frame = frameOf(run, data);
  const delay = run.topology.links.findLast(({ ends: [a, b] }) => a !== b)?.delay ?? 0;
  return frame === undefined ? Number.NaN : frame.arrives - frame.starts - delay;
}

/** When the n-th probe leaves, counted from when the window closed for good, s. */
const probeAfter = (run: RecordedRun, n: number) =>
  Math.round((timeOf(run, probes(n)) - timeOf(run, asleep)) / SECOND);

const waits = [1, 2, 4, 8, 16, 32];
const sumUntil = (n: number) => waits.slice(0, n).reduce((all, each) => all + each, 0);
const doubling = (run: RecordedRun) =>
  waits.every((_, i) => probeAfter(run, i + 1) === sumUntil(i + 1));

const edgeOf = (run: RecordedRun) => ackOf(run, firstAck) + windowOf(run, firstAck) - 1;

export const claims: readonly Claim[] = [
  {
    says: { en: 'it reads 1000 bytes', zh: '读 1000 字节' },
    holds: () => EVERY === 100 * MILLISECOND && SEGMENT === 1000,
  },
  {
    says: { en: '*window 0*', zh: '“窗口 0”' },
    holds: (run) => eventOf(run, full) > 0 && found(run, 'tcp.note', full)?.a === 0,
  },
  {
    says: { en: 'The line could take one every 8 ms', zh: '线路每 8 毫秒就能送走一个' },
    holds: (run) => Math.round(lineTime(run) / MILLISECOND) === 8,
  },
  {
    says: { en: 'One every 8 ms, as the line allows', zh: '8 毫秒一个：线路有多快就多快' },
    holds: (run) => Math.round(lineTime(run) / MILLISECOND) === 8,
  },
  {
    says: { en: 'in pairs, every 200 ms', zh: '两个一组、每 200 毫秒一组' },
    holds(run) {
      const at = dataSent(run, eventOf(run, full), eventOf(run, asleep)).map((each) => each.at);
      const gaps = at.slice(1).map((each, i) => each - (at[i] as number));
      return gaps.length > 2 && gaps.every((gap, i) => gap === (i % 2) * 200 * MILLISECOND);
    },
  },
  {
    says: { en: 'title="Window 0"', zh: 'title="窗口 0"' },
    holds: (run) => found(run, 'tcp.note', asleep)?.a === 0,
  },
  {
    says: { en: 'the window is 0 once more, and eight segments', zh: '窗口又是 0，还有八个报文段' },
    holds: (run) => FILE - bytesOf(dataSent(run, 0, eventOf(run, asleep))) === 8 * SEGMENT,
  },
  {
    says: { en: 'Nothing: 0 means 0', zh: '什么也不发：0 就是 0' },
    holds: (run) => found(run, 'tcp.note', asleep)?.a === 0,
  },
  {
    says: { en: 'with the sequence number 11 001', zh: '序号是 11 001' },
    holds(run) {
      const probe = sentBy(run, probes(1));
      return probe !== undefined && relativeSeq(run, probe) === 11_001 && probe.length === 1;
    },
  },
  {
    says: { en: 'The server answers with window 0', zh: '服务器应答，窗口为 0' },
    holds: (run) => windowOf(run, answers(1)) === 0,
  },
  {
    says: {
      en: '11 001 is still what the server expects next',
      zh: '服务器期望的下一个字节仍然是 11 001',
    },
    holds: (run) => ackOf(run, answers(1)) === 11_001,
  },
  {
    says: { en: '*ack 11 001, window 0*', zh: '“确认号 11 001，窗口 0”' },
    holds: (run) => ackOf(run, answers(1)) === 11_001 && windowOf(run, answers(1)) === 0,
  },
  {
    says: { en: 'even if it says 0', zh: '哪怕应答说的是 0' },
    holds: (run) => windowOf(run, answers(9)) === 0,
  },
  {
    says: { en: 'five minutes of that were enough', zh: '这样过了五分钟' },
    after: [cut],
    holds: (run) =>
      Math.round((timeOf(run, givenUp) - timeOf(run, probes(2))) / MINUTE) === 5 &&
      eventOf(run, givenUp) > 0,
  },
  {
    says: {
      en: 'After 1, 2, 4, 8, 16 and 32 seconds: six in about a minute',
      zh: '依次等 1、2、4、8、16、32 秒：一分钟左右发出六次',
    },
    holds: doubling,
  },
  {
    says: { en: '1 + 2 + 4 …', zh: '1 + 2 + 4……' },
    holds: (run) => probeAfter(run, 3) === sumUntil(3),
  },
  {
    says: { en: 'Then one every minute', zh: '此后每分钟一次' },
    holds: (run) =>
      timeOf(run, probes(8)) - timeOf(run, probes(7)) === MINUTE &&
      timeOf(run, probes(14)) < WAKES &&
      timeOf(run, probes(14)) + MINUTE > WAKES,
  },
  {
    says: { en: '*ack 11 001, window 4000*', zh: '“确认号 11 001，窗口 4000”' },
    holds: (run) => ackOf(run, update) === 11_001 && windowOf(run, update) === BUFFER,
  },
  {
    says: { en: 'The answer to it says *window 4000*', zh: '对它的应答说的是“窗口 4000”' },
    after: [dropping(update)],
    holds: (run) => windowOf(run, answers(15)) === 4000,
  },
  {
    says: { en: 'not quite four seconds', zh: '将近四秒' },
    after: [dropping(update)],
    holds(run) {
      const took = timeOf(run, goesOn) - timeOf(run, update);
      return took > 3.5 * SECOND && took < 4 * SECOND;
    },
  },
  {
    says: { en: 'After that 4000 bytes are left', zh: '那之后还剩 4000 字节' },
    holds: (run) => bytesOf(inBites(run)) === REST,
  },
  {
    says: {
      en: 'In how many segments will those last 4000 bytes come',
      zh: '最后这 4000 字节会装成多少个报文段',
    },
    holds: () => REST === 4000,
  },
  {
    says: { en: 'reads only 100 bytes at a time', zh: '一次只读 100 字节' },
    holds: () => BITE === 100,
  },
  {
    says: { en: 'In four, as ever: a segment holds 1000', zh: '照旧四个：一个报文段装 1000 字节' },
    holds: (run) => inBites(run).length === 4,
  },
  {
    says: { en: 'until there is room for 1000', zh: '等到装得下 1000 字节' },
    holds: () => SEGMENT === 1000,
  },
  {
    says: { en: 'it was told that 100 are welcome', zh: '对方又说了可以收 100 字节' },
    after: [careless],
    holds: (run) => inBites(run).every(({ length }) => length === 100),
  },
  {
    says: {
      en: 'Each bite makes room for 100 bytes',
      zh: '每读一口，腾出 100 字节，就来一个 100 字节',
    },
    after: [careless],
    holds: (run) => inBites(run).length === REST / BITE,
  },
  {
    says: { en: '54 bytes of headers for 100 of data', zh: '100 字节的数据，配了 54 字节的首部' },
    holds: () => ethernet.length + ipv4.length + tcp.length === 54,
  },
  {
    says: { en: 'either is enough', zh: '有一方做到就够' },
    after: [careless, careful],
    holds: (run) => bytesOf(inBites(run)) >= REST && inBites(run).length <= 6,
  },
  {
    says: {
      en: '4000 bytes are promised, and two segments are on their way',
      zh: '许诺了 4000 字节，两个报文段已经上路',
    },
    holds: (run) => windowOf(run, synAck) === 4000 && beforeFirstAck(run) === 2 * SEGMENT,
  },
  {
    says: { en: 'it halves its buffer to 2000 bytes', zh: '把缓冲区减半，只剩 2000 字节' },
    holds: (run) => (halved(run) as { call: { value: number } }).call.value === BUFFER / 2,
  },
  {
    says: {
      en: 'The first 1000 have come, so 3000 of the promise are left',
      zh: '来了 1000，还剩 3000 没有兑现',
    },
    after: [halved],
    holds: (run) => ackOf(run, firstAck) === 1001 && windowOf(run, firstAck) === 3000,
  },
  {
    says: { en: 'Promised were the bytes up to 4000', zh: '许诺的是到第 4000 个字节为止' },
    after: [halved],
    holds: (run) => edgeOf(run) === 4000,
  },
  {
    says: { en: 'would go back from 4000 to 3000', zh: '前沿就从 4000 退回 3000' },
    after: [halved],
    holds: (run) => edgeOf(run) === 4000 && ackOf(run, firstAck) + 2000 - 1 === 3000,
  },
  {
    says: {
      en: 'twice as much, 8000 bytes, and still there were only two',
      zh: '8000 字节，发出的还是两个',
    },
    after: [doubled],
    holds: (run) => windowOf(run, synAck) === 8000 && beforeFirstAck(run) === 2 * SEGMENT,
  },
  {
    says: {
      en: 'ten times as fast, there are two all the same',
      zh: '线路快十倍，发出的照样是两个',
    },
    after: [faster],
    holds: (run) => lineTime(run) < MILLISECOND && beforeFirstAck(run) === 2 * SEGMENT,
  },
  {
    says: { en: 'instead of two, all four leave', zh: '而不是两个，四个就全发出来了' },
    after: [bolder],
    holds: (run) => beforeFirstAck(run) === 4 * SEGMENT && scenario.id === 'flow-control',
  },
];
