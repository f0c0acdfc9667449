/** The words of TCP's events. */
import type { Localized } from '../../../core/localized.ts';
import { parseRfc } from '../../../core/rfc.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import {
  type Sentence,
  type SentenceValue,
  sentence,
  type TableRow,
  type WordsFor,
} from '../../../trace/words.ts';
import type { tcpEvents } from '../events.ts';
import { tcpFlags } from '../header/header.ts';
import type { SegmentReason } from '../names.ts';
import { NOTE } from './notes.ts';
import {
  ACK_OF_FIN,
  ACK_OF_SYN,
  CHALLENGE_OF_SYN,
  REASON,
  SYN_ACK_AGAIN,
  SYN_CHALLENGED,
  VERDICT,
} from './segments.ts';
import { TRANSITION } from './transitions.ts';

/** A SYN or FIN that is sent again is told as what it is: a retransmission. */
function reasonOf({ reason }: TraceEvent<'segment.sent'>, again: boolean): SegmentReason {
  const first = reason === 'syn' || reason === 'syn-ack' || reason === 'fin';
  return first && again ? 'retransmit-rto' : reason;
}

/**
 * Segments that are told by what they answer: a bare ACK by the FIN, or by the SYN that this end has
 * asked for; a SYN,ACK that a repeated SYN has sent again, not the timer; a challenge to a SYN.
 */
function answerTo(
  { reason, length }: TraceEvent<'segment.sent'>,
  cause: TraceEvent | undefined,
  again: boolean,
): TableRow | typeof SYN_ACK_AGAIN | undefined {
  if (cause?.kind !== 'segment.received') return undefined;
  const answersSyn = (cause.flags & tcpFlags.SYN) !== 0;
  if (reason === 'syn-ack') return again && answersSyn ? SYN_ACK_AGAIN : undefined;
  if (reason === 'challenge-ack') return answersSyn ? CHALLENGE_OF_SYN : undefined;
  const bare = (reason === 'ack' || reason === 'immediate-ack') && length === 0;
  if (!bare) return undefined;
  if (cause.flags & tcpFlags.FIN) return ACK_OF_FIN;
  return answersSyn ? ACK_OF_SYN : undefined;
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
    why: (event, { node, again, cause }) => {
      const { text, ref } = answerTo(event, cause, again) ?? REASON[reasonOf(event, again)];
      return { text, values: { node }, ref };
    },
    ask: (_, { packet }) => sentence('Why this {packet}?', '为什么会有这个 {packet}？', { packet }),
    say: null,
  },
  'segment.received': {
    source: 'transport',
    label: { en: 'a segment was received', zh: '收到报文段' },
    receives: true,
    // A state change that came of it knows the very step of RFC 9293 §3.10.7.
    why: ({ verdict, flags }, { node, packet, rule }) => {
      const doubted = verdict === 'challenged' && (flags & tcpFlags.SYN) !== 0;
      const { text, ref } = doubted ? SYN_CHALLENGED : VERDICT[verdict];
      return { text, values: { node, packet }, ref: rule ?? ref };
    },
    say: null,
  },
  'tcp.transition': {
    source: 'transport',
    label: { en: 'a change of state', zh: '状态变化' },
    mark: ({ to }) => to,
    beside: ({ from, to }) => (from === to ? '' : `${from} → ${to}`),
    rule: ({ rfc }) => parseRfc(rfc),
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
    beside: 'note',
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
