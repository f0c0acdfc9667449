/** How the inspector takes IGMP apart. */
import { rfc } from '../../../core/rfc.ts';
import type { Dissector } from '../../../wire/dissector.ts';
import type { Found, ProblemText } from '../../../wire/problems.ts';
import { decodeIgmp, IGMP, type IgmpFault } from '../message.ts';
import { igmpText } from './field-text.ts';
import { igmpNames } from './names.ts';
import { igmpSummary } from './summary.ts';
import { igmpFields } from './tree.ts';

export type IgmpProblem = `igmp.${IgmpFault}`;

const does = { en: 'IGMP drops it.', zh: 'IGMP 把它丢弃。' };

export const igmpProblems: Readonly<Record<IgmpProblem, ProblemText>> = {
  'igmp.short': {
    ...{ outcome: 'dropped', does, ref: rfc(3376, '4') },
    what: { en: 'The message is shorter than eight octets.', zh: '报文不足八个字节。' },
  },
  'igmp.checksum': {
    ...{ outcome: 'dropped', does, ref: rfc(3376, '4.1.2') },
    what: { en: 'The checksum is wrong.', zh: '校验和不对。' },
  },
  'igmp.type': {
    ...{ outcome: 'ignored', does, ref: rfc(3376, '4') },
    what: { en: 'Nobody knows this type.', zh: '没有这种类型。' },
  },
  'igmp.length': {
    ...{ outcome: 'dropped', does, ref: rfc(3376, '7.1') },
    what: {
      en: 'The message is too short for the senders or records that it counts.',
      zh: '报文装不下它所计的源或记录。',
    },
  },
};

export const igmpDissector: Dissector<IgmpProblem> = {
  id: 'igmp',
  follows: [{ over: 'ipv4', at: IGMP }],
  problems: igmpProblems,
  names: igmpNames,
  summary: igmpSummary,
  dissect({ bytes, sections, quoted, partial, addresses }, start, end) {
    const whole = !partial && !quoted;
    sections.push({
      ...{ id: 'igmp', layer: 'network', decoded: null, start, headerEnd: end, end },
      ...{ quoted, partial, addresses },
      tree: {
        text: igmpText,
        fields: igmpFields(bytes, start, end),
        problems: whole ? problemsIn(bytes, start, end) : [],
      },
    });
  },
};

function problemsIn(bytes: Uint8Array, start: number, end: number): Found[] {
  const read = decodeIgmp(bytes.subarray(start, end));
  if (typeof read !== 'string') return [];
  return [{ code: `igmp.${read}` satisfies IgmpProblem, field: null, start, end }];
}
