/** UDP (RFC 768, RFC 1122 §4.1): whole messages in, whole messages out. */

import { IPV4_ALL_HOSTS, type Ipv4, isMulticast } from '../../core/addresses.ts';
import { allocateFrame, frameStart } from '../../core/arena.ts';
import type { RfcText } from '../../core/rfc.ts';
import type { CallOutcome, Errno } from '../../sockets/calls.ts';
import type { TransportFx } from '../../sockets/ip-service.ts';
import {
  closeMessageSocket,
  longestMessage,
  openMessage,
  queueMessage,
  remove,
} from '../../sockets/messages.ts';
import { done, failed, takeError } from '../../sockets/outcomes.ts';
import { chooseFreePort } from '../../sockets/ports.ts';
import type { Datagram, Socket, TransportState } from '../../sockets/state.ts';
import { causedBy, closeScope } from '../../trace/cause.ts';
import type { SocketEventText } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import './events.ts';
import { finish, pseudoHeaderSum, sum, verifies } from '../../wire/checksum.ts';
import { icmpTypes, unreachableCodes } from '../icmp/header.ts';
import { ipProtocols } from '../ipv4/header.ts';
import { type IpPacket, ipSend, TRANSPORT_OFFSET } from '../kind.ts';
import type { UdpIgnoredReasons } from './events.ts';
import { udp, udpChecksumField } from './header.ts';

/** What IP is asked to send. */
const outgoing = ipSend(ipProtocols.udp);

/** From now on datagrams to its port find the socket. */
export function indexDatagramSocket(state: TransportState, socket: Socket): void {
  const list = state.datagramPorts.get(socket.localPort);
  if (list === undefined) state.datagramPorts.set(socket.localPort, [socket.fd]);
  else list.push(socket.fd);
}

export function closeDatagramSocket(
  state: TransportState,
  socket: Socket,
  fx: TransportFx,
): CallOutcome {
  const list = state.datagramPorts.get(socket.localPort);
  if (list !== undefined) remove(list, socket.fd);
  if (list?.length === 0) state.datagramPorts.delete(socket.localPort);
  fx.services?.groups?.closed(socket.fd);
  return closeMessageSocket(state, socket, fx);
}

export function sendDatagram(
  state: TransportState,
  socket: Socket,
  data: Uint8Array,
  address: Ipv4,
  port: number,
  fx: TransportFx,
): CallOutcome {
  const pending = takeError(socket);
  if (pending !== '') return failed(pending);
  if (port === 0) return failed('EDESTADDRREQ');
  const source = fx.ip.sourceFor(address, socket.localAddress);
  if (source === undefined) return failed('ENETUNREACH');
  if (data.length > longestMessage(socket, address, fx) - udp.length) return failed('EMSGSIZE');
  if (!socket.bound && !bindToAny(state, socket, source, address, port)) return failed('EAGAIN');
  const size = udp.length + data.length;
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + size);
  const at = frameStart(frame) + TRANSPORT_OFFSET;
  const { view } = fx.arena;
  view.setUint16(at + udp.at.srcPort, socket.localPort);
  view.setUint16(at + udp.at.dstPort, port);
  view.setUint16(at + udp.at.length, size);
  view.setUint16(at + udp.at.checksum, 0);
  fx.arena.bytes.set(data, at + udp.length);
  const pseudo = pseudoHeaderSum(source, address, ipProtocols.udp, size);
  const field = udpChecksumField(finish(sum(fx.arena, at, size) + pseudo));
  view.setUint16(at + udp.at.checksum, field);
  const outer = openMessage(fx);
  outgoing.event = emit(fx.log, 'udp.sent', fx.node, {
    srcAddress: source,
    dstAddress: address,
    srcPort: socket.localPort,
    dstPort: port,
    length: data.length,
  });
  outgoing.frame = frame;
  outgoing.src = source;
  outgoing.dst = address;
  outgoing.tos = socket.set.tos;
  outgoing.ttl = socket.set.ttl;
  outgoing.dontFragment = socket.dontFragment;
  fx.ip.send(outgoing);
  rememberPeer(socket, address, port);
  closeScope(fx.log, outer);
  return done(data.length);
}

/** So many destinations are remembered: an error about an older one comes too late. */
const REMEMBERED = 16;

function rememberPeer({ sentTo }: Socket, address: Ipv4, port: number): void {
  const same = (each: { address: Ipv4; port: number }) =>
    each.address === address && each.port === port;
  const latest = sentTo.at(-1);
  if (latest !== undefined && same(latest)) return;
  const place = sentTo.findIndex(same);
  if (place >= 0) sentTo.splice(place, 1);
  else if (sentTo.length === REMEMBERED) sentTo.shift();
  sentTo.push({ address, port });
}

function bindToAny(
  state: TransportState,
  socket: Socket,
  source: Ipv4,
  address: Ipv4,
  port: number,
): boolean {
  const chosen = chooseFreePort(state, socket, source, address, port);
  if (chosen === 0) return false;
  socket.localPort = chosen;
  socket.bound = true;
  indexDatagramSocket(state, socket);
  return true;
}

/**
 * CONNECT fixes the peer: only what comes from there is received, and errors about what is sent
 * there. Without an address and a port it takes that back.
 */
export function connectDatagramSocket(
  state: TransportState,
  socket: Socket,
  address: Ipv4,
  port: number,
  fx: TransportFx,
): CallOutcome {
  if (address !== 0 || port !== 0) {
    if (port < 1 || port > 0xffff) return failed('EINVAL');
    const source = fx.ip.sourceFor(address, socket.localAddress);
    if (source === undefined) return failed('ENETUNREACH');
    // From now on the peer can answer, even before anything is sent.
    if (!socket.bound && !bindToAny(state, socket, source, address, port)) return failed('EAGAIN');
  }
  socket.remoteAddress = address;
  socket.remotePort = port;
  return done(0);
}

export function udpArrives(state: TransportState, packet: IpPacket, fx: TransportFx): void {
  const { view } = fx.arena;
  const { start } = packet;
  const available = packet.end - start;
  const length = available < udp.length ? 0 : view.getUint16(start + udp.at.length);
  if (length < udp.length || length > available) {
    ignore('udp-length', 'RFC768', fx);
    return;
  }
  const pseudo = pseudoHeaderSum(packet.src, packet.dst, ipProtocols.udp, length);
  // A field of zero says that the sender computed none (RFC 768).
  const summed = view.getUint16(start + udp.at.checksum) !== 0;
  if (summed && !verifies(fx.arena, start, length, pseudo)) {
    ignore('udp-checksum', 'RFC1122#4.1.3.4', fx);
    return;
  }
  const srcPort = view.getUint16(start + udp.at.srcPort);
  const dstPort = view.getUint16(start + udp.at.dstPort);
  const id = emit(fx.log, 'udp.received', fx.node, {
    srcAddress: packet.src,
    dstAddress: packet.dst,
    srcPort,
    dstPort,
    length: length - udp.length,
  });
  causedBy(fx.log, id);
  if (isMulticast(packet.dst) && packet.dst !== IPV4_ALL_HOSTS) {
    deliverToGroup(state, packet, srcPort, dstPort, length, fx);
    return;
  }
  const socket = findDatagramSocket(state, packet.dst, dstPort, packet.src, srcPort);
  if (socket === undefined) {
    if (!packet.broadcast)
      fx.report(packet, icmpTypes.destinationUnreachable, unreachableCodes.port);
  } else {
    const data = fx.arena.bytes.slice(start + udp.length, start + length);
    deliver(socket, { data, address: packet.src, port: srcPort, tos: packet.tos }, fx);
  }
}

/** Every socket of the port that is in the group, and wants this sender, gets the datagram (RFC 3376 §3.2). */
function deliverToGroup(
  state: TransportState,
  packet: IpPacket,
  srcPort: number,
  dstPort: number,
  length: number,
  fx: TransportFx,
): void {
  const { src, dst, start, tos } = packet;
  const fds = state.datagramPorts.get(dstPort) ?? [];
  const hears = fds.filter((fd) => fx.services?.groups?.hears(fd, dst, src) === true);
  if (hears.length === 0) ignore('udp-no-member', 'RFC3376#3.2', fx);
  for (const fd of hears) {
    const data = fx.arena.bytes.slice(start + udp.length, start + length);
    deliver(state.sockets.get(fd) as Socket, { data, address: src, port: srcPort, tos }, fx);
  }
}

function ignore(why: keyof UdpIgnoredReasons, rfc: RfcText, fx: TransportFx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'transport', why, rfc });
}

/**
 * The most particular socket: one connected to the sender, then by address, then any. `about`: of
 * those that have sent to it.
 */
function findDatagramSocket(
  state: TransportState,
  local: Ipv4,
  localPort: number,
  remote: Ipv4,
  remotePort: number,
  about = false,
): Socket | undefined {
  let best: Socket | undefined;
  let bestScore = -1;
  for (const fd of state.datagramPorts.get(localPort) ?? []) {
    const socket = state.sockets.get(fd) as Socket;
    const connected = socket.remotePort !== 0;
    const fromPeer = socket.remoteAddress === remote && socket.remotePort === remotePort;
    if (connected && !fromPeer) continue;
    if (socket.localAddress !== 0 && socket.localAddress !== local) continue;
    if (about && !hasSentTo(socket, remote, remotePort)) continue;
    const score = (connected ? 2 : 0) + (socket.localAddress !== 0 ? 1 : 0);
    if (score > bestScore) {
      best = socket;
      bestScore = score;
    }
  }
  return best;
}

function deliver(socket: Socket, datagram: Datagram, fx: TransportFx): void {
  if (!queueMessage(socket, datagram, fx)) ignore('udp-queue-full', 'RFC768', fx);
}

function tell(socket: Socket, what: SocketEventText, fx: TransportFx): void {
  fx.notify(socket.fd, what, -1);
}

function hasSentTo({ sentTo }: Socket, address: Ipv4, port: number): boolean {
  return sentTo.some((each) => each.address === address && each.port === port);
}

/** The socket that may have sent a datagram from and to these (RFC 1122 §3.4). */
export function findSender(
  state: TransportState,
  ends: { src: Ipv4; dst: Ipv4; srcPort: number; dstPort: number },
): Socket | undefined {
  return findDatagramSocket(state, ends.src, ends.srcPort, ends.dst, ends.dstPort, true);
}

/** An ICMP error about a datagram of ours reaches the socket that sent it (RFC 1122 §4.1.3.3). */
export function datagramError(socket: Socket, error: Errno, fx: TransportFx): void {
  const reader = socket.readers.shift();
  if (reader !== undefined) fx.complete(reader.call, { value: -1, error });
  else socket.error = error;
  tell(socket, `error ${error}`, fx);
}
