/**
 * Raw sockets: whole datagrams of one IP protocol, received with their IP header and sent without.
 * The protocol's own code gets each packet as well.
 */
import { allocateFrame, frameStart } from '../../../core/arena.ts';
import '../../../protocols/ipv4/events.ts';
import { type IpPacket, ipSend, TRANSPORT_OFFSET } from '../../../protocols/kind.ts';
import { closeScope } from '../../../trace/cause.ts';
import { emit } from '../../../trace/log.ts';
import type { CallOutcome, Errno } from '../../calls.ts';
import type { TransportFx } from '../../ip-service.ts';
import type { SocketKind } from '../../kind.ts';
import {
  closeMessageSocket,
  longestMessage,
  openMessage,
  queueMessage,
  receiveMessage,
  remove,
} from '../../messages.ts';
import { done, failed } from '../../outcomes.ts';
import type { Socket, TransportState } from '../../state.ts';

/** What IP is asked to send. */
const outgoing = ipSend(0);

export function openRaw(
  state: TransportState,
  socket: Socket,
  protocol: number,
): Errno | undefined {
  if (!(protocol > 0 && protocol < 256)) return 'EPROTONOSUPPORT';
  socket.protocol = protocol;
  state.rawSockets.push(socket.fd);
  return undefined;
}

export const callRaw: SocketKind['call'] = (state, socket, number, request, fx) => {
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

export const rawSockets: SocketKind = {
  type: 'raw',
  open: openRaw,
  call: callRaw,
  packetArrives: deliverRaw,
};

function sendRaw(socket: Socket, data: Uint8Array, address: number, fx: TransportFx): CallOutcome {
  if (address === 0) return failed('EDESTADDRREQ');
  const source = fx.ip.sourceFor(address, socket.localAddress);
  if (source === undefined) return failed('ENETUNREACH');
  if (data.length > longestMessage(socket, address, fx)) return failed('EMSGSIZE');
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + data.length);
  fx.arena.bytes.set(data, frameStart(frame) + TRANSPORT_OFFSET);
  const { protocol } = socket;
  const outer = openMessage(fx);
  outgoing.event = emit(fx.log, 'raw.sent', fx.node, {
    ...{ src: source, dst: address, protocol, length: data.length },
  });
  outgoing.frame = frame;
  outgoing.protocol = protocol;
  outgoing.src = source;
  outgoing.dst = address;
  outgoing.tos = socket.set.tos;
  outgoing.ttl = socket.set.ttl;
  outgoing.dontFragment = socket.dontFragment;
  fx.ip.send(outgoing);
  closeScope(fx.log, outer);
  return done(data.length);
}

/** A packet for this host: every raw socket of its protocol gets a copy. True when there was one. */
function deliverRaw(state: TransportState, packet: IpPacket, fx: TransportFx): boolean {
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
  const rfc = 'RFC1122#3.4';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why: 'raw-queue-full', rfc });
}
