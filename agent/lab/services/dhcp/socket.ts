/** The DHCP server at its port. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { formatIpv4 } from '../../../../src/stack/core/addresses.ts';
import { CLIENT_PORT, SERVER_PORT } from '../../../../src/stack/protocols/dhcp/codes.ts';
import { POOL } from '../../plan/network.ts';
import { answerDhcp, createDhcpServer } from './server.ts';

async function bound(address: string): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.bind(SERVER_PORT, address);
  await once(socket, 'listening');
  socket.setBroadcast(true);
  return socket;
}

export async function serveDhcp(address: string): Promise<void> {
  const server = createDhcpServer(address, POOL);
  // What is sent to everybody reaches only a socket without an address; and one with an address is
  // what an answer to everybody is sent from, for no route leads to 255.255.255.255.
  const [everybody, own] = [await bound('0.0.0.0'), await bound(address)];
  for (const socket of [everybody, own]) {
    socket.on('message', (bytes) => {
      const now = Math.floor(performance.now() * 1_000);
      const reply = answerDhcp(server, bytes, now);
      if (reply !== undefined) own.send(reply.bytes, CLIENT_PORT, formatIpv4(reply.to), () => {});
    });
  }
}
