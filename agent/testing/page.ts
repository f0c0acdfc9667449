/** A page that a test writes: asks for the relay as a browser would, or otherwise. */
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { decodeBatch } from '../../src/relay/batch.ts';
import {
  type AgentMessage,
  type PageMessage,
  readAgentMessage,
  writeMessage,
} from '../../src/relay/messages.ts';
import { askedProtocols, relayAddress } from '../../src/relay/protocol.ts';
import { type Asking, hostOf } from '../server/admission.ts';

export interface TestPage {
  readonly socket: WebSocket;
  readonly messages: AgentMessage[];
  readonly frames: Uint8Array[];
  say(message: PageMessage): void;
  /** Resolves when the condition holds. */
  until(condition: () => boolean, within?: number): Promise<void>;
  close(): Promise<void>;
}

export interface Knock {
  readonly port: number;
  readonly token: string;
  readonly page?: string;
  /** What is asked otherwise than a page that the agent served would. */
  readonly asking?: Partial<Asking>;
}

/** The status with which the server answers somebody who wants to open the relay: 101 opens it. */
export function knock({ port, token, page = 'test', asking = {} }: Knock): Promise<number> {
  const sound: Asking = {
    host: hostOf(port),
    origin: `http://${hostOf(port)}`,
    protocols: askedProtocols(token, page).join(', '),
  };
  const { host, origin, protocols } = { ...sound, ...asking };
  const lines = [
    'GET /relay HTTP/1.1',
    ...(host === undefined ? [] : [`Host: ${host}`]),
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
    ...(protocols === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${Buffer.from('a nonce of 16 by').toString('base64')}`,
  ];
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('error', failed);
    socket.once('data', (data) => {
      socket.destroy();
      done(Number(data.toString('latin1').split(' ')[1]));
    });
  });
}

export async function openPage(port: number, token: string, page = 'test'): Promise<TestPage> {
  const origin = `http://${hostOf(port)}`;
  const socket = new WebSocket(relayAddress(port), askedProtocols(token, page), { origin });
  const messages: AgentMessage[] = [];
  const frames: Uint8Array[] = [];
  socket.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    if (isBinary) frames.push(...decodeBatch(bytes));
    else messages.push(readAgentMessage(bytes.toString()) as AgentMessage);
  });
  await new Promise<void>((done, failed) => {
    socket.once('open', done);
    socket.once('error', failed);
  });
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  return {
    socket,
    messages,
    frames,
    say: (message) => socket.send(writeMessage(message)),
    async until(condition, within = 10_000) {
      const end = performance.now() + within;
      while (!condition()) {
        if (performance.now() > end) throw new Error(`not within ${within} ms`);
        await new Promise((later) => setTimeout(later, 5));
      }
    },
    close() {
      socket.close();
      return closed;
    },
  };
}
