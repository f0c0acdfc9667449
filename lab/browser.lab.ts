/**
 * The app itself: its live page in Chromium, through the agent, on a card with its offloads on, with a
 * Linux kernel and dnsmasq at the other end. What is typed and read here is what a person types and
 * reads. Megabytes go through a page of the benchmark's, whose worker runs the same live world.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { measureTransfers } from '../bench/agent/measures.ts';
import { buildPage, openSetting, type Setting } from '../bench/agent/setting.ts';
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { hashBytes, patternBytes } from '../src/stack/apps/script/script.ts';
import { ipv4 } from '../src/stack/core/addresses.ts';
import { buildAppIfOld } from './browser/app.ts';
import { capture, type FarCapture, startDnsmasq } from './browser/far-side.ts';
import { joinLive, type LivePage } from './browser/live-page.ts';
import { bringCardOut, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { PORT } from './kernel/harness.ts';
import {
  inside,
  KERNEL_ADDRESS,
  KERNEL_CARD,
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { digest, peer } from './kernel/peer.ts';
import { readWithTshark } from './tshark.ts';

let browser: Browser;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-browser-'));
  await buildAppIfOld();
  browser = await chromium.launch(launchOptions(await ensureBrowser()));
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true });
});

/** The app, joined to a kernel of its own through an agent with these options. */
function withPage(options: readonly string[], address: RegExp) {
  const made: { spaces?: Namespaces; agent?: RunningAgent; live?: LivePage } = {};
  beforeAll(async () => {
    const spaces = makeNamespaces({ offloads: true });
    made.spaces = spaces;
    const card = bringCardOut(spaces);
    await startDnsmasq(spaces, folder);
    far.capture = await capture(spaces, folder);
    const env = { WIREGLASS_PROJECT: root };
    made.agent = await startAgentProcess(['--interface', card, ...options], env);
    made.live = await joinLive(browser, made.agent, address);
  }, 90_000);
  afterAll(async () => {
    await made.live?.page.close();
    made.agent?.child.kill('SIGINT');
    await made.agent?.ended();
    if (made.spaces !== undefined) removeNamespaces(made.spaces);
  }, 30_000);
  const far: { capture?: FarCapture } = {};
  return {
    get live() {
      return made.live as LivePage;
    },
    get spaces() {
      return made.spaces as Namespaces;
    },
    captured: () => (far.capture as FarCapture).stop(),
  };
}

describe('with an address of dnsmasq’s', () => {
  const it = withPage(['--mac', 'own'], /10\.77\.0\.1\d\d by DHCP/);
  const ours = () => /10\.77\.0\.1\d\d/.exec(inside(it.spaces.kernel, 'ip', 'neigh'))?.[0] ?? '';

  afterEach(async () => {
    // Whatever a test has left open would be the next one's connection.
    await it.live.connections('');
  }, 50_000);

  test('we ping the kernel by its name, and the kernel pings us', async () => {
    await it.live.type('ping -c 2 gateway.lab');
    await it.live.says(/2 requests, 2 replies/);
    expect(await peer(it.spaces, 'ping', ours(), 5, 1_400).said).toBe('5');
  });

  test('a port that nobody listens on is refused, on either side', async () => {
    await it.live.type(`connect ${KERNEL_ADDRESS} 81`);
    await it.live.says(/connection refused/);
    expect(await peer(it.spaces, 'refused', ours(), 81).said).toBe('refused');
  });

  test('what we say comes back, and we close first', async () => {
    const echo = peer(it.spaces, 'echo', PORT);
    await echo.ready;
    await it.live.type(`connect ${KERNEL_ADDRESS} ${PORT}`);
    await it.live.connections(/ESTABLISHED/);
    await it.live.type('send hello over there');
    await it.live.says(/hello over there[\s\S]*hello over there/);
    await it.live.type('close');
    expect(await echo.said).toBe('done');
  });

  test('the kernel closes its half first, hears what we still say, and then we close', async () => {
    await it.live.type(`listen ${PORT}`);
    await it.live.connections(/listening/);
    const caller = peer(it.spaces, 'upload', ours(), PORT, 30);
    await it.live.connections(/CLOSE_WAIT/);
    const late = 'what we still say';
    await it.live.type(`send ${late}`);
    await it.live.type('close');
    expect(await caller.said).toBe(digest(new TextEncoder().encode(`${late}\n`)));
  });

  test('a reset of the kernel’s ends the connection, and is told', async () => {
    const door = peer(it.spaces, 'abort', PORT);
    await door.ready;
    await it.live.type(`connect ${KERNEL_ADDRESS} ${PORT}`);
    await it.live.connections(/ESTABLISHED/);
    await it.live.type('send hello, is anybody there?');
    await it.live.says(/connection reset/);
    expect(await door.said).toBe('done');
  });

  test('a window that the kernel closes is waited for, and all is heard in the end', async () => {
    const slow = peer(it.spaces, 'sink', PORT, 3);
    await slow.ready;
    await it.live.type(`connect ${KERNEL_ADDRESS} ${PORT}`);
    await it.live.connections(/ESTABLISHED/);
    const line = 'window '.repeat(400).trim();
    for (let i = 0; i < 6; i++) await it.live.type(`send ${line}`);
    await it.live.type('close');
    expect(await slow.said).toBe(digest(new TextEncoder().encode(`${line}\n`.repeat(6))));
  });

  test('a capture at the far side: nothing malformed, every checksum of ours good, a window at zero', async () => {
    const file = await it.captured();
    const mac = inside(it.spaces.kernel, 'cat', `/sys/class/net/${KERNEL_CARD}/address`).trim();
    const sent = readWithTshark(file, ['-Y', `eth.src != ${mac}`]);
    expect(sent.length).toBeGreaterThan(30);
    expect(sent.some(({ protocols }) => protocols.includes('arp'))).toBe(true);
    const bad = sent.filter(
      ({ malformed, experts, checksums: { ip, icmp, udp, tcp } }) =>
        malformed ||
        experts.some(({ severity }) => severity === 'error') ||
        [...ip, ...icmp, ...udp, ...tcp].some((status) => status !== 'good'),
    );
    expect(bad).toEqual([]);
    const told = readWithTshark(file, ['-Y', `eth.src == ${mac} && tcp`]);
    expect(told.some(({ tcp }) => tcp?.window === 0)).toBe(true);
  });
});

describe('with a fixed address and the MAC address of the computer', () => {
  const fixed = ['--mac', 'host', '--ip', `${OUR_ADDRESS}/24`, '--gateway', KERNEL_ADDRESS];
  const it = withPage(fixed, /10\.77\.0\.2, fixed/);

  test('we reach the kernel, also at an address beyond it, and the kernel us', async () => {
    inside(it.spaces.kernel, 'ip', 'addr', 'add', '10.88.0.1/32', 'dev', 'lo');
    await it.live.type('ping -c 2 10.88.0.1');
    await it.live.says(/2 requests, 2 replies/);
    expect(await peer(it.spaces, 'ping', OUR_ADDRESS, 5, 1_400).said).toBe('5');
    await it.live.type(`connect ${KERNEL_ADDRESS} 81`);
    await it.live.says(/connection refused/);
  });
});

describe('the live world in a worker of Chromium', () => {
  const ROUGH = {
    ...{ lossPpm: 50_000, duplicatePpm: 20_000, corruptPpm: 10_000 },
    ...{ reorderPpm: 20_000, reorderBy: 3_000 },
  };
  const FAULTS = ['loss', 'duplicated', 'corrupted', 'reordered'];
  const BYTES = 500_000;
  let setting: Setting;

  beforeAll(async () => {
    setting = await openSetting(browser, await buildPage());
  }, 60_000);
  afterAll(() => setting?.close());

  test('50 MB each way are the same, byte for byte', async () => {
    const [download, upload] = await measureTransfers(setting);
    expect([download?.bytes, upload?.bytes]).toEqual([50_000_000, 50_000_000]);
  });

  test('our own link loses, doubles, spoils and reorders frames: every byte is right', async () => {
    const { spaces, order } = setting;
    const server = peer(spaces, 'source', PORT, BYTES);
    await server.ready;
    await order({ do: 'download', address: ipv4(KERNEL_ADDRESS), port: PORT, cable: ROUGH });
    const read = await order({ do: 'done' });
    expect(read.hash).toBe(hashBytes(patternBytes(BYTES)));
    expect(Object.keys(read.faults)).toEqual(expect.arrayContaining(FAULTS));
    await order({ do: 'serve', port: PORT, bytes: BYTES, cable: ROUGH });
    expect(await peer(spaces, 'fetch', OUR_ADDRESS, PORT).said).toBe(digest(patternBytes(BYTES)));
    expect(Object.keys((await order({ do: 'done' })).faults)).toEqual(
      expect.arrayContaining(FAULTS),
    );
  });
});
