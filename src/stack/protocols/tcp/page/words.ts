/** The words of TCP's events. */
import type { Localized } from '../../../core/localized.ts';
import { parseRfc } from '../../../core/rfc.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import type { SegmentReason } from '../../../trace/tcp-names.ts';
import {
  type Sentence,
  type SentenceValue,
  sentence,
  type WordsFor,
} from '../../../trace/words.ts';
import type { tcpEvents } from '../events.ts';
import { NOTE } from './notes.ts';
import { REASON, VERDICT } from './segments.ts';
import { TRANSITION } from './transitions.ts';

/** A SYN or FIN that is sent again is told as what it is: a retransmission. */
function reasonOf({ reason }: TraceEvent<'segment.sent'>, again: boolean): SegmentReason {
  const first = reason === 'syn' || reason === 'syn-ack' || reason === 'fin';
  return first && again ? 'retransmit-rto' : reason;
}

function tellNote({ code, rfc, a, b }: TraceEvent<'tcp.note'>): Sentence {
  const known: { text: Localized; times?: readonly ('a' | 'b')[] } | undefined = NOTE[code];
  const number = (name: 'a' | 'b', value: number): SentenceValue =>
    known?.times?.includes(name) === true ? { duration: value } : value;
  const text = known?.text ?? { en: code, zh: code };
  return { text, values: { a: number('a', a), b: number('b', b) }, ref: parseRfc(rfc) };
}

export const tcpWords: WordsFor<typeof tcpEvents> = {
  'segment.sent': {
    source: 'transport',
    label: { en: 'a segment was sent', zh: '发出报文段' },
    why: (event, { node, again }) => {
      const { text, ref } = REASON[reasonOf(event, again)];
      return { text, values: { node }, ref };
    },
    ask: (_, { packet }) => sentence('Why this {packet}?', '为什么会有这个 {packet}？', { packet }),
    say: null,
  },
  'segment.received': {
    source: 'transport',
    label: { en: 'a segment was received', zh: '收到报文段' },
    // A state change that came of it knows the very step of RFC 9293 §3.10.7.
    why: ({ verdict }, { node, packet, rule }) => {
      const { text, ref } = VERDICT[verdict];
      return { text, values: { node, packet }, ref: rule ?? ref };
    },
    say: null,
  },
  'tcp.transition': {
    source: 'transport',
    label: { en: 'a change of state', zh: '状态变化' },
    mark: ({ to }) => to,
    why: ({ event, rfc }, { node }) => ({
      text: TRANSITION[event],
      values: { node },
      ref: parseRfc(rfc),
    }),
    ask: ({ to: state }) => sentence('Why {state}?', '为什么进入 {state}？', { state }),
    say: ({ from: before, to: after }, { node }) =>
      sentence('{node} goes from {before} to {after}', '{node} 从 {before} 变为 {after}', {
        node,
        before,
        after,
      }),
  },
  'tcp.note': {
    source: 'transport',
    label: { en: 'a choice of TCP', zh: 'TCP 的一个选择' },
    why: tellNote,
    say: null,
  },
  'tcp.vars': {
    source: 'transport',
    label: { en: 'variables of a connection', zh: '连接的变量' },
    why: (_, { node }) =>
      sentence(
        '{node} brought the variables of its connection up to date.',
        '{node} 更新了连接的变量。',
        {
          node,
        },
      ),
    say: null,
  },
};
