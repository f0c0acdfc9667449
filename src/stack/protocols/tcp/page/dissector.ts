import { type AnyDecoded, decode, type FieldValues } from '../../../wire/decode.ts';
import { addBytes, addHeader, type Dissector, handOn } from '../../../wire/dissector.ts';
import type { Found } from '../../../wire/problems.ts';
import { transportVerifies } from '../../../wire/verify.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { tcp } from '../header/declaration.ts';
import { tcpFlags } from '../header/header.ts';
import { MAX_WINDOW_SHIFT } from '../header/options.ts';
import { tcpText } from './header-text.ts';
import { tcpNames } from './names.ts';
import { type TcpProblem, tcpProblems } from './problems.ts';
import { tcpSummary } from './summary.ts';

/** MSS (RFC 9293 §3.7.1), window scale (RFC 7323 §2.2), SACK-permitted (RFC 2018 §2). */
const ONLY_ON_SYN: ReadonlySet<string> = new Set(['mss', 'windowScale', 'sackPermitted']);

function checkTcpOptions(decoded: AnyDecoded, found: Found[]): void {
  const syn = ((decoded.numbers.flags ?? 0) & tcpFlags.SYN) !== 0;
  for (const { value, start, end } of decoded.options) {
    const field = 'options';
    if (!syn && ONLY_ON_SYN.has(value.name)) {
      found.push({ code: 'tcp.option-without-syn', field, start, end });
    }
    if (value.name === 'windowScale' && (value.shift as number) > MAX_WINDOW_SHIFT) {
      found.push({ code: 'tcp.shift-too-large', field, start, end });
    }
    const padding = value.padding as Uint8Array | undefined;
    if (padding?.some((byte) => byte !== 0)) {
      found.push({ code: 'tcp.padding', field, start: start + 1, end });
    }
  }
}

export const tcpDissector: Dissector<TcpProblem> = {
  id: 'tcp',
  follows: [{ over: 'ipv4', at: ipProtocols.tcp }],
  text: tcpText,
  problems: tcpProblems,
  names: tcpNames,
  summary: tcpSummary,
  dissect(around, start, end) {
    const decoded = decode(tcp, around.bytes, start, end);
    addHeader(around, 'transport', decoded, end);
    const { headerEnd } = decoded;
    const { srcPort = -1, dstPort = -1 } = decoded.fields;
    // A segment is a piece of a stream: what follows makes do with what of it is here.
    const known =
      headerEnd < end &&
      (handOn(around, 'tcp', dstPort, headerEnd, end) ||
        handOn(around, 'tcp', srcPort, headerEnd, end));
    if (!known) addBytes(around, 'data', 'application', headerEnd, end);
  },
  check(section, area, report) {
    const fields = section.decoded?.fields as FieldValues<typeof tcp>;
    if (!transportVerifies(section, ipProtocols.tcp, area)) report('tcp.checksum', 'checksum');
    if (fields.srcPort === 0) report('tcp.port-zero', 'srcPort');
    if (fields.dstPort === 0) report('tcp.port-zero', 'dstPort');
    if (fields.reserved !== 0) report('tcp.reserved', 'reserved');
    const flags = fields.flags;
    const { SYN, FIN, RST, ACK } = tcpFlags;
    if ((flags & (SYN | RST | ACK)) === 0) report('tcp.no-ack', 'flags');
    if ((flags & SYN) !== 0 && (flags & RST) !== 0) report('tcp.syn-rst', 'flags');
    else if ((flags & SYN) !== 0 && (flags & FIN) !== 0) report('tcp.syn-fin', 'flags');
  },
  checkOptions: checkTcpOptions,
};
