import { decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector, handOn } from '../../../wire/dissector.ts';
import { transportVerifies } from '../../../wire/verify.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { udp } from '../declaration.ts';
import { udpText } from './header-text.ts';
import { udpNames } from './names.ts';
import { type UdpProblem, udpProblems } from './problems.ts';
import { udpSummary } from './summary.ts';

export const udpDissector: Dissector<UdpProblem> = {
  id: 'udp',
  follows: [{ over: 'ipv4', at: ipProtocols.udp }],
  text: udpText,
  problems: udpProblems,
  names: udpNames,
  summary: udpSummary,
  dissect(around, start, limit) {
    const decoded = decode(udp, around.bytes, start, limit);
    const claimed = decoded.complete ? decoded.fields.length : 0;
    const end = claimed < udp.length ? limit : Math.min(start + claimed, limit);
    addHeader(around, 'transport', decoded, end);
    const { headerEnd } = decoded;
    const { srcPort = -1, dstPort = -1 } = decoded.fields;
    // A known port says what is inside; an answer comes from it.
    const known =
      headerEnd < end &&
      (handOn(around, 'udp', dstPort, headerEnd, end) ||
        handOn(around, 'udp', srcPort, headerEnd, end));
    if (!known) addBytes(around, 'data', 'application', headerEnd, end);
    addBytes(around, 'padding', 'transport', end, limit);
  },
  check(section, area, report) {
    const fields = section.decoded?.fields as FieldValues<typeof udp>;
    const { start, end, headerEnd } = section;
    const length = fields.length;
    if (length < headerEnd - start) report('udp.length-small', 'length');
    else if (!section.partial && start + length > end) report('udp.length-large', 'length');
    if (fields.dstPort === 0) report('udp.port-zero', 'dstPort');
    if (fields.checksum === 0) report('udp.no-checksum', 'checksum');
    else if (!transportVerifies(section, ipProtocols.udp, area)) report('udp.checksum', 'checksum');
  },
};
