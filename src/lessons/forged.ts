/** Segments and datagrams that no host of the run has sent: one arrives as a frame from outside. */
import type { RecordedRun } from '../model/recorded-run.ts';
import { ethernet, etherTypes, writeMac } from '../stack/protocols/ethernet/header.ts';
import { IPV4_VERSION, ipProtocols, ipv4, ipv4Shared } from '../stack/protocols/ipv4/header.ts';
import { tcp, tcpOffsetByte, tcpOffsetFor } from '../stack/protocols/tcp/header/header.ts';
import { udp } from '../stack/protocols/udp/header.ts';
import { checksum, pseudoHeaderSum, wordBytes } from '../stack/wire/checksum.ts';
import { cardMac } from '../stack/world/ids.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { nodeOf } from './facts.ts';

/** A segment without data and options. */
interface Forged {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly flags: number;
  readonly seq: number;
  /** 0 if nothing is acknowledged. */
  readonly ack?: number;
  readonly window?: number;
}

/** Where IP and TCP begin, and where the frame ends. */
const IP = ethernet.length;
const TCP = IP + ipv4.length;
const END = TCP + tcp.length;
/** What common systems send (RFC 1340 recommends it). */
const TTL = 64;
const WINDOW = 65_535;

/** The segment in its frame arrives at the first card of `to` at this instant. */
export function forgedSegment(run: RecordedRun, segment: Forged): SessionInput {
  const source = nodeOf(run, segment.from);
  const target = nodeOf(run, segment.to);
  const area = wordBytes(END);
  const view = new DataView(area.bytes.buffer);
  writeMac(view, ethernet.at.dst, macOf(run, target));
  writeMac(view, ethernet.at.src, macOf(run, source));
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);

  const src = addressOf(run, source);
  const dst = addressOf(run, target);
  view.setUint8(IP + ipv4Shared.versionIhl, (IPV4_VERSION << 4) | (ipv4.length / 4));
  view.setUint16(IP + ipv4.at.totalLength, END - IP);
  view.setUint8(IP + ipv4.at.ttl, TTL);
  view.setUint8(IP + ipv4.at.protocol, ipProtocols.tcp);
  view.setUint32(IP + ipv4.at.src, src);
  view.setUint32(IP + ipv4.at.dst, dst);
  view.setUint16(IP + ipv4.at.headerChecksum, checksum(area, IP, ipv4.length));

  view.setUint16(TCP + tcp.at.srcPort, segment.srcPort);
  view.setUint16(TCP + tcp.at.dstPort, segment.dstPort);
  view.setUint32(TCP + tcp.at.seq, segment.seq);
  view.setUint32(TCP + tcp.at.ack, segment.ack ?? 0);
  view.setUint8(TCP + tcpOffsetByte, tcpOffsetFor(tcp.length));
  view.setUint8(TCP + tcp.at.flags, segment.flags);
  view.setUint16(TCP + tcp.at.window, segment.window ?? WINDOW);
  const pseudo = pseudoHeaderSum(src, dst, ipProtocols.tcp, tcp.length);
  view.setUint16(TCP + tcp.at.checksum, checksum(area, TCP, tcp.length, pseudo));
  return {
    at: segment.at,
    kind: 'frame',
    node: target,
    nic: 0,
    bytes: area.bytes.subarray(0, END),
  };
}

/** A datagram whose eight octets of UDP nobody looks at. */
interface ForgedDatagram {
  readonly at: number;
  /** Numbers of nodes: whose it is, and who gets the frame, at which of its cards. */
  readonly from: number;
  readonly to: number;
  readonly card: number;
  readonly dst: number;
  readonly ttl: number;
}

const UDP_LENGTH = 8;
const DATAGRAM_END = TCP + UDP_LENGTH;
/** RFC 863: whatever comes there is thrown away. */
const DISCARD = 9;

export function forgedDatagram(run: RecordedRun, datagram: ForgedDatagram): SessionInput {
  const { at, from, to, card, dst, ttl } = datagram;
  const area = wordBytes(DATAGRAM_END);
  const view = new DataView(area.bytes.buffer);
  writeMac(view, ethernet.at.dst, macOf(run, to, card));
  writeMac(view, ethernet.at.src, macOf(run, from));
  view.setUint16(ethernet.at.etherType, etherTypes.ipv4);
  view.setUint8(IP + ipv4Shared.versionIhl, (IPV4_VERSION << 4) | (ipv4.length / 4));
  view.setUint16(IP + ipv4.at.totalLength, DATAGRAM_END - IP);
  view.setUint8(IP + ipv4.at.ttl, ttl);
  view.setUint8(IP + ipv4.at.protocol, ipProtocols.udp);
  view.setUint32(IP + ipv4.at.src, addressOf(run, from));
  view.setUint32(IP + ipv4.at.dst, dst);
  view.setUint16(IP + ipv4.at.headerChecksum, checksum(area, IP, ipv4.length));
  view.setUint16(TCP + udp.at.srcPort, DISCARD);
  view.setUint16(TCP + udp.at.dstPort, DISCARD);
  view.setUint16(TCP + udp.at.length, UDP_LENGTH);
  return { at, kind: 'frame', node: to, nic: card, bytes: area.bytes.subarray(0, DATAGRAM_END) };
}

function addressOf(run: RecordedRun, node: number): number {
  return run.topology.nodes[node]?.addresses[0] ?? 0;
}

function macOf(run: RecordedRun, node: number, card = 0): number {
  return cardMac(run.topology.nodes[node]?.key ?? String(node), card);
}
