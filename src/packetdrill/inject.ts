/** `<` lines: a packet of the script arrives at the host. */

import { seqGt } from '../stack/core/seq.ts';
import { icmpTypes } from '../stack/protocols/icmp/header.ts';
import { ipProtocols } from '../stack/protocols/ipv4/header.ts';
import { udp } from '../stack/protocols/udp/header.ts';
import { checksum, pseudoHeaderSum, wordBytes } from '../stack/wire/checksum.ts';
import type { IcmpPacket, IpFields, ScriptPacket, ScriptSeq, TcpPacket, UdpPacket } from './ast.ts';
import {
  type Connection,
  ecnBits,
  noticeReceived,
  noticeTrip,
  pattern,
  remoteIsnOf,
  segmentToInject,
  toWire,
} from './connection.ts';
import { receive, receiveError } from './driver.ts';
import { Unsupported } from './errors.ts';
import { HARD_CODES, icmpNumbers } from './icmp-names.ts';
import { deliverIcmp, deliverSegment, tcbOf } from './kernel-ways.ts';
import { chooseAckMode } from './linux-acks.ts';
import { printPacket } from './print.ts';
import { roundReceiveBuffers } from './quirks.ts';
import { addConnection, collect, note, type Run } from './run-state.ts';
import { stampAcknowledged } from './sent-stamps.ts';
import { encodeSegment, type WireSegment } from './tcp-bytes.ts';

const REMOTE_TTL = 64;

function tosOf(ip: IpFields): number {
  const tos = ip.tos ?? 0;
  return ip.ecn === undefined ? tos : (tos & ~3) | ecnBits[ip.ecn];
}

export function inject(run: Run, line: number, packet: ScriptPacket): void {
  note(run, run.driver.clock.now, printPacket(packet));
  if (packet.ip.flowLabel !== undefined) throw new Unsupported(line, 'IPv4 has no flow label');
  switch (packet.protocol) {
    case 'tcp':
      injectTcp(run, packet);
      break;
    case 'udp':
      injectUdp(run, packet);
      break;
    case 'icmp':
      injectIcmp(run, line, packet);
      break;
  }
}

/** Without a listener a packet belongs to nothing, until somebody listens. */
function connectionFor(run: Run, packet: TcpPacket): Connection {
  const { current, listenPort } = run;
  const opens = packet.flags.includes('S') && current?.stray === true && listenPort !== undefined;
  if (current !== undefined && !opens) return current;
  const connection = addConnection(run, listenPort ?? run.settings.bindPort);
  connection.stray = listenPort === undefined;
  return connection;
}

function injectTcp(run: Run, packet: TcpPacket): void {
  const connection = connectionFor(run, packet);
  const index = run.connections.indexOf(connection);
  const segment = segmentToInject(connection, packet, remoteIsnOf(index));
  if (segment.flags.includes('S')) roundReceiveBuffers(run, connection, segment.options);
  const { local, remote } = run.driver.addresses;
  const tcb = tcbOf(run, connection);
  chooseAckMode(run, connection, tcb, segment);
  const mean = tcb?.rtt.srtt8 ?? -1;
  if (tcb !== undefined && segment.payload.length > 0 && seqGt(segment.seq, tcb.rcv.nxt)) {
    connection.counts.outOfOrder++;
  }
  noticeReceived(connection, segment, run.driver.clock.now);
  const bytes = encodeSegment(segment, remote, local, packet.badChecksum === true);
  const ttl = packet.ip.ttl ?? REMOTE_TTL;
  const received = {
    protocol: ipProtocols.tcp,
    src: remote,
    dst: local,
    tos: tosOf(packet.ip),
    ttl,
  };
  deliverSegment(run, connection, segment, () => receive(run.driver, { ...received, bytes }));
  const now = tcbOf(run, connection);
  if (now !== undefined) noticeTrip(connection, mean, now.rtt.srtt8);
  // What has left so far left before this; what it acknowledges may be told now.
  collect(run);
  stampAcknowledged(run);
}

function injectUdp(run: Run, packet: UdpPacket): void {
  const socket = [...run.sockets.values()].find((it) => it.type === 'dgram');
  const { local, remote } = run.driver.addresses;
  const area = wordBytes(udp.length + packet.length);
  const view = new DataView(area.bytes.buffer);
  const length = udp.length + packet.length;
  view.setUint16(udp.at.srcPort, run.settings.connectPort);
  view.setUint16(udp.at.dstPort, socket?.port ?? run.settings.bindPort);
  view.setUint16(udp.at.length, length);
  area.bytes.set(pattern(0, packet.length), udp.length);
  const pseudo = pseudoHeaderSum(remote, local, ipProtocols.udp, length);
  view.setUint16(udp.at.checksum, checksum(area, 0, length, pseudo) || 0xffff);
  receive(run.driver, {
    protocol: ipProtocols.udp,
    src: remote,
    dst: local,
    tos: tosOf(packet.ip),
    ttl: packet.ip.ttl ?? REMOTE_TTL,
    bytes: area.bytes.subarray(0, length),
  });
}

function injectIcmp(run: Run, line: number, packet: IcmpPacket): void {
  deliverIcmp(run, icmpNumbers(line, packet), (error) => deliverError(run, line, packet, error));
}

function deliverError(
  run: Run,
  line: number,
  packet: IcmpPacket,
  { type, code }: { type: number; code: number },
): void {
  const { driver } = run;
  // What IP itself swallows: RFC 9293 MUST-55 for quench; a host with one router obeys no redirect.
  if (type === icmpTypes.sourceQuench || type === icmpTypes.redirect) return;
  const hard = type === icmpTypes.destinationUnreachable && HARD_CODES.includes(code);
  if (hard && !driver.host.hardErrors) return;
  const { local, remote } = driver.addresses;
  const mtu = packet.mtu ?? 0;
  const about = packet.quoted;
  if (about !== undefined && 'udpLength' in about) {
    const socket = [...run.sockets.values()].find((it) => it.type === 'dgram');
    const quoted = new Uint8Array(8);
    const view = new DataView(quoted.buffer);
    view.setUint16(udp.at.srcPort, socket?.port ?? run.settings.bindPort);
    view.setUint16(udp.at.dstPort, run.settings.connectPort);
    view.setUint16(udp.at.length, udp.length + about.udpLength);
    const totalLength = 28 + about.udpLength;
    receiveError(driver, { type, code, mtu, protocol: ipProtocols.udp, quoted, totalLength });
    return;
  }
  if (run.current === undefined) throw new Unsupported(line, 'an ICMP error about no connection');
  const start = about?.start ?? { value: 0, absolute: false };
  const { segment, protocol } = quotedSegment(run.current, start, about?.length ?? 0);
  const whole = encodeSegment(segment, local, remote, false);
  const quoted = whole.slice(0, 28);
  receiveError(driver, { type, code, mtu, protocol, quoted, totalLength: 20 + whole.length });
}

/** The transport header of the host's segment that an ICMP error is about. */
function quotedSegment(
  connection: Connection,
  start: ScriptSeq,
  length: number,
): { segment: Omit<WireSegment, 'checksumRight'>; protocol: number } {
  return {
    protocol: ipProtocols.tcp,
    segment: {
      srcPort: connection.localPort,
      dstPort: connection.remotePort,
      seq: toWire(connection.localIsn, start, false),
      ack: connection.lastSent?.ack ?? 0,
      flags: '.',
      window: connection.lastSent?.window ?? 0,
      urgent: 0,
      options: [],
      payload: new Uint8Array(length),
    },
  };
}
