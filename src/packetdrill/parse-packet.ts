/** Packets: TCP segments, UDP datagrams and ICMP messages in packetdrill's notation. */
import type { Direction, IcmpPacket, IpFields, ScriptPacket, TcpPacket, UdpPacket } from './ast.ts';
import { Unsupported } from './errors.ts';
import { parseFlags, parseLength, parseSpan, parseTcp, parseTcpFields } from './parse-segment.ts';
import {
  expect,
  fail,
  peek,
  type Scanner,
  skipBlank,
  take,
  takeBetween,
  takeInteger,
  takeText,
  takeWord,
} from './scanner.ts';

/** Protocols of the notation that this stack does not speak. */
const FOREIGN: Readonly<Record<string, string>> = {
  sctp: 'SCTP',
  udplite: 'UDP-Lite',
  icmpv6: 'IPv6',
  ipv6: 'IPv6',
  ipv4: 'tunnels of IP in IP',
  gre: 'GRE tunnels',
  mpls: 'MPLS',
  vlan: 'VLANs',
  psp: 'PSP encryption',
  sock: 'several sockets at once (packets that name one)',
};

export function parsePacket(scanner: Scanner): ScriptPacket {
  const direction = takeText(scanner, '<') ? '<' : '>';
  if (direction === '>') takeText(scanner, '>');
  const ip = parseIpFields(scanner);
  skipBlank(scanner, true);
  if (peek(scanner) === '[') return parseIcmpAbout(scanner, direction, ip);
  const word = /[a-z]\w*/y;
  word.lastIndex = scanner.at;
  const protocol = word.exec(scanner.text)?.[0];
  if (take(scanner, /\d+\.\d+\.\d+\.\d+/) !== undefined) {
    throw new Unsupported(scanner.line, 'needs packets with addresses of their own');
  }
  if (protocol === 'icmp') return parseIcmp(scanner, direction, ip);
  if (protocol === 'udp') return parseUdp(scanner, direction, ip);
  if (protocol !== undefined) {
    const foreign = Object.hasOwn(FOREIGN, protocol) ? FOREIGN[protocol] : undefined;
    if (foreign !== undefined) throw new Unsupported(scanner.line, `needs ${foreign}`);
    return fail(scanner, 'TCP flags, udp or icmp');
  }
  return parseTcp(scanner, direction, ip);
}

const ECN_NAMES = {
  noecn: 'noecn',
  ect0: 'ect0',
  ect1: 'ect1',
  ect01: 'ect01',
  ce: 'ce',
} as const;

/** `[ect0]`, `[tos 0x28]`, `(ttl 63)`, `[flowlabel 0x1]`, in any order and number. */
function parseIpFields(scanner: Scanner): IpFields {
  const ip: IpFields = {};
  for (;;) {
    skipBlank(scanner, true);
    const open = peek(scanner);
    // A bracket with numbers in it is not of the IP header: it is what an ICMP error quotes.
    if (open !== '[' && open !== '(') return ip;
    if (open === '[' && /\[\s*(\d|udp)/y.test(scanner.text.slice(scanner.at, scanner.at + 20))) {
      return ip;
    }
    takeText(scanner, open);
    do parseIpField(scanner, ip);
    while (skipComma(scanner));
    expect(scanner, open === '[' ? ']' : ')');
  }
}

function skipComma(scanner: Scanner): boolean {
  skipBlank(scanner, true);
  return takeText(scanner, ',');
}

function parseIpField(scanner: Scanner, ip: IpFields): void {
  const name = takeWord(scanner);
  switch (name) {
    case 'noecn':
    case 'ect0':
    case 'ect1':
    case 'ect01':
    case 'ce':
      ip.ecn = ECN_NAMES[name];
      return;
    case 'tos':
      ip.tos = takeBetween(scanner, 0, 255, 'a type of service');
      return;
    case 'ttl':
      ip.ttl = takeBetween(scanner, 0, 255, 'a time to live');
      return;
    case 'flowlabel':
      ip.flowLabel = takeInteger(scanner, 'a flow label');
      return;
    default:
      if (name !== undefined && /^(tclass|hoplimit|hlim|dscp|id|df|mf|proto)$/.test(name)) {
        throw new Unsupported(scanner.line, `the IP field "${name}" is not supported`);
      }
      scanner.at -= name?.length ?? 0;
      fail(scanner, 'a field of the IP header');
  }
}

/** `udp (1000)`, or with its ports unchecked as in `udp 1:1001(1000)`. */
function parseUdp(scanner: Scanner, direction: Direction, ip: IpFields): UdpPacket {
  takeWord(scanner);
  skipBlank(scanner, true);
  const length = peek(scanner) === '(' ? parseLength(scanner) : parseSpan(scanner).length;
  return { protocol: 'udp', direction, ip, length };
}

/** `[1:1461(1460)] icmp unreachable frag_needed mtu 1200`: the quote before the message. */
function parseIcmpAbout(scanner: Scanner, direction: Direction, ip: IpFields): IcmpPacket {
  const quoted = parseQuoted(scanner);
  const packet = parseIcmp(scanner, direction, ip);
  return quoted === undefined ? packet : { ...packet, quoted };
}

function parseIcmp(scanner: Scanner, direction: Direction, ip: IpFields): IcmpPacket {
  if (takeWord(scanner) !== 'icmp') return fail(scanner, '"icmp"');
  const type = takeWord(scanner) ?? fail(scanner, 'the type of an ICMP message');
  if (/^(echo|timestamp|router|information|address)/.test(type)) {
    throw new Unsupported(scanner.line, `needs ICMP messages other than errors (${type})`);
  }
  const packet: IcmpPacket = { protocol: 'icmp', direction, ip, type, code: '' };
  let word = takeWord(scanner);
  if (word !== undefined && word !== 'mtu') {
    packet.code = word;
    word = takeWord(scanner);
  }
  if (word === 'mtu') packet.mtu = takeBetween(scanner, 0, 0xffff, 'an MTU');
  else if (word !== undefined) {
    scanner.at -= word.length;
    return fail(scanner, 'an MTU or a quote');
  }
  const quoted = parseQuoted(scanner);
  return quoted === undefined ? packet : { ...packet, quoted };
}

/** `[1:1461(1460)]`, perhaps with flags, or `[udp (100)]`. */
function parseQuoted(scanner: Scanner): IcmpPacket['quoted'] {
  skipBlank(scanner, true);
  if (!takeText(scanner, '[')) return undefined;
  skipBlank(scanner, true);
  if (takeText(scanner, 'udp')) {
    const udpLength = parseLength(scanner);
    expect(scanner, ']');
    return { udpLength };
  }
  if (/[SFRPUEWA.-]/.test(peek(scanner)) && !scanner.text.startsWith('...', scanner.at)) {
    parseFlags(scanner);
  }
  const { start, length } = parseSpan(scanner);
  // What else is said of the quoted segment does not find its connection.
  const rest: TcpPacket = {
    protocol: 'tcp',
    direction: '>',
    ip: {},
    flags: '',
    start,
    length,
    options: [],
  };
  parseTcpFields(scanner, rest);
  expect(scanner, ']');
  return { start: start ?? { value: 0, absolute: false }, length };
}
