/**
 * DHCP’s messages (RFC 2131 §2) and their options (RFC 2132 §2): what programs make of octets, and
 * octets of what programs say. Whatever cannot be right is refused with the reason.
 */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import {
  BOOTREPLY,
  BOOTREQUEST,
  HARDWARE_ETHERNET,
  MESSAGE_TYPES,
  type MessageType,
  OPTIONS,
} from './codes.ts';
import type { DhcpFault } from './events.ts';

export interface DhcpMessage {
  readonly type: MessageType;
  readonly hops: number;
  readonly xid: number;
  readonly seconds: number;
  readonly flags: number;
  /** The client’s own address, when it has one; that which it is given; the relay’s. */
  readonly ciaddr: Ipv4;
  readonly yiaddr: Ipv4;
  readonly giaddr: Ipv4;
  readonly mac: Mac;
  /** By number, of known lengths; message type and overload are not among them. */
  readonly options: ReadonlyMap<number, Uint8Array>;
}

/** Where the fixed fields stand (RFC 2131 §2, figure 1). */
export const AT = {
  op: 0,
  htype: 1,
  hlen: 2,
  hops: 3,
  xid: 4,
  secs: 8,
  flags: 10,
  ciaddr: 12,
  yiaddr: 16,
  siaddr: 20,
  giaddr: 24,
  chaddr: 28,
  sname: 44,
  file: 108,
  cookie: 236,
  options: 240,
} as const;

/** The first four octets of the options (RFC 2131 §3). */
export const COOKIE = 0x63825363;
/** BOOTP’s messages are no shorter, and some relays want them so (RFC 1542 §2.1). */
const LEAST_LENGTH = 300;
const MAC_LENGTH = 6;
/** The longest that fits into one option; what is longer is split (RFC 3396). */
const MOST_IN_OPTION = 255;

/** Options of which the length is known: exactly, or (negative) a multiple of so many. RFC 2132. */
const LENGTHS: Readonly<Record<number, number>> = {
  [OPTIONS.subnetMask]: 4,
  [OPTIONS.router]: -4,
  [OPTIONS.domainServer]: -4,
  [OPTIONS.requestedAddress]: 4,
  [OPTIONS.leaseTime]: 4,
  [OPTIONS.overload]: 1,
  [OPTIONS.messageType]: 1,
  [OPTIONS.serverId]: 4,
  [OPTIONS.renewalTime]: 4,
  [OPTIONS.rebindingTime]: 4,
};

export type ReadMessage =
  | { readonly message: DhcpMessage; readonly fault?: undefined }
  | { readonly message?: undefined; readonly fault: DhcpFault };

export function decodeDhcp(bytes: Uint8Array): ReadMessage {
  if (bytes.length < AT.options) return { fault: 'truncated' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(AT.cookie) !== COOKIE) return { fault: 'cookie' };
  if (bytes[AT.htype] !== HARDWARE_ETHERNET || bytes[AT.hlen] !== MAC_LENGTH) {
    return { fault: 'hardware' };
  }
  const options = allOptions(bytes);
  if (options === undefined || !haveTheirLengths(options)) return { fault: 'option-length' };
  const type = MESSAGE_TYPES[options.get(OPTIONS.messageType)?.[0] ?? 0];
  const op = type === undefined ? -1 : opOf(type);
  if (type === undefined) return { fault: 'message-type' };
  if (bytes[AT.op] !== op) return { fault: 'operation' };
  options.delete(OPTIONS.messageType);
  options.delete(OPTIONS.overload);
  return {
    message: {
      type,
      hops: view.getUint8(AT.hops),
      xid: view.getUint32(AT.xid),
      seconds: view.getUint16(AT.secs),
      flags: view.getUint16(AT.flags),
      ciaddr: view.getUint32(AT.ciaddr),
      yiaddr: view.getUint32(AT.yiaddr),
      giaddr: view.getUint32(AT.giaddr),
      mac: view.getUint16(AT.chaddr) * 2 ** 32 + view.getUint32(AT.chaddr + 2),
      options,
    },
  };
}

/** What servers say. */
export function isReply(type: MessageType): boolean {
  return type === 'OFFER' || type === 'ACK' || type === 'NAK';
}

function opOf(type: MessageType): number {
  return isReply(type) ? BOOTREPLY : BOOTREQUEST;
}

/** The options field, and what it has put into `file` and `sname` (RFC 2132 §9.3), in that order. */
function allOptions(bytes: Uint8Array): Map<number, Uint8Array> | undefined {
  const found = new Map<number, Uint8Array>();
  if (!readOptions(bytes.subarray(AT.options), found)) return undefined;
  const overload = found.get(OPTIONS.overload)?.[0] ?? 0;
  if ((overload & 1) !== 0 && !readOptions(bytes.subarray(AT.file, AT.cookie), found)) {
    return undefined;
  }
  if ((overload & 2) !== 0 && !readOptions(bytes.subarray(AT.sname, AT.file), found)) {
    return undefined;
  }
  return found;
}

/** An option that stands there twice is one that was split (RFC 3396 §7). False: one is cut off. */
function readOptions(bytes: Uint8Array, found: Map<number, Uint8Array>): boolean {
  for (const { code, start, end } of placedOptions(bytes)) {
    if (end > bytes.length) return false;
    const before = found.get(code);
    const data = bytes.subarray(start, end);
    found.set(code, before === undefined ? data.slice() : Uint8Array.of(...before, ...data));
  }
  return true;
}

export interface PlacedOption {
  readonly code: number;
  /** Of its data; the code and the length stand before. `end` may lie beyond the field. */
  readonly start: number;
  readonly end: number;
}

/** The options of a field, without pads, up to the end option, the end, or one that is cut off. */
export function placedOptions(bytes: Uint8Array): PlacedOption[] {
  const placed: PlacedOption[] = [];
  for (let at = 0; at < bytes.length; ) {
    const code = bytes[at] as number;
    if (code === OPTIONS.end) break;
    if (code === OPTIONS.pad) {
      at++;
      continue;
    }
    const start = at + 2;
    const end = start + (bytes[at + 1] ?? 1);
    placed.push({ code, start, end });
    at = end;
  }
  return placed;
}

function haveTheirLengths(options: ReadonlyMap<number, Uint8Array>): boolean {
  for (const [code, { length }] of options) {
    const wanted = LENGTHS[code] ?? 0;
    if (wanted > 0 && length !== wanted) return false;
    if (wanted < 0 && (length === 0 || length % -wanted !== 0)) return false;
  }
  return true;
}

export function encodeDhcp(message: DhcpMessage): Uint8Array {
  const out: number[] = [OPTIONS.messageType, 1, MESSAGE_TYPES.indexOf(message.type)];
  for (const [code, data] of message.options) {
    for (let at = 0; at === 0 || at < data.length; at += MOST_IN_OPTION) {
      const part = data.subarray(at, at + MOST_IN_OPTION);
      out.push(code, part.length, ...part);
    }
  }
  out.push(OPTIONS.end);
  const bytes = new Uint8Array(Math.max(LEAST_LENGTH, AT.options + out.length));
  const view = new DataView(bytes.buffer);
  view.setUint8(AT.op, opOf(message.type));
  view.setUint8(AT.htype, HARDWARE_ETHERNET);
  view.setUint8(AT.hlen, MAC_LENGTH);
  view.setUint8(AT.hops, message.hops);
  view.setUint32(AT.xid, message.xid);
  view.setUint16(AT.secs, message.seconds);
  view.setUint16(AT.flags, message.flags);
  view.setUint32(AT.ciaddr, message.ciaddr);
  view.setUint32(AT.yiaddr, message.yiaddr);
  view.setUint32(AT.giaddr, message.giaddr);
  view.setUint16(AT.chaddr, Math.floor(message.mac / 2 ** 32));
  view.setUint32(AT.chaddr + 2, message.mac % 2 ** 32);
  view.setUint32(AT.cookie, COOKIE);
  bytes.set(out, AT.options);
  return bytes;
}

/** An option as a number of 32 bits: an address, or a time in seconds. */
export function wordOf({ options }: DhcpMessage, code: number): number | undefined {
  const data = options.get(code);
  if (data === undefined || data.length < 4) return undefined;
  return new DataView(data.buffer, data.byteOffset).getUint32(0);
}

export function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    view.setUint32(4 * i, value);
  });
  return bytes;
}
