/** Opening a connection (RFC 9293 §3.5), and what no segment after it lacks. */
import { sentence } from '../../../stack/trace/words.ts';
import { knowsPeer, ownNumber, peerNumber } from '../end.ts';
import { ACK, FIN, has, RST, SYN } from '../segment.ts';
import type { Rule } from './kind.ts';

export const handshake: readonly Rule[] = [
  {
    id: 'nobody-asked',
    level: 'must',
    ref: 'RFC9293#3.10.1',
    says: {
      en: 'A connection is opened for a program: its call to connect sends the SYN.',
      zh: '连接是为程序建立的：程序调用 connect，才会发出 SYN。',
    },
    broken: (end, segment) =>
      has(segment, SYN) && end.state === 'CLOSED' && !end.opened && !end.wants
        ? sentence('Your program has not called connect.', '程序还没有调用 connect。', {})
        : undefined,
  },
  {
    id: 'syn-first',
    level: 'must',
    ref: 'RFC9293#3.5',
    says: {
      en: 'A connection begins with a SYN: before it, neither side knows the other’s numbers.',
      zh: '连接从 SYN 开始：在此之前，双方都不知道对方的序号。',
    },
    broken(end, segment) {
      if (has(segment, SYN) || has(segment, RST) || knowsPeer(end)) return undefined;
      // That one is over.
      if (end.state === 'CLOSED' && end.opened) return undefined;
      if (end.state === 'SYN_SENT') {
        return sentence(
          'Your SYN has not been answered, so there is no connection yet to send this in.',
          '你的 SYN 还没有得到应答，连接尚未建立，这个报文段无处可发。',
          {},
        );
      }
      return sentence('No SYN has been sent yet.', '还没有发出过 SYN。', {});
    },
  },
  {
    id: 'no-caller',
    level: 'must',
    ref: 'RFC9293#3.10.7.2',
    says: {
      en: 'A listener sends no SYN until somebody calls. All that it says before is a RST, to an ACK that belongs to nobody.',
      zh: '有人来连接之前，监听的一方不发 SYN；此前它只会用 RST 回应无主的 ACK。',
    },
    broken: (end, segment) =>
      end.state === 'LISTEN' && has(segment, SYN) && !end.heardSyn
        ? sentence('No SYN has arrived.', '还没有 SYN 到达。', {})
        : undefined,
  },
  {
    id: 'syn-once',
    level: 'must',
    ref: 'RFC9293#3.4',
    says: {
      en: 'The SYN takes the first number of a stream; it stands nowhere else.',
      zh: 'SYN 占用字节流的第一个序号，不会出现在别处。',
    },
    broken(end, segment) {
      if (!has(segment, SYN) || !end.opened) return undefined;
      if (end.state !== 'SYN_SENT' && end.state !== 'SYN_RECEIVED') {
        return sentence(
          'You are in {state}: your SYN has long been acknowledged.',
          '你处在 {state}：你的 SYN 早已得到确认。',
          { state: end.state },
        );
      }
      if (segment.seq === end.iss) return undefined;
      return sentence(
        'You have sent it already, as number 0; this one has {seq}.',
        '你已经发过 SYN，序号是 0；这一个的序号却是 {seq}。',
        { seq: ownNumber(end, segment.seq) },
      );
    },
  },
  {
    id: 'syn-answers',
    level: 'must',
    ref: 'RFC9293#3.5',
    says: {
      en: 'A SYN is answered with a SYN that acknowledges it.',
      zh: '对 SYN 的应答是一个带确认的 SYN。',
    },
    broken(end, segment) {
      if (end.state !== 'SYN_RECEIVED' || has(segment, RST)) return undefined;
      const both = end.due?.why === 'syn';
      if (both && end.opened && !has(segment, SYN)) {
        return sentence(
          'Both of you have called: the peer’s SYN is answered with your SYN again, and an ACK.',
          '双方同时发起了连接：要把你的 SYN 再发一次，并带上 ACK。',
          {},
        );
      }
      if (!end.opened && !has(segment, SYN)) {
        return sentence(
          'You acknowledge, but your own number is still unknown to the peer: no SYN of yours was sent.',
          '你只作了确认，对方仍不知道你的序号：你的 SYN 还没有发出。',
          {},
        );
      }
      if (has(segment, SYN) && !has(segment, ACK)) {
        return sentence(
          'The peer’s SYN has arrived, and this one does not acknowledge it.',
          '对方的 SYN 已经到达，这个 SYN 却没有确认它。',
          {},
        );
      }
      return undefined;
    },
  },
  {
    id: 'syn-acks-nothing',
    level: 'must',
    ref: 'RFC9293#3.5',
    says: {
      en: 'The first SYN has nothing to acknowledge.',
      zh: '第一个 SYN 没有什么可以确认。',
    },
    broken: (end, segment) =>
      has(segment, SYN) && has(segment, ACK) && !end.heardSyn
        ? sentence('Nothing has come from the peer yet.', '对方还什么都没有发来。', {})
        : undefined,
  },
  {
    id: 'ack-always',
    level: 'must',
    ref: 'RFC9293#3.1',
    says: {
      en: 'Once a connection is open, every segment carries the ACK flag; without it the receiver drops the segment.',
      zh: '连接建立以后，每个报文段都带 ACK 标志；没有它，接收方会丢弃这个报文段。',
    },
    broken: (end, segment) =>
      knowsPeer(end) && end.opened && !has(segment, ACK) && !has(segment, RST)
        ? sentence(
            'You are in {state}, and this segment acknowledges nothing.',
            '你处在 {state}，这个报文段却没有 ACK 标志。',
            { state: end.state },
          )
        : undefined,
  },
  {
    id: 'flags-together',
    level: 'unusual',
    ref: 'RFC9293#3.10.7.2',
    says: {
      en: 'A SYN opens a stream; FIN and RST end one. No RFC forbids them together, and a receiver is told to keep what comes with a SYN for later; but many a firewall drops such a segment.',
      zh: 'SYN 打开一条流，FIN 和 RST 结束一条流。RFC 没有禁止它们同时出现，接收方应把 SYN 附带的内容留待以后处理；但许多防火墙会丢弃这样的报文段。',
    },
    broken: (_, segment) =>
      has(segment, SYN) && (has(segment, FIN) || has(segment, RST))
        ? sentence('This one has both.', '这个报文段两者都有。', {})
        : has(segment, RST) && has(segment, FIN)
          ? sentence('RST and FIN are both set.', 'RST 和 FIN 都置位了。', {})
          : undefined,
  },
  {
    id: 'data-on-syn',
    level: 'unusual',
    ref: 'RFC9293#3.5',
    says: {
      en: 'A SYN may carry text, but the peer may not give it to its program before the handshake is done. Only TCP Fast Open (RFC 7413) makes use of it.',
      zh: 'SYN 可以带数据，但握手完成之前，对方不能把它交给程序。只有 TCP Fast Open（RFC 7413）用到它。',
    },
    broken: (_, segment) =>
      has(segment, SYN) && segment.length > 0
        ? sentence('This SYN carries {n} {n:byte|bytes}.', '这个 SYN 带了 {n} 字节。', {
            n: segment.length,
          })
        : undefined,
  },
  {
    id: 'ack-of-syn',
    level: 'must',
    ref: 'RFC9293#3.10.7.4',
    says: {
      en: 'An acknowledgment names the next number that is expected; the SYN counts as one.',
      zh: '确认号是期望收到的下一个序号；SYN 算一个。',
    },
    broken: (end, segment) =>
      end.heardSyn && has(segment, ACK) && !has(segment, RST) && segment.ack === end.irs
        ? sentence(
            'The peer’s SYN has number {syn}: {next} is expected next.',
            '对方 SYN 的序号是 {syn}，接下来期望的是 {next}。',
            { syn: 0, next: peerNumber(end, end.nxt) },
          )
        : undefined,
  },
];
