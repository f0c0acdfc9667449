/** ICMP's fields as filters call them. All shapes of its messages share names. */
import { type FilterNames, type NamedField, namesOf } from '../../../wire/named.ts';
import { icmpEcho, icmpParameterProblem, icmpRedirect, icmpUnreachable } from '../declaration.ts';
import { icmpTypes, unreachableCodes } from '../header.ts';
import { icmpText } from './header-text.ts';

const common = { type: null, code: null, checksum: null };

const echo = namesOf(icmpEcho, icmpText, {
  type: 'icmp.type',
  code: 'icmp.code',
  checksum: 'icmp.checksum',
  identifier: 'icmp.ident',
  sequence: 'icmp.seq',
});

/** The MTU is meant with one code only (RFC 1191 §4). */
const mtu = namesOf(icmpUnreachable, icmpText, {
  ...{ ...common, unused: null },
  nextHopMtu: 'icmp.mtu',
}).map((field): NamedField => {
  const { fragmentationNeeded } = unreachableCodes;
  const isMeant = ({ type, code }: Readonly<Record<string, number>>) =>
    type === icmpTypes.destinationUnreachable && code === fragmentationNeeded;
  return {
    ...field,
    read: (section, bytes) =>
      isMeant(section.decoded?.numbers ?? {}) ? field.read(section, bytes) : [],
  };
});

const gateway = namesOf(icmpRedirect, icmpText, { ...common, gateway: 'icmp.redir_gw' });
const pointer = namesOf(icmpParameterProblem, icmpText, {
  ...{ ...common, unused: null },
  pointer: 'icmp.pointer',
});

export const icmpNames: FilterNames = {
  protocol: 'icmp',
  fields: [...echo, ...mtu, ...gateway, ...pointer],
};
