/** What the panel knows about one variable of a connection. */
import type { Localized } from '../../../stack/core/localized.ts';
import type { RfcText } from '../../../stack/core/rfc.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';

export type Vars = TraceEvent<'tcp.vars'>;
export type GroupId = 'send' | 'receive' | 'timers' | 'rtt' | 'congestion';

/**
 * How a value is shown. `sent` and `received` are sequence numbers, counted from ISS or IRS when
 * numbers are relative; `due` is an instant, shown as the time left; `time` is a duration.
 */
export type Variable = {
  readonly id: string;
  /** As the RFC writes it, or in plain words: then also in Chinese. */
  readonly name: string;
  readonly zhName?: string;
  readonly group: GroupId;
  readonly rfc: RfcText;
  readonly text: Localized;
} & (
  | {
      readonly kind: 'sent' | 'received' | 'bytes' | 'count' | 'time' | 'due';
      readonly field: NumberField;
      /** Only a synchronized connection has it (RFC 9293 §3.5.2: ESTABLISHED and what follows). */
      readonly synchronized?: boolean;
    }
  | { readonly kind: 'word'; readonly field: 'recovery' }
  | { readonly kind: 'fill'; readonly field: NumberField; readonly of: NumberField }
);

export function nameOf(variable: Variable, lang: keyof Localized): string {
  return lang === 'zh' ? (variable.zhName ?? variable.name) : variable.name;
}

export type NumberField = {
  [K in keyof Vars]: Vars[K] extends number ? K : never;
}[keyof Vars];
