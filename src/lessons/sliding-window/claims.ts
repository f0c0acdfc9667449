import { instantOf } from '../../model/columns.ts';
import { type Packet, segmentOf } from '../../model/packets.ts';
import { frameOfPacket } from '../../model/parts/carriers.ts';
import { packetsOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { readEvent } from '../../stack/trace/log.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import {
  ACK,
  dropping,
  eventOf,
  found,
  lossOf,
  nodeOf,
  relativeAck,
  relativeSeq,
  type SegmentSent,
  timeOf,
} from '../facts.ts';
import { ackOf } from '../sent.ts';
import { DELAY } from '../two-hosts.ts';
import type { Claim } from '../types.ts';
import {
  ackArrives,
  acks,
  buffering,
  dataSent,
  edgeOf,
  FAR,
  farther,
  heard,
  idle,
  secondFile,
  secondFileDone,
  sends,
  shrank,
  shrinking,
  synAck,
  update,
} from './events.ts';
import { BUFFER, FILE, SECOND_FILE, SEGMENT, WAKES } from './scenario.ts';
import { letsGo } from './which-ack.ts';

const segmentIn = (packet: Packet | undefined) => packet && segmentOf(packet);
const window = (run: RecordedRun, which: typeof update) =>
  found(run, 'segment.sent', which)?.window;
const bytes = (sent: readonly { readonly length: number }[]) =>
  sent.reduce((sum, { length }) => sum + length, 0);

/** When a segment's first bit goes onto the line. */
const startOf = (run: RecordedRun, sent: SegmentSent | undefined) =>
  (readEvent(run.log, frameOfPacket(run, sent?.id ?? -1)) as TraceEvent<'frame.sent'>).starts;

/** What of the second file leaves at once, into an open window. */
const atOnce = (run: RecordedRun) => bytes(dataSent(run).filter(({ at }) => at === SECOND_FILE));

export const claims: readonly Claim[] = [
  {
    says: {
      en: '4000 bytes are what the server’s buffer has room for',
      zh: '4000 字节，它的缓冲区就有这么大',
    },
    holds: (run) => found(run, 'segment.sent', synAck)?.window === BUFFER,
  },
  {
    says: {
      en: 'a file of 12 000 bytes, in one `send`',
      zh: '用一次 `send` 交出 12 000 字节的文件',
    },
    holds: (run) => bytes(dataSent(run).filter(({ at }) => at < SECOND_FILE)) === FILE,
  },
  {
    says: { en: 'A segment holds 1000', zh: '一个报文段装 1000 字节' },
    holds: (run) => dataSent(run).every(({ length }) => length === SEGMENT),
  },
  {
    says: { en: '*ack 1001, window 4000*', zh: '“确认号 1001，窗口 4000”' },
    holds: (run) =>
      ackOf(run, acks(1)) === 1001 && found(run, 'segment.sent', acks(1))?.window === 4000,
  },
  {
    says: { en: 'bytes 1001 to 5000', zh: '第 1001 到第 5000 个字节' },
    holds: (run) =>
      heard(run, eventOf(run, ackArrives(1)) + 1)
        .map(edgeOf)
        .at(-1) === 5000,
  },
  {
    says: {
      en: '1000 of what was under way is acknowledged',
      zh: '在途的数据里有 1000 字节得到了确认',
    },
    holds: (run) => (heard(run, eventOf(run, ackArrives(1)) + 1).at(-1)?.ack ?? 0) - 1 === 1000,
  },
  {
    says: { en: 'window 0. What does it acknowledge', zh: '窗口为 0 的 ACK 应答其中最后一个' },
    holds: (run) =>
      found(run, 'segment.sent', acks(8))?.window === 0 && timeOf(run, acks(8)) < WAKES,
  },
  {
    says: { en: 'bytes 6001 to 7000', zh: '第 6001 到第 7000 个字节' },
    holds(run) {
      const seventh = found(run, 'segment.sent', sends(7));
      const starts = seventh && relativeSeq(run, seventh);
      return starts === 6 * SEGMENT + 1 && seventh?.length === SEGMENT;
    },
  },
  {
    says: { en: 'Two ACKs are on their way back', zh: '两个 ACK 正在回来的路上' },
    holds: (run) => {
      const at = timeOf(run, sends(5));
      const flying = packetsOf(run).filter(({ from, starts, arrives }) =>
        [from === nodeOf(run, 'server'), starts <= at, arrives > at].every(Boolean),
      );
      return flying.length === 2;
    },
  },
  {
    says: { en: 'The ACK 3001', zh: '确认号 3001 的 ACK' },
    holds: (run) => {
      const segment = segmentIn(letsGo(run, 7));
      return segment !== undefined && relativeAck(run, segment) === 3 * SEGMENT + 1;
    },
  },
  {
    says: {
      en: 'byte 7000 is the last that may go',
      zh: '第 7000 个字节正好是允许发送的最后一个',
    },
    holds(run) {
      const ack = segmentIn(letsGo(run, 7));
      return ack !== undefined && edgeOf({ ...ack, ack: relativeAck(run, ack) }) === 7 * SEGMENT;
    },
  },
  {
    says: { en: '*ack 8001* once more, *window 2000*', zh: '“确认号还是 8001，窗口 2000”' },
    holds: (run) =>
      ackOf(run, update) === 8001 && ackOf(run, acks(8)) === 8001 && window(run, update) === 2000,
  },
  {
    says: {
      en: 'there is room for two segments, and two left',
      zh: '腾出两个报文段的地方，就发出了两个',
    },
    holds(run) {
      const after = dataSent(run, eventOf(run, update), eventOf(run, update.then(acks(1))));
      return bytes(after) === 2 * SEGMENT;
    },
  },
  {
    says: {
      en: 'Trailing and leading edge moved by two segments at once',
      zh: '后沿和前沿一次就前移了两个报文段',
    },
    after: [dropping(acks(1))],
    holds(run) {
      const loss = lossOf(run, 'server', ACK)?.dropped ?? 0;
      const next = heard(run).find(({ id }) => id > loss);
      return next?.ack === 2 * SEGMENT + 1 && edgeOf(next) === BUFFER + 2 * SEGMENT;
    },
  },
  {
    says: { en: '*ack 1, window 1000*', zh: '“确认号 1，窗口 1000”' },
    after: [shrinking],
    holds(run) {
      const said = heard(run, shrank(run) + 1).at(-1);
      return said?.ack === 1 && said.window === 1000;
    },
  },
  {
    says: { en: 'the server’s next true ACK repaired it', zh: '服务器的下一个真 ACK 把它纠正过来' },
    after: [shrinking],
    holds(run) {
      const next = heard(run).find(({ id }) => id > shrank(run));
      return next !== undefined && edgeOf(next) === 5000;
    },
  },
  {
    says: { en: '100 ms each way instead of 20', zh: '由 20 毫秒变成 100 毫秒' },
    after: [farther],
    holds: (run) => run.topology.links.some(({ delay }) => delay === DELAY) && FAR === 5 * DELAY,
  },
  {
    says: { en: 'One longer way there and back: 160 ms', zh: '多一个来回的路程：160 毫秒' },
    holds: () => 2 * (FAR - DELAY) === 160_000,
  },
  {
    says: { en: 'it takes three windows', zh: '这里要分三个窗口' },
    holds: () => FILE / BUFFER === 3,
  },
  {
    says: {
      en: 'needs 8.4 ms to get onto the line, and its ACK is back after 49 ms',
      zh: '发上线路要 8.4 毫秒，它的 ACK 过 49 毫秒才回来',
    },
    holds(run) {
      const [first, second] = secondFile(run);
      const back = heard(run).find(({ id }) => id > (first?.id ?? 0))?.id ?? -1;
      const took = instantOf(run.log, back) - (first?.at ?? 0);
      const onto = startOf(run, second) - startOf(run, first);
      return Math.round(onto / 100) === 84 && Math.round(took / 1000) === 49;
    },
  },
  {
    says: { en: 'so six of them must be under way', zh: '所以要有六个同时在途' },
    after: [buffering(6 * SEGMENT)],
    holds: (run) => idle(run) === 0,
  },
  {
    says: { en: 'one segment fewer will do', zh: '少一个报文段就够了' },
    after: [buffering(7 * SEGMENT)],
    holds: (run) => idle(run) === 0,
  },
  {
    says: { en: 'Nearly four times as long', zh: '将近原来的四倍' },
    after: [farther],
    // The original takes 172 ms.
    holds: (run) => Math.round(secondFileDone(run).takes / 171_888) === 4,
  },
  {
    says: {
      en: 'The congestion window is larger than the receiver’s, so it does not limit',
      zh: '拥塞窗口比接收窗口大，所以不起限制作用',
    },
    holds: (run) => atOnce(run) === BUFFER,
  },
  {
    says: {
      en: 'only where a data segment is lost does it, for a while',
      zh: '只有丢了数据报文段之后，它才会限制一阵',
    },
    after: [dropping(sends(1))],
    holds: (run) => atOnce(run) < BUFFER,
  },
  {
    says: { en: 'four segments left in a row', zh: '接连发出了四个报文段' },
    holds: (run) =>
      dataSent(run, 0, eventOf(run, ackArrives(1))).length === 4 && eventOf(run, sends(4)) > 0,
  },
];
