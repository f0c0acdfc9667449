/** Datagram sockets: UDP. */
import {
  closeDatagramSocket,
  connectDatagramSocket,
  indexDatagramSocket,
  sendDatagram,
} from '../../../protocols/udp/datagrams.ts';
import type { SocketKind } from '../../kind.ts';
import { receiveMessage } from '../../messages.ts';
import { failed } from '../../outcomes.ts';
import { bindPort } from '../../ports.ts';

export const datagramSockets: SocketKind = {
  type: 'dgram',
  call(state, socket, call, request, fx) {
    switch (request.name) {
      case 'bind': {
        const outcome = bindPort(state, socket, request.address, request.port, fx);
        if (outcome.done && outcome.result.error === undefined) indexDatagramSocket(state, socket);
        return outcome;
      }
      case 'connect':
        return connectDatagramSocket(state, socket, request.address, request.port, fx);
      case 'send': {
        const { remoteAddress, remotePort } = socket;
        return sendDatagram(state, socket, request.data, remoteAddress, remotePort, fx);
      }
      case 'sendto':
        return sendDatagram(state, socket, request.data, request.address, request.port, fx);
      case 'recv':
      case 'recvfrom':
        return receiveMessage(socket, call, request.size);
      case 'close':
      case 'abort':
        return closeDatagramSocket(state, socket, fx);
      default:
        return failed('EOPNOTSUPP');
    }
  },
};
