/** What a frame from outside has in it, as its octets say it: the trace's word for its packet. */
import { connectionOf, type Network } from '../../nodes/network/index.ts';
import { arpTitle } from '../../protocols/arp/title.ts';
import { ethernet } from '../../protocols/ethernet/header.ts';
import { icmpTitle } from '../../protocols/icmp/title.ts';
import { ipv4, ipv4HeaderLength } from '../../protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../../protocols/tcp/header/header.ts';
import type { SegmentReason } from '../../protocols/tcp/names.ts';
import { emitSegmentSent } from '../../protocols/tcp/state/trace-segments.ts';
import { udp } from '../../protocols/udp/header.ts';
import { emit, type TraceLog } from '../../trace/log.ts';
import { type Forged, forgedIn } from '../forge/forged.ts';

const { SYN, FIN, RST, ACK } = tcpFlags;
const IP = ethernet.length;
/** Protocols that are known by a port of theirs (RFC 1035 §4.2.1, RFC 2131 §4.1). */
const BY_PORT: Readonly<Record<number, string>> = { 53: 'DNS', 67: 'DHCP', 68: 'DHCP' };

/** Writes the event that stands for the packet. */
export function traceRecognized(
  log: TraceLog,
  node: number,
  network: Network,
  bytes: Uint8Array,
): number {
  const found = forgedIn(bytes);
  switch (found.kind) {
    case 'forged.tcp':
      return traceSegment(log, node, network, bytes, found);
    case 'forged.arp':
      return emit(log, 'network.arp', node, { name: arpTitle(found.body.operation) });
    case 'forged.icmp':
      return emit(log, 'network.icmp', node, { name: icmpTitle(found.body.type) });
    case 'forged.udp':
      return emit(log, 'network.udp', node, { name: udpName(bytes) });
    case 'forged.ip':
      return emit(log, 'network.ip', node, { name: `IP ${found.body.protocol}` });
    default:
      return emit(log, 'network.frame', node, { name: `0x${hex(found.body.etherType)}` });
  }
}

const hex = (etherType: number) => etherType.toString(16).padStart(4, '0');

const viewOf = ({ buffer, byteOffset, length }: Uint8Array) =>
  new DataView(buffer, byteOffset, length);

function udpName(bytes: Uint8Array): string {
  const view = viewOf(bytes);
  const at = IP + ipv4HeaderLength(view, IP);
  const ports = [view.getUint16(at + udp.at.srcPort), view.getUint16(at + udp.at.dstPort)];
  return ports.map((port) => BY_PORT[port]).find((name) => name !== undefined) ?? 'UDP';
}

function traceSegment(
  log: TraceLog,
  node: number,
  network: Network,
  bytes: Uint8Array,
  { body }: Forged & { kind: 'forged.tcp' },
): number {
  const view = viewOf(bytes);
  const header = ipv4HeaderLength(view, IP);
  const at = IP + header;
  const length = view.getUint16(IP + ipv4.at.totalLength) - header - tcpHeaderLength(view, at);
  const segment = {
    ...body,
    srcAddress: view.getUint32(IP + ipv4.at.src),
    dstAddress: view.getUint32(IP + ipv4.at.dst),
    srcPort: view.getUint16(at + tcp.at.srcPort),
    dstPort: view.getUint16(at + tcp.at.dstPort),
    window: view.getUint16(at + tcp.at.window),
    // What contradicts itself has no data.
    length: Math.max(0, length),
  };
  const { srcAddress, srcPort, dstAddress, dstPort } = segment;
  const key = `${srcAddress} ${srcPort} ${dstAddress} ${dstPort}`;
  const connection = connectionOf(network, key);
  return emitSegmentSent(log, node, connection, segment, reasonOf(body.flags, segment.length));
}

/** By its flags alone: why it was sent, only somebody else knows. */
function reasonOf(flags: number, length: number): SegmentReason {
  if ((flags & RST) !== 0) return 'rst';
  if ((flags & SYN) !== 0) return (flags & ACK) === 0 ? 'syn' : 'syn-ack';
  if ((flags & FIN) !== 0) return 'fin';
  return length > 0 ? 'data' : 'ack';
}
