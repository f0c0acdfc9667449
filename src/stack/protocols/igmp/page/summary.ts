import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import type { Section } from '../../../wire/dissector.ts';
import { decodeIgmp } from '../message.ts';

/** Who asks about or tells of which group. */
export function igmpSummary({ start, end }: Section, bytes: Uint8Array): Localized | undefined {
  const message = decodeIgmp(bytes.subarray(start, end));
  if (typeof message === 'string') return undefined;
  if (message.kind === 'records') {
    const all = message.records.map(({ type, group }) => `${type} ${formatIpv4(group)}`).join(', ');
    return { en: `report: ${all}`, zh: `报告：${all}` };
  }
  const group = formatIpv4(message.group);
  switch (message.kind) {
    case 'query':
      if (message.group === 0) return { en: 'query: which groups?', zh: '查询：有哪些组？' };
      return { en: `query: who is in ${group}?`, zh: `查询：谁在 ${group}？` };
    case 'report':
      return { en: `report: in ${group}`, zh: `报告：在 ${group}` };
    case 'leave':
      return { en: `leave ${group}`, zh: `离开 ${group}` };
  }
}
