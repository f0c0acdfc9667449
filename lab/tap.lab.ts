/** `npm run agent -- --tap`: our stack and the kernel of this very computer. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import {
  hashBytes,
  patternBytes,
  type ScriptState,
  type ScriptStep,
} from '../src/stack/apps/script/script.ts';
import { ipv4 } from '../src/stack/core/addresses.ts';
import { macOf, plugInto, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { accepted, PORT, readAll } from './kernel/harness.ts';
import { type Live, startLive } from './kernel/live.ts';

const BYTES = 3_000_000;
const NET = `10.78.${process.pid % 256}`;
const [OURS, COMPUTERS] = [`${NET}.2`, `${NET}.1`];
const CARD = `wgt${process.pid}`;
const ETHERNET_IP_UDP = 14 + 20 + 8;
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8', stdio: 'pipe' });
const cardIsThere = () => spawnSync('ip', ['link', 'show', 'dev', CARD]).status === 0;

let agent: RunningAgent | undefined;
let live: Live | undefined;
let folder: string | undefined;

afterEach(async () => {
  await live?.stop();
  agent?.child.kill('SIGKILL');
  await agent?.ended();
  [agent, live] = [undefined, undefined];
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
  if (cardIsThere()) ip('link', 'del', 'dev', CARD);
});

async function start(before: readonly string[] = []): Promise<RunningAgent> {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-tap-'));
  chmodSync(folder, 0o777);
  const env = { WIREGLASS_TAP: CARD, XDG_STATE_HOME: folder };
  agent = await startAgentProcess(['--tap', '--ip', `${OURS}/24`], env, before);
  return agent;
}

async function plug(to: RunningAgent, steps: ScriptStep[]): Promise<Live> {
  const plug = await plugInto(to, [OURS]);
  await plug.page.until(() => macOf(plug.page) !== '');
  const processes = [{ name: 'ours', steps, hashesReceived: true }];
  const mac = macOf(plug.page);
  live = await startLive(undefined, { processes, plug, mac, address: OURS, seed: 7 });
  return live;
}

const stateOf = ({ host }: Live) => host.processes[0]?.state as ScriptState;
const done = (it: Live) => () => stateOf(it).pc >= stateOf(it).program.steps.length;
/** Not in step with us: it is our own event loop that answers. */
async function ping(): Promise<string> {
  const { stdout } = await promisify(execFile)('ping', ['-c', '3', '-i', '0.2', '-W', '5', OURS]);
  return stdout;
}
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function readAllOf(socket: Socket): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  return Buffer.concat(chunks);
}

describe('with a card that the agent makes', () => {
  test('this computer pings our stack; with the agent, the card goes', async () => {
    const it = await start();
    await plug(it, [{ do: 'socket', as: 's' }]);
    expect(await ping()).toContain(' 0% packet loss');
    expect(it.output()).toContain(`${COMPUTERS}/24`);
    it.child.kill('SIGTERM');
    expect(await it.ended()).toBe(0);
    expect(cardIsThere()).toBe(false);
  });

  test('our stack reads megabytes from a server of this computer', async () => {
    const it = await start();
    const bytes = patternBytes(BYTES);
    const server = createServer((socket) => socket.end(bytes));
    server.listen(0, COMPUTERS);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const address = ipv4(COMPUTERS);
    const us = await plug(it, [
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address, port },
      readAll('s'),
      { do: 'close', on: 's' },
    ]);
    await us.until(done(us), 60_000);
    expect(stateOf(us).receivedHash).toBe(hashBytes(bytes));
    server.close();
  });

  test('a program of this computer reads megabytes from our stack', async () => {
    const it = await start();
    const send = { do: 'send' as const, on: 'c', bytes: BYTES };
    await plug(it, [...accepted, send, { do: 'close', on: 'c' }]);
    const socket = connect(PORT, OURS);
    expect(sha(await readAllOf(socket))).toBe(sha(patternBytes(BYTES)));
    socket.end();
  });

  test('a card that is set down, or taken away, is told', async () => {
    const it = await start();
    const { page, stop } = await plugInto(it, [OURS]);
    const cards = () => page.messages.flatMap((each) => (each.type === 'card' ? [each.up] : []));
    await page.until(() => cards().at(-1) === true);
    ip('link', 'set', CARD, 'down');
    await page.until(() => cards().at(-1) === false);
    ip('link', 'set', CARD, 'up');
    await page.until(() => cards().at(-1) === true);
    ip('link', 'del', 'dev', CARD);
    await page.until(() => page.messages.at(-1)?.type === 'bye');
    expect(page.messages.at(-1)).toEqual({ type: 'bye', why: 'card-gone' });
    expect(await it.ended()).toBe(1);
    await stop();
  });
});

describe('as an ordinary user', () => {
  test('a card that was made for them will do, and stays', async () => {
    ip('tuntap', 'add', 'dev', CARD, 'mode', 'tap', 'user', '65534');
    ip('address', 'add', `${COMPUTERS}/24`, 'dev', CARD);
    ip('link', 'set', CARD, 'up');
    const it = await start(NOBODY);
    await plug(it, [{ do: 'socket', as: 's' }]);
    expect(await ping()).toContain(' 0% packet loss');
    it.child.kill('SIGTERM');
    expect(await it.ended()).toBe(0);
    expect(cardIsThere()).toBe(true);
  });

  test('a card with longer frames than the page has room for is joined; what is too long is told', async () => {
    ip('tuntap', 'add', 'dev', CARD, 'mode', 'tap', 'user', '65534');
    ip('address', 'add', `${COMPUTERS}/24`, 'dev', CARD);
    ip('link', 'set', CARD, 'mtu', '20000', 'up');
    const it = await start(NOBODY);
    const { page } = await plugInto(it, [OURS]);
    await page.until(() => macOf(page) !== '');
    expect(page.messages[0]).toMatchObject({ type: 'hello', mtu: 9_000 });
    ip('neigh', 'replace', OURS, 'lladdr', macOf(page), 'dev', CARD);
    const socket = createSocket('udp4');
    for (const length of [9_600, 100]) socket.send(new Uint8Array(length), PORT, OURS);
    const counted = () => page.messages.findLast((message) => message.type === 'counts');
    await page.until(() => (counted()?.received ?? 0) > 0);
    expect(counted()?.dropped).toEqual({ 'too-long': 1 });
    // The kernel may have asked something of its own.
    const lengths = page.frames.map(({ length }) => length);
    expect(lengths).toContain(ETHERNET_IP_UDP + 100);
    expect(Math.max(...lengths)).toBeLessThan(9_600);
    socket.close();
    await page.close();
  });

  test('without one, they are told how to have one', async () => {
    await expect(start(NOBODY)).rejects.toThrow(
      /sudo npm run agent -- .*--tap.*ip tuntap add dev \S+ mode tap user.*ip tuntap del/s,
    );
  });
});
