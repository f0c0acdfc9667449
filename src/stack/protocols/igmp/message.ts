/**
 * The messages of IGMPv2 (RFC 2236 §2) and IGMPv3 (RFC 3376 §4), and the packet that carries them: TTL 1
 * and a Router Alert option, so that each router on the way looks at it (RFC 2113).
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, MILLISECOND, SECOND } from '../../core/instant.ts';
import { checksum, type WordBytes, wordBytes } from '../../wire/checksum.ts';
import { ipv4, ipv4Shared, ipv4VersionIhl } from '../ipv4/header.ts';

export const IGMP = 2;
export const ALL_ROUTERS: Ipv4 = 0xe0000002;
/** Where reports of version 3 go (RFC 3376 §4.2.14). */
export const IGMP_ROUTERS: Ipv4 = 0xe0000016;

export const igmpTypes = {
  query: 0x11,
  reportV1: 0x12,
  reportV2: 0x16,
  leave: 0x17,
  reportV3: 0x22,
} as const;

/** The types of group records, by their numbers (RFC 3376 §4.2.12). */
export const RECORD_TYPES = ['', 'IS_IN', 'IS_EX', 'TO_IN', 'TO_EX', 'ALLOW', 'BLOCK'] as const;
export type RecordType = Exclude<(typeof RECORD_TYPES)[number], ''>;

export interface GroupRecord {
  readonly type: RecordType;
  readonly group: Ipv4;
  readonly sources: readonly Ipv4[];
}

export type IgmpMessage =
  /** Group 0: which groups are there? Without sources: is anybody in the group? */
  | {
      readonly kind: 'query';
      readonly version: 1 | 2 | 3;
      readonly group: Ipv4;
      readonly sources: readonly Ipv4[];
      readonly maxResponse: Duration;
      readonly suppress: boolean;
      readonly robustness: number;
      readonly interval: Duration;
    }
  | { readonly kind: 'report'; readonly version: 1 | 2; readonly group: Ipv4 }
  | { readonly kind: 'leave'; readonly group: Ipv4 }
  | { readonly kind: 'records'; readonly records: readonly GroupRecord[] };

export type IgmpQuery = Extract<IgmpMessage, { kind: 'query' }>;

export const LEAST = 8;
const QUERY_V3 = 12;
const RECORD = 8;
/** What fits into a datagram of 1,500 octets, and a little more than anybody needs. */
const MOST_RECORDS = 180;

const TENTH: Duration = 100 * MILLISECOND;

/** RFC 3376 §4.1.1 and §4.1.7: from 128 on, a code is a floating point number. */
export function fromCode(code: number): number {
  return code < 128 ? code : ((code & 15) | 16) << (((code >> 4) & 7) + 3);
}

/** The code of the largest number that it can say and that is not above `value`. */
export function toCode(value: number): number {
  if (value < 128) return Math.max(0, Math.floor(value));
  let code = 128;
  while (code < 255 && fromCode(code + 1) <= value) code++;
  return code;
}

/** Why octets are no message: a code that its trace event carries. */
export type IgmpFault = 'short' | 'checksum' | 'type' | 'length';

export function decodeIgmp(bytes: Uint8Array): IgmpMessage | IgmpFault {
  if (bytes.length < LEAST) return 'short';
  if (checksum(areaOf(bytes), 0, bytes.length) !== 0) return 'checksum';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const group = view.getUint32(4);
  switch (view.getUint8(0)) {
    case igmpTypes.query:
      return decodeQuery(view);
    case igmpTypes.reportV1:
      return { kind: 'report', version: 1, group };
    case igmpTypes.reportV2:
      return { kind: 'report', version: 2, group };
    case igmpTypes.leave:
      return { kind: 'leave', group };
    case igmpTypes.reportV3:
      return decodeRecords(view);
    default:
      return 'type';
  }
}

/** RFC 3376 §7.1: its version is told by its length, and by its code. */
function decodeQuery(view: DataView): IgmpMessage | IgmpFault {
  const code = view.getUint8(1);
  const group = view.getUint32(4);
  const query = { kind: 'query', group, sources: [], suppress: false } as const;
  if (view.byteLength === LEAST) {
    const tenths = code === 0 ? 100 : code;
    const rest = { maxResponse: tenths * TENTH, robustness: 2, interval: 125 * SECOND };
    return { ...query, version: code === 0 ? 1 : 2, ...rest };
  }
  if (view.byteLength < QUERY_V3) return 'length';
  const flags = view.getUint8(8);
  const sources = addresses(view, QUERY_V3, view.getUint16(10));
  if (sources === undefined) return 'length';
  const rest = { maxResponse: fromCode(code) * TENTH, suppress: (flags & 8) !== 0, sources };
  const interval = fromCode(view.getUint8(9)) * SECOND;
  return { ...query, version: 3, ...rest, robustness: flags & 7 || 2, interval };
}

function decodeRecords(view: DataView): IgmpMessage | IgmpFault {
  const records: GroupRecord[] = [];
  let at = LEAST;
  for (let left = view.getUint16(6); left > 0; left--) {
    if (at + RECORD > view.byteLength) return 'length';
    const type = RECORD_TYPES[view.getUint8(at)];
    const words = view.getUint8(at + 1);
    const count = view.getUint16(at + 2);
    const sources = addresses(view, at + RECORD, count);
    if (sources === undefined) return 'length';
    // Records of unknown types are skipped (§4.2.12).
    if (type !== undefined && type !== '') {
      records.push({ type, group: view.getUint32(at + 4), sources });
    }
    at += RECORD + count * 4 + words * 4;
    if (at > view.byteLength) return 'length';
  }
  return { kind: 'records', records };
}

function addresses(view: DataView, at: number, count: number): Ipv4[] | undefined {
  if (at + count * 4 > view.byteLength) return undefined;
  return Array.from({ length: count }, (_, i) => view.getUint32(at + i * 4));
}

export function encodeIgmp(message: IgmpMessage): Uint8Array {
  const area = wordBytes(lengthOf(message));
  const bytes = area.bytes.subarray(0, lengthOf(message));
  const view = new DataView(bytes.buffer, 0, bytes.length);
  if (message.kind === 'records') encodeRecords(view, message.records);
  else {
    view.setUint32(4, message.group);
    if (message.kind === 'query') encodeQuery(view, message);
    else if (message.kind === 'leave') view.setUint8(0, igmpTypes.leave);
    else view.setUint8(0, message.version === 1 ? igmpTypes.reportV1 : igmpTypes.reportV2);
  }
  view.setUint16(2, checksum(area, 0, bytes.length));
  return bytes;
}

function lengthOf(message: IgmpMessage): number {
  if (message.kind === 'query' && message.version === 3)
    return QUERY_V3 + message.sources.length * 4;
  if (message.kind !== 'records') return LEAST;
  return message.records.reduce((sum, { sources }) => sum + RECORD + sources.length * 4, LEAST);
}

function encodeQuery(view: DataView, query: IgmpQuery): void {
  const { version, maxResponse, suppress, robustness, interval, sources } = query;
  const tenths = Math.round(maxResponse / TENTH);
  view.setUint8(0, igmpTypes.query);
  view.setUint8(1, version === 1 ? 0 : version === 2 ? Math.min(255, tenths) : toCode(tenths));
  if (version !== 3) return;
  view.setUint8(8, (suppress ? 8 : 0) | Math.min(7, robustness));
  view.setUint8(9, toCode(interval / SECOND));
  view.setUint16(10, sources.length);
  sources.forEach((source, i) => {
    view.setUint32(QUERY_V3 + i * 4, source);
  });
}

function encodeRecords(view: DataView, records: readonly GroupRecord[]): void {
  view.setUint8(0, igmpTypes.reportV3);
  view.setUint16(6, records.length);
  let at = LEAST;
  for (const { type, group, sources } of records) {
    view.setUint8(at, RECORD_TYPES.indexOf(type));
    view.setUint16(at + 2, sources.length);
    view.setUint32(at + 4, group);
    sources.forEach((source, i) => {
      view.setUint32(at + RECORD + i * 4, source);
    });
    at += RECORD + sources.length * 4;
  }
}

/** Reports of so many records that each fits into a packet. */
export function inPackets(records: readonly GroupRecord[]): GroupRecord[][] {
  const packets: GroupRecord[][] = [];
  for (let at = 0; at < records.length; at += MOST_RECORDS) {
    packets.push(records.slice(at, at + MOST_RECORDS));
  }
  return packets;
}

const ROUTER_ALERT = 0x94040000;
export const IGMP_HEADER = ipv4.length + 4;
/** Internetwork control (RFC 3376 §4). */
const TOS = 0xc0;
const AT = ipv4.at;

/** The IPv4 packet with a message. */
export function igmpPacket(src: Ipv4, dst: Ipv4, message: Uint8Array): Uint8Array {
  const area = wordBytes(IGMP_HEADER + message.length);
  const bytes = area.bytes.subarray(0, IGMP_HEADER + message.length);
  const view = new DataView(bytes.buffer, 0, bytes.length);
  view.setUint8(0, ipv4VersionIhl(IGMP_HEADER));
  view.setUint8(ipv4Shared.tos, TOS);
  view.setUint16(AT.totalLength, bytes.length);
  view.setUint8(AT.ttl, 1);
  view.setUint8(AT.protocol, IGMP);
  view.setUint32(AT.src, src);
  view.setUint32(AT.dst, dst);
  view.setUint32(ipv4.length, ROUTER_ALERT);
  view.setUint16(AT.headerChecksum, checksum(area, 0, IGMP_HEADER));
  bytes.set(message, IGMP_HEADER);
  return bytes;
}

function areaOf(bytes: Uint8Array): WordBytes {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  return area;
}
