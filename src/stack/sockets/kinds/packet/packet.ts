/**
 * Packet sockets: whole frames of one EtherType, in and out of a card. `bind` and `sendto` name the
 * card where other sockets name a port; −1 for bind means every card.
 */
import { frameBytes, frameStart, importFrame } from '../../../core/arena.ts';
import { ethernet } from '../../../protocols/ethernet/header.ts';
import { closeScope } from '../../../trace/cause.ts';
import type { CallOutcome } from '../../calls.ts';
import type { TransportFx } from '../../ip-service.ts';
import type { SocketKind } from '../../kind.ts';
import {
  closeMessageSocket,
  openMessage,
  queueMessage,
  receiveMessage,
  remove,
} from '../../messages.ts';
import { done, failed } from '../../outcomes.ts';
import type { Socket, TransportState } from '../../state.ts';

/** The EtherType of a socket that gets frames of every kind. */
export const EVERY_FRAME = 0;

export const packetSockets: SocketKind = {
  type: 'packet',
  open(state, socket, etherType) {
    socket.protocol = etherType;
    socket.nic = -1;
    state.packetSockets.push(socket.fd);
    return undefined;
  },
  frameArrives: deliverFrame,
  call(state, socket, call, request, fx) {
    switch (request.name) {
      case 'bind':
        if (request.port >= cards(fx)) return failed('EADDRNOTAVAIL');
        socket.nic = request.port;
        return done(0);
      case 'send':
        return sendFrame(request.data, Math.max(0, socket.nic), fx);
      case 'sendto':
        return sendFrame(request.data, request.port, fx);
      case 'recv':
      case 'recvfrom':
        return receiveMessage(socket, call, request.size);
      case 'close':
      case 'abort':
        remove(state.packetSockets, socket.fd);
        return closeMessageSocket(state, socket, fx);
      default:
        return failed('EOPNOTSUPP');
    }
  },
};

function cards(fx: TransportFx): number {
  return fx.services?.interfaces().length ?? 0;
}

function sendFrame(data: Uint8Array, nic: number, fx: TransportFx): CallOutcome {
  const card = fx.services?.interfaces()[nic];
  if (card === undefined) return failed('EADDRNOTAVAIL');
  if (data.length < ethernet.length) return failed('EINVAL');
  if (data.length > card.mtu + ethernet.length) return failed('EMSGSIZE');
  const frame = importFrame(fx.arena, data);
  const said = fx.saying !== undefined;
  const outer = openMessage(fx);
  if (said) fx.arena.packets[frame] = fx.log.cause;
  fx.transmit(nic, frame);
  closeScope(fx.log, outer);
  return done(data.length);
}

/** A frame that a card took: every packet socket for it gets a copy. True when one wanted its EtherType. */
function deliverFrame(state: TransportState, frame: number, nic: number, fx: TransportFx): boolean {
  let taken = false;
  const { arena } = fx;
  const etherType = arena.view.getUint16(frameStart(frame) + ethernet.at.etherType);
  for (const fd of [...state.packetSockets]) {
    const socket = state.sockets.get(fd) as Socket;
    if (socket.protocol !== EVERY_FRAME && socket.protocol !== etherType) continue;
    if (socket.nic >= 0 && socket.nic !== nic) continue;
    if (socket.protocol === etherType) taken = true;
    // A tap that is not read misses frames, as its owner can see from the trace.
    queueMessage(socket, { data: frameBytes(arena, frame), address: 0, port: nic, tos: 0 }, fx);
  }
  return taken;
}
