/** The web server at its port: writes what pages.ts decides. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { octetsAt, type Page, pageFor } from './pages.ts';

const CHUNK = 65_536;
const LINE_MS = 1_000;
const TEXT = { 'content-type': 'text/plain; charset=utf-8' } as const;

export async function serveWeb(address: string, port: number): Promise<void> {
  const server = createServer(answer);
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  server.listen(port, address);
  await once(server, 'listening');
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url = '/', headers } = request;
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const page = pageFor(method, url, host);
  if (page.kind !== 'upload') request.resume();
  if (method === 'HEAD') head(page, response).end();
  else send(page, request, response);
}

function head(page: Page, response: ServerResponse): ServerResponse {
  if (page.kind === 'redirect') return response.writeHead(302, { location: page.to });
  if (page.kind === 'large') {
    return response.writeHead(200, { ...TEXT, 'content-length': page.bytes });
  }
  if (page.kind !== 'text') return response.writeHead(200, TEXT);
  const length = Buffer.byteLength(page.body);
  return response.writeHead(page.status, { 'content-type': page.type, 'content-length': length });
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  if (page.kind === 'upload') {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => response.writeHead(200, TEXT).end(`${bytes} bytes have come.\n`));
    return;
  }
  head(page, response);
  if (page.kind === 'text') response.end(page.body);
  else if (page.kind === 'redirect') response.end();
  else if (page.kind === 'large') Readable.from(pieces(page.bytes)).pipe(response);
  else slowly(page.lines, response);
}

function* pieces(bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes; at += CHUNK) yield octetsAt(at, Math.min(at + CHUNK, bytes));
}

function slowly(lines: number, response: ServerResponse): void {
  let line = 0;
  const next = () => {
    if (line === lines) response.end();
    else response.write(`Line ${++line} of ${lines}.\n`);
  };
  next();
  const timer = setInterval(next, LINE_MS);
  response.on('close', () => clearInterval(timer));
}
