// Takes a frame apart into its headers, from the outside in: EtherType → protocol → ICMP's quote.
// The inspector and the checks walk the same way; any bytes can be walked.

import type { LayerName } from '../core/layers.ts';
import { arp } from '../protocols/arp/declaration.ts';
import { ARP_HARDWARE_ETHERNET } from '../protocols/arp/header.ts';
import { ethernet } from '../protocols/ethernet/declaration.ts';
import { etherTypes } from '../protocols/ethernet/header.ts';
import { isIcmpError } from '../protocols/icmp/header.ts';
import { ipv4 } from '../protocols/ipv4/declaration.ts';
import { FRAGMENT_UNIT, IPV4_VERSION, ipProtocols, ipv4Flags } from '../protocols/ipv4/header.ts';
import { tcp } from '../protocols/tcp/header/declaration.ts';
import { udp } from '../protocols/udp/declaration.ts';
import type { Addresses } from './checksum.ts';
import { type AnyDecoded, decode, decodeIcmp } from './decode.ts';
import type { HeaderId } from './header.ts';

/** A header and the bytes it speaks for, or bytes without a header of their own. */
export interface Section {
  readonly id: HeaderId | 'data' | 'padding';
  readonly layer: LayerName;
  /** Null for data and padding. */
  readonly decoded: AnyDecoded | null;
  readonly start: number;
  readonly headerEnd: number;
  /** Where the payload ends, as this header says or as the bytes do. */
  readonly end: number;
  /** Inside the quote of an ICMP error. */
  readonly quoted: boolean;
  /** Not all of the payload is here (a fragment, a quote), so its checksum cannot be checked. */
  readonly partial: boolean;
  /** The addresses for the pseudo-header. */
  readonly addresses: Addresses | null;
}

/** What the headers around tell those inside. */
interface Context {
  readonly bytes: Uint8Array;
  readonly sections: Section[];
  readonly quoted: boolean;
  readonly partial: boolean;
  readonly addresses: Addresses | null;
}

/** The sections of a frame in the order of their bytes. */
export function walk(bytes: Uint8Array, first: 'eth' | 'ipv4' = 'eth'): readonly Section[] {
  const sections: Section[] = [];
  const context = { bytes, sections, quoted: false, partial: false, addresses: null };
  if (first === 'eth') walkEthernet(context);
  else walkIpv4(context, 0, bytes.length);
  return sections.sort((a, b) => a.start - b.start);
}

function add(context: Context, layer: LayerName, decoded: AnyDecoded, end: number): void {
  const { quoted, partial, addresses } = context;
  const { start, headerEnd } = decoded;
  const id = decoded.header.id;
  context.sections.push({
    id,
    layer,
    decoded,
    start,
    headerEnd,
    end: Math.max(end, headerEnd),
    quoted,
    partial,
    addresses,
  });
}

function addBytes(
  context: Context,
  id: 'data' | 'padding',
  layer: LayerName,
  start: number,
  end: number,
): void {
  if (start >= end) return;
  const { quoted, partial, addresses } = context;
  context.sections.push({
    id,
    layer,
    decoded: null,
    start,
    headerEnd: start,
    end,
    quoted,
    partial,
    addresses,
  });
}

function walkEthernet(context: Context): void {
  const end = context.bytes.length;
  const decoded = decode(ethernet, context.bytes);
  add(context, 'link', decoded, end);
  if (!decoded.complete) return;
  const at = decoded.headerEnd;
  const type = decoded.fields.etherType;
  if (type === etherTypes.ipv4) walkIpv4(context, at, end);
  else if (type === etherTypes.arp || type === etherTypes.rarp) walkArp(context, at, end);
  else addBytes(context, 'data', 'network', at, end);
}

function walkArp(context: Context, start: number, end: number): void {
  const decoded = decode(arp, context.bytes, start, end);
  add(context, 'link', decoded, decoded.headerEnd);
  addBytes(context, 'padding', 'link', decoded.headerEnd, end);
}

/** The declaration's layout holds only for these (the RFC's general form has variable lengths). */
export function isEthernetArp(fields: Partial<Record<string, number>>): boolean {
  return (
    fields.hardwareType === ARP_HARDWARE_ETHERNET &&
    fields.protocolType === etherTypes.ipv4 &&
    fields.hardwareLength === 6 &&
    fields.protocolLength === 4
  );
}

function walkIpv4(context: Context, start: number, limit: number): void {
  const decoded = decode(ipv4, context.bytes, start, limit);
  if (!decoded.complete) {
    add(context, 'network', decoded, limit);
    return;
  }
  const { fields, headerEnd } = decoded;
  const claimed = start + fields.totalLength;
  // A total length that cannot be is not believed; validation says what a stack makes of it.
  const end = claimed < headerEnd ? limit : Math.min(claimed, limit);
  add(context, 'network', decoded, end);
  const fragmented = (fields.flags & ipv4Flags.MF) !== 0 || fields.fragmentOffset > 0;
  const inside = {
    ...context,
    partial: context.partial || context.quoted || fragmented || claimed > limit,
    addresses: { src: fields.src, dst: fields.dst },
  };
  if (fields.version !== IPV4_VERSION) {
    addBytes(inside, 'data', 'network', headerEnd, end);
  } else if (fields.fragmentOffset * FRAGMENT_UNIT > 0) {
    addBytes(inside, 'data', 'transport', headerEnd, end);
  } else {
    walkTransport(inside, fields.protocol, headerEnd, end);
  }
  addBytes(context, 'padding', 'link', end, limit);
}

function walkTransport(context: Context, protocol: number, start: number, end: number): void {
  if (protocol === ipProtocols.tcp) {
    const decoded = decode(tcp, context.bytes, start, end);
    add(context, 'transport', decoded, end);
    addBytes(context, 'data', 'application', decoded.headerEnd, end);
  } else if (protocol === ipProtocols.udp) {
    walkUdp(context, start, end);
  } else if (protocol === ipProtocols.icmp) {
    walkIcmp(context, start, end);
  } else {
    addBytes(context, 'data', 'transport', start, end);
  }
}

function walkUdp(context: Context, start: number, limit: number): void {
  const decoded = decode(udp, context.bytes, start, limit);
  const claimed = decoded.complete ? decoded.fields.length : 0;
  const end = claimed < udp.length ? limit : Math.min(start + claimed, limit);
  add(context, 'transport', decoded, end);
  addBytes(context, 'data', 'application', decoded.headerEnd, end);
  addBytes(context, 'padding', 'transport', end, limit);
}

function walkIcmp(context: Context, start: number, end: number): void {
  const decoded = decodeIcmp(context.bytes, start, end);
  add(context, 'network', decoded, end);
  if (!decoded.complete) return;
  // A quote inside a quote is left as bytes: no error is sent about an error (RFC 1122 §3.2.2).
  if (isIcmpError(decoded.fields.type) && !context.quoted && decoded.headerEnd < end) {
    walkIpv4({ ...context, quoted: true }, decoded.headerEnd, end);
  } else {
    addBytes(context, 'data', 'application', decoded.headerEnd, end);
  }
}
