/** The HTTP server on this computer alone: the built app, the status, and the relay's WebSocket. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { staticFiles } from '../../scripts/lib/static-server.mjs';
import {
  PAGE_HEADER,
  PROTOCOL,
  RELAY_PATH,
  readProtocols,
  STATUS_PATH,
  TOKEN_HEADER,
} from '../../src/relay/protocol.ts';
import type { Relay } from '../relay/relay.ts';
import type { Security } from '../security.ts';
import { type Asking, brokenRule, type Guarded, isToken } from './admission.ts';

/** Of a message: a page that has more to say sends two. */
const MOST_BYTES = 2_000_000;

/** For every answer: no other page puts the app into a frame, or reads its files. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

export interface ServerOptions {
  readonly relay: Relay;
  /** The built app. */
  readonly dist: string;
  readonly port: number;
  /** Any free port will do when that one is taken. */
  readonly orAnother: boolean;
  readonly token: string;
  readonly security: Security;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Of any request: one for `//` names no host, and is none that ends the agent. */
const pathOf = ({ url = '/' }: IncomingMessage) =>
  new URL(`http://local/${url.replace(/^[\\/]+/, '')}`).pathname;
const headerOf = ({ headers }: IncomingMessage, name: string) => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const askingOf = (request: IncomingMessage): Asking => ({
  host: request.headers.host,
  origin: request.headers.origin,
  protocols: headerOf(request, 'sec-websocket-protocol'),
});

/** Why the relay would not open is not told to a page by its browser: it asks here. */
function status(request: IncomingMessage, response: ServerResponse, guarded: Guarded): void {
  const given = headerOf(request, TOKEN_HEADER);
  const page = headerOf(request, PAGE_HEADER);
  const { holder, token } = guarded;
  const yours = holder !== undefined && holder === page;
  const body = JSON.stringify({
    relay: holder === undefined ? 'free' : yours ? 'yours' : 'taken',
    needsToken: true,
    token: given === undefined ? 'none' : isToken(given, token) ? 'right' : 'wrong',
  });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(body);
}

function refuse(socket: Duplex, code: number, says: string): void {
  const head = [
    `HTTP/1.1 ${code} Refused`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(says)}`,
    'connection: close',
  ];
  socket.on('error', () => {});
  socket.end(`${head.join('\r\n')}\r\n\r\n${says}`);
}

type Sockets = import('ws').WebSocketServer;

/** `ws` is loaded here, after the agent has given its privileges away. */
export async function listen(options: ServerOptions): Promise<Listening> {
  const { relay, dist, token, security } = options;
  const { WebSocketServer } = await import('ws');
  const files = staticFiles({ dist });
  let { port } = options;
  const guarded = (): Guarded => ({ port, token, holder: relay.holder });

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const broken = brokenRule(askingOf(request), guarded(), security.requests);
    if (broken !== undefined) {
      response.writeHead(broken.status, { 'content-type': 'text/plain' }).end(`${broken.says}\n`);
    } else if (pathOf(request) === STATUS_PATH) status(request, response, guarded());
    else void files(request, response);
  });
  const sockets: Sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    const broken = brokenRule(askingOf(request), guarded(), security.admission);
    if (pathOf(request) !== RELAY_PATH) refuse(socket, 404, 'not found\n');
    else if (broken !== undefined) refuse(socket, broken.status, `${broken.says}\n`);
    else sockets.handleUpgrade(request, socket, head, (page) => welcome(relay, request, page));
  });
  const address = security.listenOn;
  // Asking first whether the port is free would be a race: two agents may start at once.
  port = await listening(server, port, address).catch((error: NodeJS.ErrnoException) => {
    if (!options.orAnother || error.code !== 'EADDRINUSE') throw error;
    return listening(server, 0, address);
  });
  return { port, close: () => close(server, sockets) };
}

function welcome(relay: Relay, request: IncomingMessage, page: import('ws').WebSocket): void {
  const name = readProtocols(askingOf(request).protocols).page ?? '';
  const connection = relay.connect(page, name);
  page.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    if (isBinary) connection.binary(bytes);
    else connection.text(bytes.toString('utf8'));
  });
  // The close that follows says enough.
  page.on('error', () => {});
  page.on('close', () => connection.closed());
}

/** A page that does not say goodbye is not waited for longer, in milliseconds. */
const PATIENCE = 200;

async function close(server: Server, sockets: Sockets): Promise<void> {
  for (const page of sockets.clients) page.close(1001, 'stopping');
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  setTimeout(() => {
    for (const page of sockets.clients) page.terminate();
  }, PATIENCE);
  await closed;
}

function listening(server: Server, port: number, address: string): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, address, () => {
      server.off('error', failed);
      const at = server.address();
      done(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}
