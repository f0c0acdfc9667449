/** The browser's WebSocket, as the relay's client has it. */
import type { OpenSocket } from './relay-client.ts';

export const openBrowserSocket: OpenSocket = (url, protocols, events) => {
  const socket = new WebSocket(url, [...protocols]);
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === 'string') events.text(data);
    else events.binary(new Uint8Array(data));
  };
  socket.onclose = () => events.closed();
  return {
    send(data) {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    },
    close: () => socket.close(),
    waiting: () => socket.bufferedAmount,
  };
};
