/** The name server at its port, over UDP and TCP (RFC 7766). */
import { ZONES } from '../../plan/zones.ts';
import { listenTcp, listenUdp } from '../listen.ts';
import { answerDns, messagesIn, withLength, zonesOf } from './server.ts';

const MOST_OVER_TCP = 0xffff;

export async function serveDns(address: string, port: number): Promise<void> {
  const zones = zonesOf(ZONES);
  await listenUdp(address, port, (query) => answerDns(zones, query));
  await listenTcp(address, port, (socket) => {
    let rest: Uint8Array = new Uint8Array(0);
    socket.on('data', (chunk: Buffer) => {
      const found = messagesIn(Buffer.concat([rest, chunk]));
      rest = found.rest;
      for (const query of found.messages) {
        const response = answerDns(zones, query, MOST_OVER_TCP);
        if (response !== undefined) socket.write(withLength(response));
      }
    });
    socket.on('end', () => socket.end());
  });
}
