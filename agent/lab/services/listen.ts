/** What the lab's services stand on. Whoever is served may go away at any time. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export async function listenTcp(
  address: string,
  port: number,
  serve: (socket: Socket) => void,
): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    // Reset, or gone without a word: that concerns this one only.
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  server.listen(port, address);
  await once(server, 'listening');
}

/** `answer` gives what goes back for a datagram; undefined: nothing. */
export async function listenUdp(
  address: string,
  port: number,
  answer: (datagram: Buffer) => Uint8Array | undefined,
): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  socket.on('message', (datagram, from) => {
    const reply = answer(datagram);
    if (reply !== undefined) socket.send(reply, from.port, from.address, () => {});
  });
  socket.bind(port, address);
  await once(socket, 'listening');
}
