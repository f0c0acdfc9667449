/** The words of the firewall's events. */
import { rfc } from '../../../core/rfc.ts';
import { sentence, type TableFor, type WordsFor } from '../../../trace/words.ts';
import type { FirewallIgnoredReasons, firewallEvents } from '../events.ts';
import { endText, FLOWS, protocolText, STATES, VERDICTS } from './names.ts';

const FILTER = rfc(1812, '5.3.9');

interface EndFields {
  readonly protocol: number;
  readonly src: number;
  readonly srcPort: number;
  readonly dst: number;
  readonly dstPort: number;
}

const endsOf = ({ protocol, src, srcPort, dst, dstPort }: EndFields) => ({
  protocol: protocolText(protocol),
  src: endText(protocol, src, srcPort),
  dst: endText(protocol, dst, dstPort),
});

export const firewallWords: WordsFor<typeof firewallEvents> = {
  'firewall.verdict': {
    source: 'network',
    label: { en: 'a firewall decided', zh: '防火墙作出判定' },
    why: (event, { node }) => {
      const values = {
        node,
        ...endsOf(event),
        state: STATES[event.state],
        verdict: VERDICTS[event.verdict],
      };
      return event.rule === 0
        ? sentence(
            '{protocol} from {src} to {dst} {state}. No rule of {node} fits, so it does what it does with the rest: {verdict}.',
            '{src} 发往 {dst} 的 {protocol} 分组{state}。{node} 没有一条规则与它相符，按默认处理：{verdict}。',
            values,
            FILTER,
          )
        : sentence(
            '{protocol} from {src} to {dst} {state}. Rule {rule} of {node} is the first that fits: {verdict}.',
            '{src} 发往 {dst} 的 {protocol} 分组{state}。{node} 的规则 {rule} 最先与它相符：{verdict}。',
            { ...values, rule: event.rule },
            FILTER,
          );
    },
    ask: (event, { node }) =>
      sentence('Why does {node} {verdict} it?', '{node} 为什么{verdict}它？', {
        node,
        verdict: VERDICTS[event.verdict],
      }),
    say: (event, { node }) =>
      event.verdict === 'accept'
        ? undefined
        : sentence('{node}: {verdict}, by rule {rule}', '{node}：按规则 {rule} {verdict}', {
            node,
            verdict: VERDICTS[event.verdict],
            rule: event.rule,
          }),
  },
  'firewall.flow': {
    source: 'network',
    label: { en: 'a firewall follows a flow', zh: '防火墙跟踪流' },
    why: (event, { node }) =>
      sentence(
        '{node} remembers that {src} speaks {protocol} to {dst}, so that the answers may pass: the flow is {state} now.',
        '{node} 记住 {src} 在用 {protocol} 与 {dst} 通信，好让应答通过：这个流现在{state}。',
        { node, ...endsOf(event), state: FLOWS[event.state] },
      ),
    say: null,
  },
  'firewall.flow.ended': {
    source: 'network',
    label: { en: 'a firewall forgot a flow', zh: '防火墙忘掉流' },
    why: (event, { node }) =>
      sentence(
        'Nothing has passed between {src} and {dst} for too long: {node} forgets the flow.',
        '{src} 与 {dst} 之间很久没有分组经过，{node} 忘掉了这个流。',
        { node, src: endsOf(event).src, dst: endsOf(event).dst },
      ),
    say: null,
  },
  'firewall.reset': {
    source: 'network',
    label: { en: 'a firewall sent a RST', zh: '防火墙发送 RST' },
    why: (event, { node }) =>
      sentence(
        '{node} answers {dst} in the name of {src}, so that nobody waits: the connection is refused.',
        '{node} 以 {src} 的名义答复 {dst}，免得对方空等：连接被拒绝。',
        { node, src: endsOf(event).src, dst: endsOf(event).dst },
        rfc(9293, '3.5.2'),
      ),
    say: (event, { node }) =>
      sentence(
        '{node} refuses the connection in the name of {src}',
        '{node} 以 {src} 的名义拒绝连接',
        { node, src: endsOf(event).src },
      ),
  },
};

/** Why a firewall does not let a packet pass, as the end of a sentence. */
export const firewallIgnored: TableFor<FirewallIgnoredReasons> = {
  'firewall-dropped': {
    en: 'the firewall drops it, and its sender does not hear of it',
    zh: '防火墙丢弃了它，也不通知发送方',
  },
  'firewall-rejected': {
    en: 'the firewall rejects it, and its sender is told',
    zh: '防火墙拒绝了它，并通知发送方',
  },
  'firewall-full': {
    en: 'the firewall follows as many flows as it can',
    zh: '防火墙跟踪的流已达上限',
  },
};
