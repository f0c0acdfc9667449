import type { Localized } from '../stack/core/localized.ts';
import type { MachineKind } from './kind.ts';
import type { Violation } from './types.ts';

/** The RFC that a chart was read from. */
export function bookOf({ rfc }: Pick<MachineKind, 'rfc'>): string {
  return rfc.replace(/#.*/, '').replace('RFC', 'RFC ');
}

/** A disagreement of stack and chart as a sentence. */
export function describeViolation(
  { reason, transition, expected }: Violation,
  kind: Pick<MachineKind, 'title' | 'rfc'>,
): Localized {
  const { from, event, to } = transition;
  const { title } = kind;
  const book = bookOf(kind);
  switch (reason) {
    case 'wrong-start':
      return {
        en: `${title.en} cannot begin in ${from}.`,
        zh: `${title.zh} 不可能从 ${from} 开始。`,
      };
    case 'discontinuous':
      return {
        en: `The stack left ${from}, but the chart stands in ${expected}.`,
        zh: `协议栈离开了 ${from}，而状态图却停在 ${expected}。`,
      };
    case 'illegal-event':
      return {
        en: `The stack went from ${from} to ${to} on “${event}”; ${book} has no such arc.`,
        zh: `协议栈因“${event}”从 ${from} 转到 ${to}；${book} 中没有这条转移。`,
      };
    case 'wrong-target':
      return {
        en: `On “${event}” in ${from}, ${book} goes to ${expected}; the stack went to ${to}.`,
        zh: `在 ${from} 遇到“${event}”，${book} 转到 ${expected}，协议栈却转到了 ${to}。`,
      };
  }
}
