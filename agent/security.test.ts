/** Every rule that keeps others out, tried on a whole agent; and each of them taken out once. */
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeBatch } from '../src/relay/batch.ts';
import { PAGE_HEADER, TOKEN_HEADER } from '../src/relay/protocol.ts';
import { parseMac } from '../src/stack/core/addresses.ts';
import { SECURITY, type Security } from './security.ts';
import { loadToken, tokenFile, tokenKeptIf } from './server/token.ts';
import { type Agent, startAgent } from './start-agent.ts';
import {
  ADDRESS_ATTACKS,
  FRAME_ATTACKS,
  REQUEST_ATTACKS,
  type RequestAttack,
} from './testing/attacks.ts';
import { type FakeDriver, fakeDriver } from './testing/fake-driver.ts';
import { arpFrame, HOST_IP, OUR_IP, OUR_MAC, PEER_MAC, udpFrame } from './testing/frames.ts';
import { knock, openPage, type TestPage } from './testing/page.ts';

const MDNS_MAC = '01:00:5e:00:00:fb';
const TOKEN = 'a-token-that-nobody-guesses';
let folder = '';
const running: Agent[] = [];
const pages: TestPage[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-agent-'));
  writeFileSync(join(folder, 'index.html'), 'the app');
});

afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
  await Promise.all(running.splice(0).map((agent) => agent.stop()));
  rmSync(folder, { recursive: true });
});

async function start(security: Security = SECURITY): Promise<Agent & { driver: FakeDriver }> {
  const driver = fakeDriver();
  const agent = await startAgent({
    driver,
    about: { mode: 'card', interface: 'fake0', mac: OUR_MAC, macIs: 'own', mtu: 1500, ip: 'dhcp' },
    token: TOKEN,
    dist: folder,
    port: 0,
    hostAddresses: () => [HOST_IP],
    security,
  });
  running.push(agent);
  return { ...agent, driver };
}

async function open(port: number, page = 'first'): Promise<TestPage> {
  const opened = await openPage(port, TOKEN, page);
  pages.push(opened);
  return opened;
}

/** What an attack gets for an answer. */
async function attack(it: RequestAttack, security: Security): Promise<number> {
  const { port } = await start(security);
  if (it.held === true) await open(port);
  const asking = it.asking({ port, token: TOKEN, holder: it.held === true ? 'first' : undefined });
  return knock({ port, token: TOKEN, page: 'first', asking });
}

describe('the relay opens', () => {
  test('to a page that this agent served, with the token', async () => {
    const { port } = await start();
    expect(await knock({ port, token: TOKEN })).toBe(101);
    const page = await open(port);
    expect(page.socket.protocol).toBe('wireglass.relay.1');
    await page.until(() => page.messages.length >= 2);
    expect(page.messages.map(({ type }) => type)).toEqual(['hello', 'card']);
  });

  test('again to a page that was reloaded, which takes over', async () => {
    const { port } = await start();
    const before = await open(port);
    const after = await open(port);
    await before.until(() => before.messages.at(-1)?.type === 'bye');
    expect(before.messages.at(-1)).toEqual({ type: 'bye', why: 'replaced' });
    await after.until(() => after.messages.length >= 2);
  });
});

describe('the relay stays closed', () => {
  test.each(REQUEST_ATTACKS)('to $what: $status', async (it) => {
    expect(await attack(it, SECURITY)).toBe(it.status);
  });

  test.each(SECURITY.admission.map(({ name }) => name))(
    'and without the rule %s it would open',
    async (name) => {
      const admission = SECURITY.admission.filter((rule) => rule.name !== name);
      const tried = REQUEST_ATTACKS.filter(({ rule }) => rule === name);
      const answers = [];
      for (const it of tried) answers.push(await attack(it, { ...SECURITY, admission }));
      expect(answers).toContain(101);
    },
  );
});

describe('the server', () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

  /** Whether somebody can connect to an address that others reach, or at least to another of ours. */
  const reached = (port: number) =>
    new Promise<boolean>((done) => {
      const socket = connect(port, outside ?? '127.0.0.2');
      socket.once('connect', () => done(true)).once('error', () => done(false));
      socket.once('close', () => {});
      setTimeout(() => socket.destroy(), 500).unref();
    });

  test('listens on this computer’s own address alone', async () => {
    expect(await reached((await start()).port)).toBe(false);
    expect(await reached((await start({ ...SECURITY, listenOn: '0.0.0.0' })).port)).toBe(true);
  });

  const ask = async (port: number, path: string, headers: Record<string, string>) => {
    const answer = await raw(port, path, headers);
    return { status: Number(answer.split(' ')[1]), body: answer.split('\r\n\r\n')[1] ?? '' };
  };

  test('gives the app to nobody who calls it by another name', async () => {
    const foreign = { host: 'evil.example' };
    const { port } = await start();
    expect((await ask(port, '/', foreign)).status).toBe(421);
    expect((await ask(port, '/status', foreign)).status).toBe(421);
    expect(await ask(port, '/', {})).toMatchObject({ status: 200, body: 'the app' });
    const open = await start({ ...SECURITY, requests: [] });
    expect((await ask(open.port, '/', foreign)).status).toBe(200);
  });

  test('lets no other page put the app into a frame, or read it', async () => {
    const { port } = await start();
    const answer = (await raw(port, '/', {})).toLowerCase();
    expect(answer).toContain('x-frame-options: deny');
    expect(answer).toContain('cross-origin-resource-policy: same-origin');
    expect(answer).not.toContain('access-control-allow-origin');
  });

  test('says plainly to a page why the relay did not open', async () => {
    const { port } = await start();
    const status = async (headers: Record<string, string>) =>
      JSON.parse((await ask(port, '/status', headers)).body);
    expect(await status({})).toEqual({ relay: 'free', needsToken: true, token: 'none' });
    expect(await status({ [TOKEN_HEADER]: 'wrong' })).toMatchObject({ token: 'wrong' });
    await open(port, 'first');
    const first = { [TOKEN_HEADER]: TOKEN, [PAGE_HEADER]: 'first' };
    expect(await status(first)).toEqual({ relay: 'yours', needsToken: true, token: 'right' });
    expect(await status({ [PAGE_HEADER]: 'second' })).toMatchObject({ relay: 'taken' });
  });
});

/** The whole answer to a GET, as text. */
const raw = (port: number, path: string, headers: Record<string, string>) =>
  new Promise<string>((done, failed) => {
    const all = { host: `127.0.0.1:${port}`, connection: 'close', ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
    );
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
    });
    socket.once('error', failed).once('close', () => done(text));
  });

describe('a page', () => {
  async function sends(frame: Uint8Array, security: Security) {
    const { port, driver } = await start(security);
    const page = await open(port);
    page.say({ type: 'addresses', own: [OUR_IP, HOST_IP] });
    page.socket.send(encodeBatch([frame, udpFrame()]));
    await page.until(() => driver.sent.length > 0);
    return driver.sent.some((sent) => Buffer.compare(sent, frame) === 0);
  }

  test.each(FRAME_ATTACKS)('cannot send $what', async ({ frame }) => {
    expect(await sends(frame, SECURITY)).toBe(false);
  });

  test.each(SECURITY.egress.map(({ cause }) => cause))(
    'could, without the rule %s',
    async (cause) => {
      const egress = SECURITY.egress.filter((rule) => rule.cause !== cause);
      const through = [];
      for (const { frame } of FRAME_ATTACKS.filter((it) => it.cause === cause)) {
        through.push(await sends(frame, { ...SECURITY, egress }));
      }
      expect(through).toContain(true);
    },
  );

  /** What goes out in the name of an address that it calls its own. */
  async function sendsFrom(own: string, security: Security) {
    const { port, driver } = await start(security);
    const page = await open(port);
    page.say({ type: 'addresses', own: [own, OUR_IP] });
    const inItsName = [udpFrame({ from: own }), arpFrame({ senderIp: own, operation: 2 })];
    page.socket.send(encodeBatch([...inItsName, udpFrame()]));
    await page.until(() => driver.sent.length > 0);
    return driver.sent.length - 1;
  }

  test.each(ADDRESS_ATTACKS)('cannot send from %s; without that rule, it could', async (own) => {
    expect(await sendsFrom(own, SECURITY)).toBe(0);
    const claims = { ...SECURITY.claims, own: () => true };
    expect(await sendsFrom(own, { ...SECURITY, claims })).toBe(2);
  });

  // IEEE 802.3 §3.2.3: a group's address has the lowest bit of its first octet set.
  test('cannot join another card’s address as a group; without that rule, it could', async () => {
    const joins = async (security: Security) => {
      const { port, driver } = await start(security);
      const page = await open(port);
      page.say({ type: 'join', groups: [PEER_MAC, MDNS_MAC] });
      await page.until(() => (driver.wanted?.groups.length ?? 0) > 0);
      return driver.wanted?.groups;
    };
    expect(await joins(SECURITY)).toEqual([parseMac(MDNS_MAC)]);
    const claims = { ...SECURITY.claims, group: () => true };
    expect(await joins({ ...SECURITY, claims })).toEqual([parseMac(PEER_MAC), parseMac(MDNS_MAC)]);
  });

  test('cannot send faster than the limit; without it, it could', async () => {
    const flood = async (security: Security) => {
      const { port, driver } = await start(security);
      const page = await open(port);
      page.say({ type: 'addresses', own: [OUR_IP] });
      page.socket.send(encodeBatch(Array.from({ length: 50 }, () => udpFrame())));
      await page.until(() => driver.sent.length > 0);
      return driver.sent.length;
    };
    const limit = { framesPerSecond: 0.001, bytesPerSecond: 1e9, burst: 10_000 };
    expect(await flood({ ...SECURITY, limit })).toBe(10);
    const none = { framesPerSecond: 1e12, bytesPerSecond: 1e12, burst: 1 };
    expect(await flood({ ...SECURITY, limit: none })).toBe(50);
  });
});

describe('the token', () => {
  const file = () => join(folder, 'state', 'token');
  const mode = SECURITY.tokenMode;
  const othersRead = () => (statSync(file()).mode & 0o077) !== 0;

  test('is in a file that only its owner reads; without that rule, others could', () => {
    loadToken({ file: file(), mode });
    expect(othersRead()).toBe(false);
    loadToken({ file: file(), mode: 0o644, another: true });
    expect(othersRead()).toBe(true);
  });

  test('is the same after the agent was started again, until another is asked for', () => {
    const first = loadToken({ file: file(), mode });
    expect(loadToken({ file: file(), mode })).toBe(first);
    const second = loadToken({ file: file(), mode, another: true });
    expect(second).not.toBe(first);
    expect(loadToken({ file: file(), mode })).toBe(second);
  });

  test('that others could have read is not used again', () => {
    const first = loadToken({ file: file(), mode });
    chmodSync(file(), 0o644);
    expect(loadToken({ file: file(), mode })).not.toBe(first);
    expect(othersRead()).toBe(false);
  });

  test('of a user without a home lasts as long as the agent', () => {
    const one = tokenKeptIf(tokenFile(undefined, {}), { mode });
    expect(one.kept).toBe(false);
    expect(tokenKeptIf(tokenFile(undefined, {}), { mode }).token).not.toBe(one.token);
  });

  test('that cannot be written down does as well', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const inAFile = tokenFile(join(folder, 'a-file'), {});
    expect(tokenKeptIf(inAFile, { mode }).kept).toBe(false);
    expect(tokenKeptIf(file(), { mode })).toEqual({
      token: loadToken({ file: file(), mode }),
      kept: true,
    });
  });

  test('has more than anybody can guess', () => {
    expect(Buffer.from(loadToken({ file: file(), mode }), 'base64url')).toHaveLength(24);
  });
});
