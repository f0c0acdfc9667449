/** SACK blocks (RFC 2018 §3 and §4, RFC 2883). */
import { seqDiff, seqGeq, seqLeq } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { type End, knowsPeer, peerNumber } from '../end.ts';
import {
  ACK,
  type Block,
  blocksOf,
  has,
  isBare,
  optionBytes,
  type Segment,
  SYN,
} from '../segment.ts';
import type { Rule } from './kind.ts';

const inside = (inner: Block, outer: Block) =>
  seqGeq(inner.left, outer.left) && seqLeq(inner.right, outer.right);

/** The first block may report what came twice (RFC 2883 §4). */
const isDuplicate = (end: End, segment: Segment, block: Block, at: number) =>
  at === 0 &&
  (seqLeq(block.right, segment.ack) ||
    blocksOf(segment)
      .slice(1)
      .some((other) => inside(block, other))) &&
  end.repeats.some((each) => inside(block, each));

/** The blocks that tell of what waits beyond a gap. */
const reports = (end: End, segment: Segment) =>
  blocksOf(segment).filter((block, at) => !isDuplicate(end, segment, block, at));

const said = (end: End, { left, right }: Block) => ({
  left: peerNumber(end, left),
  right: peerNumber(end, right),
});

/** RFC 9293 §3.1: the data offset counts to 60 bytes, of which 20 are fixed. */
const MOST_OPTIONS = 40;

export const selective: readonly Rule[] = [
  {
    id: 'sack-not-agreed',
    level: 'must',
    ref: 'RFC2018#4',
    says: {
      en: 'SACK blocks are sent only to a peer whose SYN permitted them.',
      zh: '只有对方的 SYN 允许过，才能发送 SACK 块。',
    },
    broken: (end, segment) =>
      blocksOf(segment).length > 0 && !end.peerOffered.sack
        ? sentence('The peer’s SYN did not permit it.', '对方的 SYN 没有允许。', {})
        : undefined,
  },
  {
    id: 'options-of-syn',
    level: 'must',
    ref: 'RFC2018#2',
    says: {
      en: 'SACK-Permitted stands in a SYN only, as MSS and window scale do.',
      zh: 'SACK-Permitted 只出现在 SYN 里，MSS 和窗口扩大选项也是如此。',
    },
    broken(_, segment) {
      const { mss, scale, sackPermitted } = segment.options ?? {};
      if (has(segment, SYN) || (mss === undefined && scale === undefined && !sackPermitted)) return;
      return sentence('This is no SYN.', '这不是 SYN。', {});
    },
  },
  {
    id: 'options-too-long',
    level: 'must',
    ref: 'RFC2018#3',
    says: {
      en: 'A header has room for 40 bytes of options: four SACK blocks, or three beside timestamps.',
      zh: '首部最多放 40 字节选项：四个 SACK 块，带时间戳时只有三个。',
    },
    broken(_, segment) {
      const bytes = optionBytes(segment);
      return bytes <= MOST_OPTIONS
        ? undefined
        : sentence('These would take {bytes} bytes.', '这些选项要占 {bytes} 字节。', { bytes });
    },
  },
  {
    id: 'sack-below-ack',
    level: 'must',
    ref: 'RFC2018#3',
    says: {
      en: 'A SACK block tells of data beyond a gap, above the acknowledgment number. Only the first may lie below, to report what came twice (RFC 2883).',
      zh: 'SACK 块报告缺口之后的数据，位于确认号之上；只有第一块可以在其下，用来报告重复收到的内容（RFC 2883）。',
    },
    broken(end, segment) {
      const low = reports(end, segment).find(({ left }) => seqDiff(left, segment.ack) <= 0);
      return low === undefined
        ? undefined
        : sentence(
            'The block {left}–{right} begins at or below your acknowledgment {ack}, and none of it came twice.',
            '块 {left}–{right} 从你的确认号 {ack} 或更早处开始，而其中没有重复收到的内容。',
            { ...said(end, low), ack: peerNumber(end, segment.ack) },
          );
    },
  },
  {
    id: 'sack-not-received',
    level: 'must',
    ref: 'RFC2018#3',
    says: {
      en: 'Each block holds octets that have arrived and are queued, from its first to its last.',
      zh: '每一块里的字节都必须已经收到并在排队。',
    },
    broken(end, segment) {
      const wrong = reports(end, segment).find(
        (block) =>
          seqDiff(block.left, segment.ack) > 0 && !end.beyond.some((each) => inside(block, each)),
      );
      return wrong === undefined
        ? undefined
        : sentence(
            'Not all of {left}–{right} has arrived.',
            '{left}–{right} 并没有全部收到。',
            said(end, wrong),
          );
    },
  },
  {
    id: 'sack-not-whole',
    level: 'must',
    ref: 'RFC2018#3',
    says: {
      en: 'A block is isolated: the octets just below and just above it have not arrived.',
      zh: '块是孤立的：紧挨在它前面和后面的字节都还没有收到。',
    },
    broken(end, segment) {
      for (const block of reports(end, segment)) {
        const whole = end.beyond.find((each) => inside(block, each));
        if (whole === undefined) continue;
        if (whole.left === block.left && whole.right === block.right) continue;
        return sentence(
          'You say {left}–{right}, and what has arrived there is {from}–{to}.',
          '你说 {left}–{right}，而那里收到的是 {from}–{to}。',
          {
            ...said(end, block),
            from: peerNumber(end, whole.left),
            to: peerNumber(end, whole.right),
          },
        );
      }
      return undefined;
    },
  },
  {
    id: 'sack-first',
    level: 'must',
    ref: 'RFC2018#4',
    says: {
      en: 'The first block is the one with the segment that caused this ACK.',
      zh: '第一块是引发这个 ACK 的报文段所在的块。',
    },
    broken(end, segment) {
      const [first] = reports(end, segment);
      const { trigger } = end;
      if (first === undefined || trigger === undefined || inside(trigger, first)) return undefined;
      if (blocksOf(segment)[0] !== first) return undefined;
      return sentence(
        'The last that came was {left}–{right}.',
        '最后收到的是 {left}–{right}。',
        said(end, trigger),
      );
    },
  },
  {
    id: 'sack-missing',
    level: 'should',
    ref: 'RFC2018#4',
    says: {
      en: 'As long as data waits beyond a gap, every ACK reports it.',
      zh: '只要缺口之后还有数据在排队，每个 ACK 都应报告。',
    },
    broken: (end, segment) =>
      end.sack &&
      knowsPeer(end) &&
      isBare(segment) &&
      has(segment, ACK) &&
      end.beyond.length > 0 &&
      reports(end, segment).length === 0
        ? sentence(
            'Beyond the gap {left}–{right} has arrived, and this ACK does not say so.',
            '缺口之后收到了 {left}–{right}，这个 ACK 却没有报告。',
            said(end, end.beyond[0] as Block),
          )
        : undefined,
  },
];
