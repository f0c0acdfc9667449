import { decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector } from '../../../wire/dissector.ts';
import { etherTypes } from '../../ethernet/header.ts';
import { arp } from '../declaration.ts';
import { ARP_HARDWARE_ETHERNET, arpOperations } from '../header.ts';
import { arpText } from './header-text.ts';
import { arpNames } from './names.ts';
import { type ArpProblem, arpProblems } from './problems.ts';
import { arpSummary } from './summary.ts';

const OPERATIONS: readonly number[] = Object.values(arpOperations);

/** The declaration's layout holds only for these (the RFC's general form has variable lengths). */
function isEthernetArp(fields: Partial<Record<string, number>>): boolean {
  return (
    fields.hardwareType === ARP_HARDWARE_ETHERNET &&
    fields.protocolType === etherTypes.ipv4 &&
    fields.hardwareLength === 6 &&
    fields.protocolLength === 4
  );
}

export const arpDissector: Dissector<ArpProblem> = {
  id: 'arp',
  follows: [
    { over: 'eth', at: etherTypes.arp },
    { over: 'eth', at: etherTypes.rarp },
  ],
  text: arpText,
  problems: arpProblems,
  names: arpNames,
  summary: arpSummary,
  dissect(around, start, end) {
    const decoded = decode(arp, around.bytes, start, end);
    addHeader(around, 'link', decoded, decoded.headerEnd);
    addBytes(around, 'padding', 'link', decoded.headerEnd, end);
  },
  check({ decoded }, _, report) {
    const fields = decoded?.fields as FieldValues<typeof arp>;
    const { hardwareType, protocolType, hardwareLength, protocolLength, operation } = fields;
    if (!isEthernetArp(fields)) {
      if (hardwareType !== ARP_HARDWARE_ETHERNET) report('arp.hardware-type', 'hardwareType');
      if (protocolType !== etherTypes.ipv4) report('arp.protocol-type', 'protocolType');
      if (hardwareLength !== 6) report('arp.address-lengths', 'hardwareLength');
      else if (protocolLength !== 4) report('arp.address-lengths', 'protocolLength');
    }
    if (!OPERATIONS.includes(operation)) report('arp.operation', 'operation');
  },
};
