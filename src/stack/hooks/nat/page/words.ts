/** The words of NAT’s events. An end of a packet is written as address and port. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { icmpCodeText, icmpTypeTexts } from '../../../protocols/icmp/page/values-text.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { Direction, natEvents } from '../events.ts';
import type { NatProtocol } from '../spec.ts';
import { NAMES, placeText, STATES, UNMAPPED } from './names.ts';

const UNKNOWN: Localized = { en: 'an ICMP error', zh: 'ICMP 差错' };

/** Which end of a packet is rewritten where it goes this way. */
const REWRITTEN: Readonly<Record<Direction, Localized>> = {
  out: {
    en: 'It leaves: the host inside is hidden behind the outer address',
    zh: '分组要出去：内部主机藏在外部地址后面',
  },
  in: {
    en: 'It comes in: the port says which host inside it is for',
    zh: '分组从外面进来：端口说明它要交给哪台内部主机',
  },
  hairpin: {
    en: 'It turns round: both hosts are inside, and know each other by the outer address',
    zh: '分组在这里折返：双方都在内部，彼此只知道外部地址',
  },
};

const MAPPING = rfc(4787, '4.1');
const SESSION = rfc(5382, '5');
const SYN = rfc(5382, '4.3');
const FRAGMENTS = rfc(4787, '11');
const NUMBERS = rfc(6864, '5.3.1');

interface MappingFields {
  readonly protocol: NatProtocol;
  readonly inside: number;
  readonly insidePort: number;
  readonly outside: number;
  readonly outsidePort: number;
}

const inAndOut = ({ protocol, inside, insidePort, outside, outsidePort }: MappingFields) => ({
  protocol: NAMES[protocol],
  inside: placeText(inside, insidePort),
  outside: outside === 0 ? String(outsidePort) : placeText(outside, outsidePort),
});

export const natWords: WordsFor<typeof natEvents> = {
  'nat.mapped': {
    source: 'network',
    label: { en: 'NAT made a mapping', zh: 'NAT 建立映射' },
    why: (event, { node }) =>
      event.kept
        ? sentence(
            '{node} lets {inside} speak {protocol} to the outside as {outside}: that port was free.',
            '{node} 让 {inside} 以 {outside} 的名义用 {protocol} 与外部通信：这个端口还空着。',
            { node, ...inAndOut(event) },
            MAPPING,
          )
        : sentence(
            '{node} lets {inside} speak {protocol} to the outside as {outside}: its own port is not free there.',
            '{node} 让 {inside} 以 {outside} 的名义用 {protocol} 与外部通信：它自己的端口在外部已被占用或不可用。',
            { node, ...inAndOut(event) },
            rfc(4787, '4.2.1'),
          ),
    ask: (event) =>
      sentence('Why is {inside} {outside} outside?', '{inside} 在外部为什么是 {outside}？', {
        inside: placeText(event.inside, event.insidePort),
        outside: placeText(event.outside, event.outsidePort),
      }),
    say: (event, { node }) =>
      sentence('{node} maps {inside} to {outside}', '{node} 把 {inside} 映射为 {outside}', {
        node,
        inside: placeText(event.inside, event.insidePort),
        outside: placeText(event.outside, event.outsidePort),
      }),
  },
  'nat.unmapped': {
    source: 'network',
    label: { en: 'NAT forgot a mapping', zh: 'NAT 删除映射' },
    why: (event, { node }) =>
      sentence(
        '{node} forgets that {outside} is {inside} ({protocol}): {why}.',
        '{node} 忘掉 {outside} 就是 {inside}（{protocol}）：{why}。',
        { node, ...inAndOut(event), why: UNMAPPED[event.why] },
        rfc(4787, '4.3'),
      ),
    say: (event, { node }) =>
      sentence('{node} forgets the mapping of {inside}', '{node} 删除 {inside} 的映射', {
        node,
        inside: placeText(event.inside, event.insidePort),
      }),
  },
  'nat.forward': {
    source: 'network',
    label: { en: 'Port forward made', zh: '设置端口转发' },
    why: (event, { node }) =>
      sentence(
        'Somebody told {node} to hand on to {inside} whatever comes for {protocol} port {port}.',
        '有人让 {node} 把发到 {protocol} 端口 {port} 的分组一律转给 {inside}。',
        {
          node,
          protocol: NAMES[event.protocol],
          inside: placeText(event.inside, event.insidePort),
          port: String(event.outsidePort),
        },
      ),
    say: (event, { node }) =>
      sentence('{node} forwards port {port} to {inside}', '{node} 把端口 {port} 转给 {inside}', {
        node,
        port: String(event.outsidePort),
        inside: placeText(event.inside, event.insidePort),
      }),
  },
  'nat.session': {
    source: 'network',
    label: { en: 'NAT follows a conversation', zh: 'NAT 跟踪会话' },
    why: (event, { node }) =>
      sentence(
        '{node} has seen {protocol} between {inside} and {peer}: to it, that is {state} now.',
        '{node} 看到 {inside} 与 {peer} 之间的 {protocol}：在它看来，会话现在{state}。',
        {
          node,
          protocol: NAMES[event.protocol],
          inside: placeText(event.inside, event.insidePort),
          peer: placeText(event.peer, event.peerPort),
          state: STATES[event.state],
        },
        event.protocol === 'tcp' ? SESSION : rfc(4787, '4.3'),
      ),
    say: null,
  },
  'nat.session.ended': {
    source: 'network',
    label: { en: 'NAT forgot a conversation', zh: 'NAT 删除会话' },
    why: (event, { node }) =>
      sentence(
        'Nothing has kept the conversation of {inside} with {peer} alive: {node} forgets it.',
        '{inside} 与 {peer} 的会话很久没有动静，{node} 忘掉了它。',
        {
          node,
          inside: placeText(event.inside, event.insidePort),
          peer: placeText(event.peer, event.peerPort),
        },
        event.protocol === 'tcp' ? SESSION : rfc(4787, '4.3'),
      ),
    say: null,
  },
  'nat.translated': {
    source: 'network',
    label: { en: 'NAT rewrote a packet', zh: 'NAT 改写分组' },
    why: (event, { node }) =>
      sentence(
        '{way}. {node} puts {after} in place of {before}, and corrects the checksums.',
        '{way}。{node} 把 {before} 换成 {after}，并更正校验和。',
        {
          node,
          way: REWRITTEN[event.direction],
          before: placeText(event.before, event.beforePort),
          after: placeText(event.after, event.afterPort),
        },
        event.direction === 'hairpin' ? rfc(4787, '6') : rfc(3022, '4.1'),
      ),
    ask: (_, { node }) =>
      sentence('Why does {node} rewrite it?', '{node} 为什么改写它？', { node }),
    say: (event, { node }) =>
      sentence('{node} rewrites {before} to {after}', '{node} 把 {before} 改写为 {after}', {
        node,
        before: placeText(event.before, event.beforePort),
        after: placeText(event.after, event.afterPort),
      }),
  },
  'nat.error.translated': {
    source: 'network',
    label: { en: 'NAT rewrote an ICMP error', zh: 'NAT 改写 ICMP 差错报文' },
    why: (event, { node }) =>
      sentence(
        'Whoever gets the error ({error}) must find its own packet in it: {node} puts {after} in place of {before} in the quoted header, too.',
        '收到差错报文（{error}）的一方要能认出里面是自己的分组：{node} 在引用的首部里也把 {before} 换成 {after}。',
        {
          node,
          error: icmpCodeText(event.type, event.code) ?? icmpTypeTexts[event.type] ?? UNKNOWN,
          before: placeText(event.before, event.beforePort),
          after: placeText(event.after, event.afterPort),
        },
        rfc(5508, '4.2'),
      ),
    say: (_, { node }) =>
      sentence('{node} rewrites an ICMP error', '{node} 改写一个 ICMP 差错报文', { node }),
  },
  'nat.fragment': {
    source: 'network',
    label: { en: 'NAT rewrote a fragment', zh: 'NAT 改写分片' },
    why: ({ identification, after }, { node }) =>
      sentence(
        'A later fragment of datagram {identification} carries no ports: {node} gives it the address of the first, {after}.',
        '数据报 {identification} 后面的分片不带端口：{node} 照第一个分片，把地址换成 {after}。',
        { node, identification, after: formatIpv4(after) },
        FRAGMENTS,
      ),
    say: null,
  },
  'nat.fragment.held': {
    source: 'network',
    label: { en: 'NAT held a fragment', zh: 'NAT 留住分片' },
    why: ({ identification }, { node }) =>
      sentence(
        'The first fragment of datagram {identification} is still to come, and only that has the ports: {node} keeps this one until then.',
        '数据报 {identification} 的第一个分片还没有到，而端口只在那里面：{node} 先留住这一个。',
        { node, identification },
        FRAGMENTS,
      ),
    say: (_, { node }) =>
      sentence(
        '{node} keeps the fragment until the first has come',
        '{node} 留住这个分片，等第一个到来',
        { node },
      ),
  },
  'nat.renumbered': {
    source: 'network',
    label: { en: 'NAT renumbered a datagram', zh: 'NAT 重编标识' },
    why: ({ before, after }, { node }) =>
      sentence(
        'This datagram may be cut, and others behind {node} send by the same address: two with one identification would be put together as one. {node} gives it {after} in place of {before}.',
        '这个数据报可以分片，而 {node} 后面的主机共用一个外部地址：标识相同的两个数据报会被拼成一个。{node} 把标识 {before} 换成 {after}。',
        { node, before, after },
        NUMBERS,
      ),
    say: null,
  },
  'nat.syn.held': {
    source: 'network',
    label: { en: 'NAT held a SYN', zh: 'NAT 留住 SYN' },
    why: ({ peer, peerPort, port }, { node }) =>
      sentence(
        'Nobody inside has asked for a SYN from {peer} to port {port}. {node} keeps it for six seconds: somebody may open to the same peer just now.',
        '内部没有谁在等 {peer} 发往端口 {port} 的 SYN。{node} 把它留住六秒：也许正有人要向对方打开连接。',
        { node, peer: placeText(peer, peerPort), port },
        SYN,
      ),
    say: ({ peer, peerPort }, { node }) =>
      sentence('{node} keeps a SYN from {peer}', '{node} 留住来自 {peer} 的 SYN', {
        node,
        peer: placeText(peer, peerPort),
      }),
  },
  'nat.syn.matched': {
    source: 'network',
    label: { en: 'NAT matched a SYN', zh: 'NAT 配上了 SYN' },
    why: ({ peer, peerPort }, { node }) =>
      sentence(
        'The inside opens to {peer}, whose own SYN {node} has kept: that one is discarded without a word, and its sender will repeat it.',
        '内部正向 {peer} 打开连接，而对方的 SYN 还留在 {node} 那里：它被悄悄丢弃，对方会重发。',
        { node, peer: placeText(peer, peerPort) },
        SYN,
      ),
    say: null,
  },
  'nat.exhausted': {
    source: 'network',
    label: { en: 'NAT has no port left', zh: 'NAT 端口耗尽' },
    why: ({ protocol, inside, insidePort, low, high }, { node }) =>
      sentence(
        '{inside} wants to speak {protocol} to the outside, but all ports from {low} to {high} of {node} are taken.',
        '{inside} 要用 {protocol} 与外部通信，但 {node} 从 {low} 到 {high} 的端口都占满了。',
        { node, protocol: NAMES[protocol], inside: placeText(inside, insidePort), low, high },
        rfc(5508, '6'),
      ),
    say: (_, { node }) => sentence('{node} has no port left', '{node} 没有空闲端口了', { node }),
  },
};
