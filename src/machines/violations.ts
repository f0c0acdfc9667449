import type { Localized } from '../stack/core/localized.ts';
import type { Violation } from './types.ts';

/** A disagreement of stack and chart as a sentence. */
export function describeViolation({ reason, transition, expected }: Violation): Localized {
  const { from, event, to } = transition;
  switch (reason) {
    case 'wrong-start':
      return {
        en: `A connection cannot begin in ${from}.`,
        zh: `连接不可能从 ${from} 开始。`,
      };
    case 'discontinuous':
      return {
        en: `The stack left ${from}, but the chart stands in ${expected}.`,
        zh: `协议栈离开了 ${from}，而状态图却停在 ${expected}。`,
      };
    case 'illegal-event':
      return {
        en: `The stack went from ${from} to ${to} on “${event}”; RFC 9293 has no such arc.`,
        zh: `协议栈因“${event}”从 ${from} 转到 ${to}；RFC 9293 中没有这条转移。`,
      };
    case 'wrong-target':
      return {
        en: `On “${event}” in ${from}, RFC 9293 goes to ${expected}; the stack went to ${to}.`,
        zh: `在 ${from} 遇到“${event}”，RFC 9293 转到 ${expected}，协议栈却转到了 ${to}。`,
      };
  }
}
