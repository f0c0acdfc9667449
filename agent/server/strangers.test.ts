/** What strangers on this computer can make the server do: any page of the web can send these requests. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createRelay } from '../relay/relay.ts';
import { SECURITY } from '../security.ts';
import { fakeDriver } from '../testing/fake-driver.ts';
import { OUR_MAC } from '../testing/frames.ts';
import { brokenRule } from './admission.ts';
import { type Listening, listen } from './server.ts';

let folder = '';
let listening: Listening | undefined;
afterEach(async () => {
  await listening?.close();
  listening = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<number> {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-strangers-'));
  writeFileSync(join(folder, 'index.html'), 'the app');
  const relay = createRelay({
    driver: fakeDriver(),
    about: { mode: 'card', interface: 'x', mac: OUR_MAC, macIs: 'own', mtu: 1500, ip: 'dhcp' },
    ...{ hostAddresses: () => [], security: SECURITY, now: () => 0, later: (again) => again() },
  });
  const options = {
    relay,
    dist: folder,
    port: 0,
    orAnother: false,
    token: 't',
    security: SECURITY,
  };
  listening = await listen(options);
  return listening.port;
}

/** The status of the answer; undefined: none came. */
const asks = (port: number, path: string, more: readonly string[] = []) =>
  new Promise<number | undefined>((done) => {
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...more];
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      done(Number(data.toString('latin1').split(' ')[1]));
    });
    socket.once('error', () => done(undefined)).once('close', () => done(undefined));
    setTimeout(() => socket.destroy(), 500);
  });

const UPGRADE = [
  ...['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'],
  'Sec-WebSocket-Key: YSBub25jZSBvZiAxNiBieQ==',
];

// punkpeye/mcp-proxy#66: `new URL('//', base)` throws, and the throw ends the process.
test.each([
  '//',
  '///',
  '//[',
  '//a:b',
  'http://[/',
  '/\\[',
  '/%00',
  '/%',
  '/..%2f..%2fetc/passwd',
  '*',
])('a request for %s is answered', async (path) => {
  const port = await start();
  expect(await asks(port, path)).toBeGreaterThanOrEqual(200);
  expect(await asks(port, '/')).toBe(200);
});

// http-party/http-server and others: a stream's error that nobody hears ends the process.
test('a file that cannot be read ends nobody', async () => {
  const port = await start();
  symlinkSync('/proc/self/mem', join(folder, 'broken'));
  await asks(port, '/broken');
  expect(await asks(port, '/')).toBe(200);
});

test.each(['//', '//[', '/%'])('a call of the relay at %s is answered', async (path) => {
  const port = await start();
  expect(await asks(port, path, UPGRADE)).toBeGreaterThanOrEqual(400);
  expect(await asks(port, '/')).toBe(200);
});

// RFC 9110 §7.2, RFC 6454 §6.2: a browser leaves the default port out of Host and Origin.
test('on port 80 the page that the agent served comes in', () => {
  const asking = {
    ...{ host: '127.0.0.1', origin: 'http://127.0.0.1' },
    protocols: 'wireglass.relay.1, token.t',
  };
  expect(brokenRule(asking, { port: 80, token: 't', holder: undefined })?.name).toBeUndefined();
});

test.each([
  ...['127.0.0.1:4600.', '127.0.0.1.:4600', 'localhost:4600', '0x7f.1:4600', '[::1]:4600', ''],
  ...['127.0.0.1', 'evil.example:4600', '127.0.0.1:4600@evil.example', '127.0.0.1:04600'],
])('the Host «%s» is refused', (host) => {
  const asking = { host, origin: 'http://127.0.0.1:4600', protocols: 'wireglass.relay.1, token.t' };
  expect(brokenRule(asking, { port: 4600, token: 't', holder: undefined })?.name).toBe('host');
});

test.each(['', 't', 'tt', 'x'.repeat(128), 'x'.repeat(129), 'x'.repeat(100_000), 'ü', 'tok en'])(
  'a token of another length is refused',
  (given) => {
    const asking = {
      ...{ host: '127.0.0.1:4600', origin: 'http://127.0.0.1:4600' },
      protocols: `wireglass.relay.1, token.${given}`,
    };
    expect(brokenRule(asking, { port: 4600, token: 'right', holder: undefined })?.name).toBe(
      'token',
    );
  },
);
