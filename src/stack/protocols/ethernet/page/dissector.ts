import { decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector, handOn } from '../../../wire/dissector.ts';
import { ethernet } from '../declaration.ts';
import { isGroupMac, MIN_ETHER_TYPE } from '../header.ts';
import { ethernetText } from './header-text.ts';
import { ethernetNames } from './names.ts';
import { type EthernetProblem, ethernetProblems } from './problems.ts';
import { ethernetSummary } from './summary.ts';

export const ethernetDissector: Dissector<EthernetProblem> = {
  id: 'eth',
  follows: [],
  text: ethernetText,
  problems: ethernetProblems,
  names: ethernetNames,
  summary: ethernetSummary,
  dissect(around, start, end) {
    const decoded = decode(ethernet, around.bytes, start, end);
    addHeader(around, 'link', decoded, end);
    if (!decoded.complete) return;
    const { headerEnd, fields } = decoded;
    if (handOn(around, 'eth', fields.etherType, headerEnd, end)) return;
    addBytes(around, 'data', 'network', headerEnd, end);
  },
  check({ decoded }, _, report) {
    const fields = decoded?.fields as FieldValues<typeof ethernet>;
    if (fields.etherType < MIN_ETHER_TYPE) report('eth.length-field', 'etherType');
    if (isGroupMac(fields.src)) report('eth.group-source', 'src');
  },
};
