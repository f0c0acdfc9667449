import { isMulticast, isReserved } from '../../../core/addresses.ts';
import { verifies } from '../../../wire/checksum.ts';
import { decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector, handOn } from '../../../wire/dissector.ts';
import { etherTypes } from '../../ethernet/header.ts';
import { MIN_QUOTED_PAYLOAD } from '../../icmp/header.ts';
import { ipv4 } from '../declaration.ts';
import { FRAGMENT_UNIT, IPV4_VERSION, ipv4Flags } from '../header.ts';
import { ipv4HeaderText } from './header-text.ts';
import { ipv4Names } from './names.ts';
import { type Ipv4Problem, ipv4Problems } from './problems.ts';
import { ipv4Summary } from './summary.ts';

export const ipv4Dissector: Dissector<Ipv4Problem> = {
  id: 'ipv4',
  follows: [{ over: 'eth', at: etherTypes.ipv4 }],
  text: ipv4HeaderText,
  problems: ipv4Problems,
  names: ipv4Names,
  summary: ipv4Summary,
  dissect(around, start, limit) {
    const decoded = decode(ipv4, around.bytes, start, limit);
    if (!decoded.complete) {
      addHeader(around, 'network', decoded, limit);
      return;
    }
    const { fields, headerEnd } = decoded;
    const claimed = start + fields.totalLength;
    // A total length that cannot be is not believed; validation says what a stack makes of it.
    const end = claimed < headerEnd ? limit : Math.min(claimed, limit);
    addHeader(around, 'network', decoded, end);
    const fragmented = (fields.flags & ipv4Flags.MF) !== 0 || fields.fragmentOffset > 0;
    const inside = {
      ...around,
      partial: around.partial || around.quoted || fragmented || claimed > limit,
      addresses: { src: fields.src, dst: fields.dst },
    };
    const { version, fragmentOffset, protocol } = fields;
    if (version !== IPV4_VERSION) addBytes(inside, 'data', 'network', headerEnd, end);
    else if (fragmentOffset > 0 || !handOn(inside, 'ipv4', protocol, headerEnd, end)) {
      addBytes(inside, 'data', 'transport', headerEnd, end);
    }
    addBytes(around, 'padding', 'link', end, limit);
  },
  check(section, area, report) {
    const fields = section.decoded?.fields as FieldValues<typeof ipv4>;
    const { start, headerEnd } = section;
    if (fields.version !== IPV4_VERSION) {
      report('ipv4.version', 'version');
      return;
    }
    const headerLength = headerEnd - start;
    if (fields.totalLength < headerLength) report('ipv4.total-length-small', 'totalLength');
    else if (start + fields.totalLength > section.end)
      report('ipv4.total-length-large', 'totalLength');
    if (!verifies(area, start, headerLength)) report('ipv4.checksum', 'headerChecksum');
    if ((fields.flags & ipv4Flags.reserved) !== 0) report('ipv4.reserved-flag', 'flags');
    const payload = fields.totalLength - headerLength;
    if (fields.fragmentOffset * FRAGMENT_UNIT + payload > 65535 - headerLength) {
      report('ipv4.fragment-too-long', 'fragmentOffset');
    }
    if ((fields.flags & ipv4Flags.MF) !== 0 && payload % FRAGMENT_UNIT !== 0) {
      report('ipv4.fragment-size', 'totalLength');
    }
    if (fields.ttl === 0) report('ipv4.ttl-zero', 'ttl');
    if (isMulticast(fields.src) || isReserved(fields.src)) report('ipv4.source', 'src');
  },
  /** An error quotes the IP header and at least 8 bytes of what it carried. */
  checkQuote({ decoded, start, headerEnd, end }) {
    const whole = decoded?.complete && end - headerEnd >= MIN_QUOTED_PAYLOAD;
    return whole ? [] : [{ code: 'icmp.quote', field: null, start, end }];
  },
};
