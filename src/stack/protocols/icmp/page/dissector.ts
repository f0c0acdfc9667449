import { verifies } from '../../../wire/checksum.ts';
import { type Decoded, decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector } from '../../../wire/dissector.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { ipv4Dissector } from '../../ipv4/page/dissector.ts';
import { type IcmpHeader, icmpHeaderFor } from '../declaration.ts';
import { icmpTypes, isIcmpError } from '../header.ts';
import { icmpText } from './header-text.ts';
import { icmpNames } from './names.ts';
import { type IcmpProblem, icmpProblems } from './problems.ts';
import { icmpSummary } from './summary.ts';

const icmpTypesKnown: ReadonlySet<number> = new Set(Object.values(icmpTypes));

/** An ICMP message in the shape of its type. */
export function decodeIcmp(bytes: Uint8Array, start = 0, end = bytes.length): Decoded<IcmpHeader> {
  const type = start < end ? (bytes[start] ?? -1) : -1;
  return decode<IcmpHeader>(icmpHeaderFor(type), bytes, start, end);
}

export const icmpDissector: Dissector<IcmpProblem> = {
  id: 'icmp',
  follows: [{ over: 'ipv4', at: ipProtocols.icmp }],
  text: icmpText,
  problems: icmpProblems,
  names: icmpNames,
  summary: icmpSummary,
  dissect(around, start, end) {
    const decoded = decodeIcmp(around.bytes, start, end);
    addHeader(around, 'network', decoded, end);
    if (!decoded.complete) return;
    const { headerEnd } = decoded;
    // A quote inside a quote is left as bytes: no error is sent about an error (RFC 1122 §3.2.2).
    if (isIcmpError(decoded.fields.type) && !around.quoted && headerEnd < end) {
      ipv4Dissector.dissect({ ...around, quoted: true }, headerEnd, end);
    } else {
      addBytes(around, 'data', 'application', headerEnd, end);
    }
  },
  check(section, area, report) {
    const fields = section.decoded?.fields as FieldValues<IcmpHeader>;
    const { start, end, headerEnd } = section;
    if (!section.partial && !verifies(area, start, end - start))
      report('icmp.checksum', 'checksum');
    if (!icmpTypesKnown.has(fields.type)) report('icmp.type', 'type');
    if (isIcmpError(fields.type) && headerEnd === end) report('icmp.quote');
  },
};
