/** The words of what becomes of datagrams in pieces. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import { protocolName } from '../../ipv4/header.ts';
import type { fragmentEvents } from '../events.ts';

interface Name {
  readonly src: number;
  readonly protocol: number;
  readonly identification: number;
}

/** 'UDP', 'protocol 99'. */
function protocolText(protocol: number): Localized {
  const name = protocolName(protocol);
  if (name !== undefined) return { en: name, zh: name };
  return { en: `protocol ${protocol}`, zh: `协议 ${protocol}` };
}

/** By what one datagram is told from another (RFC 791 §3.2). */
function nameOf({ src, protocol, identification }: Name) {
  return { from: formatIpv4(src), protocol: protocolText(protocol), id: identification };
}

interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** The first and the last byte, as people count a range. */
function bytesOf({ offset, length }: Piece) {
  return { first: offset, last: Math.max(offset, offset + length - 1) };
}

export const fragmentWords: WordsFor<typeof fragmentEvents> = {
  'fragment.sent': {
    source: 'network',
    label: { en: 'a fragment was sent', zh: '发出分片' },
    why: (event, { node }) =>
      event.more
        ? sentence(
            'The datagram is longer than the link’s MTU, so {node} sends bytes {first} to {last} of it in a fragment of their own; more follow.',
            '数据报超过链路的 MTU，{node} 把其中第 {first} 至 {last} 字节放进一个分片发出，后面还有。',
            { node, ...bytesOf(event) },
            rfc(791, '3.2'),
          )
        : sentence(
            'Bytes {first} to {last} are the end of the datagram: {node} sends them in its last fragment.',
            '第 {first} 至 {last} 字节是数据报的末尾，{node} 用最后一个分片发出。',
            { node, ...bytesOf(event) },
            rfc(791, '3.2'),
          ),
    say: (event, { node }) =>
      sentence(
        '{node} sends a fragment, bytes {first} to {last}',
        '{node} 发出分片，第 {first} 至 {last} 字节',
        { node, ...bytesOf(event) },
      ),
  },
  'fragment.received': {
    source: 'network',
    receives: true,
    label: { en: 'a fragment arrived', zh: '收到分片' },
    why: (event, { node }) =>
      sentence(
        'Bytes {first} to {last} of {protocol} datagram {id} from {from} reached {node}.',
        '{from} 发来的 {protocol} 数据报 {id} 的第 {first} 至 {last} 字节到达 {node}。',
        { node, ...nameOf(event), ...bytesOf(event) },
        rfc(791, '3.2'),
      ),
    say: (event, { node }) =>
      sentence(
        'A fragment reaches {node}, bytes {first} to {last}',
        '分片到达 {node}，第 {first} 至 {last} 字节',
        { node, ...bytesOf(event) },
      ),
  },
  'fragment.kept': {
    source: 'network',
    label: { en: 'a fragment was kept', zh: '分片保留待重组' },
    why: (event, { node }) => {
      const { holes, missing } = event;
      const values = { node, holes, ...nameOf(event) };
      if (missing === 0)
        return sentence(
          'It fills the last hole in {protocol} datagram {id} from {from}: nothing is missing at {node}.',
          '它补上了 {from} 发来的 {protocol} 数据报 {id} 的最后一个空洞，{node} 什么也不缺了。',
          { node, ...nameOf(event) },
          rfc(815, '3'),
        );
      return missing < 0
        ? sentence(
            '{node} keeps it. Holes in {protocol} datagram {id} from {from}: {holes}; where it ends is not known yet.',
            '{node} 留下它。{from} 发来的 {protocol} 数据报 {id} 有 {holes} 个空洞，还不知道它在何处结束。',
            values,
            rfc(815, '3'),
          )
        : sentence(
            '{node} keeps it. Holes in {protocol} datagram {id} from {from}: {holes}, in which {missing} bytes are missing.',
            '{node} 留下它。{from} 发来的 {protocol} 数据报 {id} 有 {holes} 个空洞，共缺 {missing} 字节。',
            { ...values, missing },
            rfc(815, '3'),
          );
    },
    say: ({ holes, missing }, { node }) =>
      missing === 0
        ? undefined
        : sentence(
            '{node} waits for the rest; holes: {holes}',
            '{node} 等待其余部分，空洞 {holes} 个',
            {
              node,
              holes,
            },
          ),
  },
  'datagram.whole': {
    source: 'network',
    label: { en: 'a datagram is whole', zh: '数据报重组完成' },
    why: (event, { node }) =>
      sentence(
        '{node} has put {protocol} datagram {id} from {from} together again: {length} bytes out of {pieces} fragments.',
        '{node} 把 {from} 发来的 {protocol} 数据报 {id} 重新拼好：{pieces} 个分片，共 {length} 字节。',
        { node, length: event.length, pieces: event.pieces, ...nameOf(event) },
        rfc(791, '3.2'),
      ),
    say: ({ length, pieces }, { node }) =>
      sentence(
        '{node} has the datagram whole, {length} bytes out of {pieces} fragments',
        '{node} 拼好了数据报，{pieces} 个分片共 {length} 字节',
        { node, length, pieces },
      ),
  },
  'datagram.expired': {
    source: 'network',
    label: { en: 'a datagram’s time ran out', zh: '数据报重组超时' },
    why: (event, { node }) => {
      const values = { node, pieces: event.pieces, ...nameOf(event) };
      return event.first
        ? sentence(
            'The rest of {protocol} datagram {id} from {from} did not come in time: {node} throws away what it has (fragments: {pieces}) and tells the sender.',
            '{from} 发来的 {protocol} 数据报 {id} 其余部分没有按时到达：{node} 丢弃已有的 {pieces} 个分片，并告知发送方。',
            values,
            rfc(1122, '3.3.2'),
          )
        : sentence(
            'The rest of {protocol} datagram {id} from {from} did not come in time: {node} throws away what it has (fragments: {pieces}). The first one is missing, so nobody can be told.',
            '{from} 发来的 {protocol} 数据报 {id} 其余部分没有按时到达：{node} 丢弃已有的 {pieces} 个分片；第一片没有收到，无法告知发送方。',
            values,
            rfc(1122, '3.3.2'),
          );
    },
    say: (event, { node }) =>
      sentence(
        '{node} gives datagram {id} up: a fragment did not come in time',
        '{node} 放弃数据报 {id}：有分片没有按时到达',
        { node, id: event.identification },
      ),
  },
  'datagram.refused': {
    source: 'network',
    label: { en: 'a datagram was refused', zh: '拒收数据报' },
    why: (event, { node }) =>
      sentence(
        'Fragments that contradict each other have no honest sender: {node} refuses {protocol} datagram {id} from {from}, what it has of it (fragments: {pieces}) and what still comes.',
        '互相矛盾的分片不会出自正常的发送方：{node} 拒收 {from} 发来的 {protocol} 数据报 {id}，已有的 {pieces} 个分片和后到的都不要。',
        { node, pieces: event.pieces, ...nameOf(event) },
        rfc(5722, '4'),
      ),
    say: (event, { node }) =>
      sentence('{node} refuses datagram {id}', '{node} 拒收数据报 {id}', {
        node,
        id: event.identification,
      }),
  },
  'datagram.displaced': {
    source: 'network',
    label: { en: 'a datagram was given up', zh: '放弃数据报' },
    why: (event, { node }) =>
      sentence(
        '{node} puts together as many datagrams as it has room for. {protocol} datagram {id} from {from} was the oldest and gives way (fragments: {pieces}).',
        '{node} 同时重组的数据报已达上限，最早的 {from} 发来的 {protocol} 数据报 {id}（已有 {pieces} 个分片）被放弃。',
        { node, pieces: event.pieces, ...nameOf(event) },
        rfc(6274, '4.1'),
      ),
    say: (event, { node }) =>
      sentence('{node} gives up datagram {id}, its oldest', '{node} 放弃最早的数据报 {id}', {
        node,
        id: event.identification,
      }),
  },
};
