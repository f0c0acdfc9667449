/** Stream sockets: TCP connections and their listeners. */
import { abort, close, shutdown } from '../../closing-calls.ts';
import type { SocketKind } from '../../kind.ts';
import { bindPort } from '../../ports.ts';
import { accept, connect, listen, recv, send, sendFromListener } from '../../stream-calls.ts';

export const streamSockets: SocketKind = {
  type: 'stream',
  call(state, socket, call, request, fx) {
    switch (request.name) {
      case 'bind':
        return bindPort(state, socket, request.address, request.port, fx);
      case 'listen':
        return listen(state, socket, request.backlog, fx);
      case 'accept':
        return accept(state, socket, call);
      case 'connect':
        return connect(state, socket, call, request.address, request.port, fx);
      case 'send': {
        const { data, push = true, urgent = false } = request;
        return send(state, socket, call, { data, push, urgent }, fx);
      }
      case 'sendto':
        return sendFromListener(state, socket, request.data, request.address, request.port, fx);
      case 'recv':
        return recv(state, socket, call, request.size, request.forget ?? false, fx);
      case 'recvfrom':
        return recv(state, socket, call, request.size, false, fx);
      case 'shutdown':
        return shutdown(state, socket, request.how, fx);
      case 'close':
        return close(state, socket, call, fx);
      case 'abort':
        return abort(state, socket, fx);
    }
  },
};
