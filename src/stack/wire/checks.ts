// What is wrong with the headers of a frame, as codes. The decoder tells of structure; here stand
// the rules of the RFCs about values. What a stack does about each is in text/problems.ts.

import { isMulticast, isReserved } from '../core/addresses.ts';
import type { arp } from '../protocols/arp/declaration.ts';
import { ARP_HARDWARE_ETHERNET, arpOperations } from '../protocols/arp/header.ts';
import type { ethernet } from '../protocols/ethernet/declaration.ts';
import { etherTypes, isGroupMac, MIN_ETHER_TYPE } from '../protocols/ethernet/header.ts';
import type { IcmpHeader } from '../protocols/icmp/declaration.ts';
import { icmpTypes, isIcmpError, MIN_QUOTED_PAYLOAD } from '../protocols/icmp/header.ts';
import type { ipv4 } from '../protocols/ipv4/declaration.ts';
import { FRAGMENT_UNIT, IPV4_VERSION, ipProtocols, ipv4Flags } from '../protocols/ipv4/header.ts';
import type { tcp } from '../protocols/tcp/header/declaration.ts';
import { tcpFlags } from '../protocols/tcp/header/header.ts';
import { MAX_WINDOW_SHIFT } from '../protocols/tcp/header/options.ts';
import type { udp } from '../protocols/udp/declaration.ts';
import { pseudoHeaderSum, verifies, type WordBytes, wordBytes } from './checksum.ts';
import type { AnyDecoded, FieldValues } from './decode.ts';
import type { Found, ProblemCode } from './problems.ts';
import { isEthernetArp, type Section } from './walk.ts';

/** Collects problems, pointing each at the bytes of its field. */
type Report = (code: ProblemCode, field?: string | null) => void;

/** The frame copied to where 32-bit words can be read, once for all its checksums. */
export function checkArea(bytes: Uint8Array): WordBytes {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  return area;
}

/** All that is wrong with one section of a frame. */
export function checkSection(section: Section, area: WordBytes): readonly Found[] {
  const decoded = section.decoded;
  if (decoded === null) return [];
  // Quotes are cut short by design, so what is missing from them is no problem of theirs.
  if (section.quoted) return section.id === 'ipv4' ? quoteProblems(section) : [];
  if (!decoded.complete) return decoded.problems;
  const found = [...decoded.problems];
  const report: Report = (code, field = null) => {
    found.push({ code, field, ...fieldBytes(section, decoded, field) });
  };
  switch (section.id) {
    case 'eth':
      checkEthernet(decoded.fields as FieldValues<typeof ethernet>, report);
      break;
    case 'arp':
      checkArp(decoded.fields as FieldValues<typeof arp>, report);
      break;
    case 'ipv4':
      checkIpv4(section, decoded.fields as FieldValues<typeof ipv4>, area, report);
      break;
    case 'icmp':
      checkIcmp(section, decoded.fields as FieldValues<IcmpHeader>, area, report);
      break;
    case 'udp':
      checkUdp(section, decoded.fields as FieldValues<typeof udp>, area, report);
      break;
    case 'tcp':
      checkTcp(section, decoded.fields as FieldValues<typeof tcp>, area, report);
      checkTcpOptions(decoded, found);
      break;
  }
  return found;
}

/** An error quotes the IP header and at least 8 bytes of what it carried. */
function quoteProblems(section: Section): Found[] {
  const whole = section.decoded?.complete && section.end - section.headerEnd >= MIN_QUOTED_PAYLOAD;
  return whole ? [] : [{ code: 'icmp.quote', field: null, start: section.start, end: section.end }];
}

function fieldBytes(
  section: Section,
  decoded: AnyDecoded,
  field: string | null,
): { start: number; end: number } {
  const placed = decoded.header.placed.find((candidate) => candidate.name === field);
  if (placed === undefined) return { start: section.start, end: section.headerEnd };
  return {
    start: section.start + (placed.bitOffset >> 3),
    end: section.start + ((placed.bitOffset + placed.spec.bits + 7) >> 3),
  };
}

function checkEthernet(fields: FieldValues<typeof ethernet>, report: Report): void {
  if (fields.etherType < MIN_ETHER_TYPE) report('eth.length-field', 'etherType');
  if (isGroupMac(fields.src)) report('eth.group-source', 'src');
}

function checkArp(fields: FieldValues<typeof arp>, report: Report): void {
  const { hardwareType, protocolType, hardwareLength, protocolLength, operation } = fields;
  if (!isEthernetArp(fields)) {
    if (hardwareType !== ARP_HARDWARE_ETHERNET) report('arp.hardware-type', 'hardwareType');
    if (protocolType !== etherTypes.ipv4) report('arp.protocol-type', 'protocolType');
    if (hardwareLength !== 6) report('arp.address-lengths', 'hardwareLength');
    else if (protocolLength !== 4) report('arp.address-lengths', 'protocolLength');
  }
  const known: readonly number[] = Object.values(arpOperations);
  if (!known.includes(operation)) report('arp.operation', 'operation');
}

function checkIpv4(
  section: Section,
  fields: FieldValues<typeof ipv4>,
  area: WordBytes,
  report: Report,
): void {
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
}

const icmpTypesKnown: ReadonlySet<number> = new Set(Object.values(icmpTypes));

function checkIcmp(
  section: Section,
  fields: FieldValues<IcmpHeader>,
  area: WordBytes,
  report: Report,
): void {
  const { start, end, headerEnd } = section;
  if (!section.partial && !verifies(area, start, end - start)) report('icmp.checksum', 'checksum');
  if (!icmpTypesKnown.has(fields.type)) report('icmp.type', 'type');
  if (isIcmpError(fields.type) && headerEnd === end) report('icmp.quote');
}

function checkUdp(
  section: Section,
  fields: FieldValues<typeof udp>,
  area: WordBytes,
  report: Report,
): void {
  const { start, end, headerEnd } = section;
  const length = fields.length;
  if (length < headerEnd - start) report('udp.length-small', 'length');
  else if (!section.partial && start + length > end) report('udp.length-large', 'length');
  if (fields.dstPort === 0) report('udp.port-zero', 'dstPort');
  if (fields.checksum === 0) report('udp.no-checksum', 'checksum');
  else if (!transportVerifies(section, ipProtocols.udp, area)) report('udp.checksum', 'checksum');
}

function transportVerifies(section: Section, protocol: number, area: WordBytes): boolean {
  const { start, end, addresses, partial } = section;
  if (partial || addresses === null) return true;
  const pseudo = pseudoHeaderSum(addresses.src, addresses.dst, protocol, end - start);
  return verifies(area, start, end - start, pseudo);
}

function checkTcp(
  section: Section,
  fields: FieldValues<typeof tcp>,
  area: WordBytes,
  report: Report,
): void {
  if (!transportVerifies(section, ipProtocols.tcp, area)) report('tcp.checksum', 'checksum');
  if (fields.srcPort === 0) report('tcp.port-zero', 'srcPort');
  if (fields.dstPort === 0) report('tcp.port-zero', 'dstPort');
  if (fields.reserved !== 0) report('tcp.reserved', 'reserved');
  const flags = fields.flags;
  const { SYN, FIN, RST, ACK } = tcpFlags;
  if ((flags & (SYN | RST | ACK)) === 0) report('tcp.no-ack', 'flags');
  if ((flags & SYN) !== 0 && (flags & RST) !== 0) report('tcp.syn-rst', 'flags');
  else if ((flags & SYN) !== 0 && (flags & FIN) !== 0) report('tcp.syn-fin', 'flags');
}

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
