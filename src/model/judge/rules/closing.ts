/** The end of a stream (RFC 9293 §3.6), and of a connection by force (§3.5.2). */

import { MILLISECOND } from '../../../stack/core/instant.ts';
import { seqAdd, seqGt } from '../../../stack/core/seq.ts';
import { sentence } from '../../../stack/trace/words.ts';
import { dataEnd, type End, isSynchronized, ownNumber } from '../end.ts';
import { ACK, FIN, has, RST, SYN, segmentLength } from '../segment.ts';
import type { Rule } from './kind.ts';

/** An answer that comes later than any ACK may is none. */
const LATEST = 500 * MILLISECOND;

const strayOf = ({ stray, now }: End) =>
  stray !== undefined && now - stray.at <= LATEST ? stray.segment : undefined;

export const closing: readonly Rule[] = [
  {
    id: 'fin-too-early',
    level: 'must',
    ref: 'RFC9293#3.6',
    says: {
      en: 'A FIN says that the program will send no more: only its call to close sends one.',
      zh: 'FIN 表示程序不再发送：只有程序调用关闭才会发出 FIN。',
    },
    broken: (end, segment) =>
      has(segment, FIN) && !end.closing
        ? sentence(
            'Your program has not closed: after this FIN it could never send again.',
            '程序还没有关闭：发了这个 FIN，它就再也不能发送了。',
            {},
          )
        : undefined,
  },
  {
    id: 'fin-before-data',
    level: 'must',
    ref: 'RFC9293#3.10.4',
    says: {
      en: 'A FIN comes after everything that the program sent before it closed.',
      zh: 'FIN 排在程序关闭之前交来的全部数据后面。',
    },
    broken(end, segment) {
      if (!has(segment, FIN) || !end.opened) return undefined;
      const at = seqAdd(segment.seq, segment.length);
      if (at === dataEnd(end) || seqGt(at, dataEnd(end))) return undefined;
      return sentence(
        'Your program’s last byte has number {last}, and this FIN would take {at}: what lies between would be lost for ever.',
        '程序最后一个字节的序号是 {last}，这个 FIN 却占了 {at}：中间的数据就永远发不出去了。',
        { last: ownNumber(end, dataEnd(end)) - 1, at: ownNumber(end, at) },
      );
    },
  },
  {
    id: 'after-fin',
    level: 'must',
    ref: 'RFC9293#3.6',
    says: {
      en: 'No number comes after the FIN’s.',
      zh: 'FIN 的序号之后不再有序号。',
    },
    broken(end, segment) {
      if (end.fin === undefined || has(segment, RST)) return undefined;
      if (!seqGt(seqAdd(segment.seq, segmentLength(segment)), seqAdd(end.fin, 1))) return undefined;
      return sentence('Your FIN had number {fin}.', '你的 FIN 序号是 {fin}。', {
        fin: ownNumber(end, end.fin),
      });
    },
  },
  {
    id: 'nobody-there',
    level: 'must',
    ref: 'RFC9293#3.10.7.1',
    says: {
      en: 'A connection that is over, or never was, has nothing to say but a RST to who disturbs it.',
      zh: '连接已经结束或从未存在时，除了用 RST 回应来客，什么也不能发。',
    },
    broken: (end, segment) =>
      end.state === 'CLOSED' && end.opened && !has(segment, RST) && !has(segment, SYN)
        ? sentence('The connection is closed.', '连接已经关闭。', {})
        : undefined,
  },
  {
    id: 'broken-off',
    level: 'must',
    ref: 'RFC9293#3.10.5',
    says: {
      en: 'A program that breaks off, or a timeout that gives up, deletes the connection: at most a RST tells the peer.',
      zh: '程序中止连接或超时放弃时，连接即被删除：最多发一个 RST 告知对方。',
    },
    broken: (end, segment) =>
      end.aborted && !has(segment, RST)
        ? sentence('This connection has been broken off.', '这个连接已经中止。', {})
        : undefined,
  },
  {
    id: 'reset-without-reason',
    level: 'must',
    ref: 'RFC9293#3.5.2',
    says: {
      en: 'A RST is for a segment that no connection here wants, or for a program that breaks off. Where that is not clear, none is sent.',
      zh: 'RST 用来回应不属于这里任何连接的报文段，或者用于程序中止连接；情况不明时不发。',
    },
    broken(end, segment) {
      if (!has(segment, RST) || end.aborted || strayOf(end) !== undefined) return undefined;
      // SHLD-3: whoever closes with unread data breaks off.
      if (end.state !== 'CLOSED' && end.deaf && (end.unread > 0 || end.beyond.length > 0))
        return undefined;
      if (end.state === 'CLOSED') {
        return sentence(
          'Nothing has just come that a RST could answer.',
          '刚才没有收到任何需要用 RST 回应的报文段。',
          {},
        );
      }
      return sentence(
        'All that came belongs to this connection, and your program has not broken it off.',
        '收到的报文段都属于这个连接，程序也没有中止它。',
        {},
      );
    },
  },
  {
    id: 'reset-number',
    level: 'must',
    ref: 'RFC9293#3.5.2',
    says: {
      en: 'A RST that breaks off a connection has SEQ = SND.NXT. One that answers what belongs to no connection takes its number from that segment’s ACK; without one it has number 0 and acknowledges what came.',
      zh: '中止连接的 RST，序号为 SND.NXT。回应无主报文段的 RST，序号取那个报文段的确认号；对方没有 ACK 时，序号为 0，并确认收到的内容。',
    },
    broken(end, segment) {
      if (!has(segment, RST)) return undefined;
      if (isSynchronized(end) || end.aborted) {
        if (segment.seq === end.max) return undefined;
        return sentence(
          'Your next number is {next}, this carries {seq}: the peer would not believe it.',
          '你的下一个序号是 {next}，这里却写着 {seq}：对方不会相信它。',
          { next: ownNumber(end, end.max), seq: ownNumber(end, segment.seq) },
        );
      }
      const stray = strayOf(end);
      if (stray === undefined) return undefined;
      const right = has(stray, ACK)
        ? segment.seq === stray.ack
        : segment.seq === 0 &&
          has(segment, ACK) &&
          segment.ack === seqAdd(stray.seq, segmentLength(stray));
      return right
        ? undefined
        : sentence(
            'With these numbers the peer would not believe it.',
            '带着这样的序号，对方不会相信它。',
            {},
          );
    },
  },
];
