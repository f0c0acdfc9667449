/** The small services that each Unix once had: echo, discard, daytime, chargen (RFC 862–864, 867). */
import type { Socket } from 'node:net';
import { listenTcp, listenUdp } from '../listen.ts';
import { chargenLine } from './chargen.ts';

export async function serveEcho(address: string, port: number): Promise<void> {
  await listenUdp(address, port, (datagram) => datagram);
  // A pipe ends its far side when the near one has ended.
  await listenTcp(address, port, (socket) => void socket.pipe(socket));
}

export async function serveDiscard(address: string, port: number): Promise<void> {
  await listenUdp(address, port, () => undefined);
  await listenTcp(address, port, (socket) => void socket.on('end', () => socket.end()).resume());
}

/** The server closes first. */
export async function serveDaytime(address: string, port: number): Promise<void> {
  const line = () => `${new Date().toUTCString()}\r\n`;
  await listenUdp(address, port, () => Buffer.from(line()));
  await listenTcp(address, port, (socket) => void socket.resume().end(line()));
}

/** Lines and their pace: fast enough to fill a window that nobody reads from, and no network. */
const LINES = 100;
const PACE_MS = 100;

export async function serveChargen(address: string, port: number): Promise<void> {
  let asked = 0;
  await listenUdp(address, port, () => Buffer.from(chargenLine(asked++)));
  await listenTcp(address, port, generate);
}

function generate(socket: Socket): void {
  let line = 0;
  const timer = setInterval(() => {
    if (socket.writableNeedDrain) return;
    let text = '';
    for (let i = 0; i < LINES; i++) text += chargenLine(line++);
    socket.write(text);
  }, PACE_MS);
  socket.on('close', () => clearInterval(timer));
  socket.on('end', () => socket.end()).resume();
}
