/**
 * Raw sockets: whole datagrams of one IP protocol, received with their IP header and sent without.
 * A socket of the type `icmp` is one for ICMP. The protocol's own code gets each packet as well.
 */
import { allocateFrame, frameStart } from '../../../core/arena.ts';
import '../../../protocols/ipv4/events.ts';
import { ipProtocols, ipv4 } from '../../../protocols/ipv4/header.ts';
import { type IpPacket, ipSend, TRANSPORT_OFFSET } from '../../../protocols/kind.ts';
import { emit } from '../../../trace/log.ts';
import type { CallOutcome, Errno } from '../../calls.ts';
import type { TransportFx } from '../../ip-service.ts';
import type { SocketKind } from '../../kind.ts';
import { closeMessageSocket, queueMessage, receiveMessage, remove } from '../../messages.ts';
import { done, failed } from '../../outcomes.ts';
import type { Socket, TransportState } from '../../state.ts';

/** What IP is asked to send. */
const outgoing = ipSend(0);

function open(state: TransportState, socket: Socket, protocol: number): Errno | undefined {
  if (!(protocol > 0 && protocol < 256)) return 'EPROTONOSUPPORT';
  socket.protocol = protocol;
  state.rawSockets.push(socket.fd);
  return undefined;
}

const call: SocketKind['call'] = (state, socket, number, request, fx) => {
  switch (request.name) {
    case 'bind':
      if (request.address !== 0 && !fx.ip.isLocal(request.address)) return failed('EADDRNOTAVAIL');
      socket.localAddress = request.address;
      return done(0);
    case 'connect':
      socket.remoteAddress = request.address;
      return done(0);
    case 'send':
      return sendRaw(socket, request.data, socket.remoteAddress, fx);
    case 'sendto':
      return sendRaw(socket, request.data, request.address, fx);
    case 'recv':
    case 'recvfrom':
      return receiveMessage(socket, number, request.size);
    case 'close':
    case 'abort':
      remove(state.rawSockets, socket.fd);
      return closeMessageSocket(state, socket, fx);
    default:
      return failed('EOPNOTSUPP');
  }
};

export const rawSockets: SocketKind = { type: 'raw', open, call };

export const icmpSockets: SocketKind = {
  type: 'icmp',
  open: (state, socket) => open(state, socket, ipProtocols.icmp),
  call,
};

function sendRaw(socket: Socket, data: Uint8Array, address: number, fx: TransportFx): CallOutcome {
  if (address === 0) return failed('EDESTADDRREQ');
  const source = fx.ip.sourceFor(address, socket.localAddress);
  if (source === undefined) return failed('ENETUNREACH');
  // Until there are fragments, what does not fit the path is not sent (RFC 1122 §3.3.3).
  if (data.length > fx.ip.pathMtu(address) - ipv4.length) return failed('EMSGSIZE');
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + data.length);
  fx.arena.bytes.set(data, frameStart(frame) + TRANSPORT_OFFSET);
  const { protocol } = socket;
  outgoing.event = emit(fx.log, 'raw.sent', fx.node, {
    ...{ src: source, dst: address, protocol, length: data.length },
  });
  outgoing.frame = frame;
  outgoing.protocol = protocol;
  outgoing.src = source;
  outgoing.dst = address;
  outgoing.tos = socket.set.tos;
  outgoing.ttl = socket.set.ttl;
  fx.ip.send(outgoing);
  return done(data.length);
}

/** A packet for this host: every raw socket of its protocol gets a copy. True when there was one. */
export function deliverRaw(state: TransportState, packet: IpPacket, fx: TransportFx): boolean {
  let taken = false;
  const { protocol, src, dst } = packet;
  for (const fd of [...state.rawSockets]) {
    const socket = state.sockets.get(fd) as Socket;
    if (socket.protocol !== protocol) continue;
    if (socket.localAddress !== 0 && socket.localAddress !== dst) continue;
    if (socket.remoteAddress !== 0 && socket.remoteAddress !== src) continue;
    taken = true;
    const data = fx.arena.bytes.slice(packet.ipStart, packet.end);
    const fits = queueMessage(socket, { data, address: src, port: 0, tos: packet.tos }, fx);
    if (!fits) ignoreFull(fx);
  }
  return taken;
}

function ignoreFull(fx: TransportFx): void {
  const rfc = '1122#section-3.4';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why: 'raw-queue-full', rfc });
}
