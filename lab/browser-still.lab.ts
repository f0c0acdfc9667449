/** A tab that stands still while the computer is awake: it says so and goes on, or gives way to another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { buildAppIfOld } from './browser/app.ts';
import { startDnsmasq } from './browser/far-side.ts';
import { joinIn, joinLive, type LivePage, livePage } from './browser/live-page.ts';
import { type OwnChromium, ownChromium } from './browser/own-chromium.ts';
import { bringCardOut, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { PORT } from './kernel/harness.ts';
import {
  KERNEL_ADDRESS,
  makeNamespaces,
  type Namespaces,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { type Peer, peer } from './kernel/peer.ts';

const LEASED = /\/24 from 10\.77\.0\.1 /g;
/** Longer than a busy browser, and than the agent waits for a page that says nothing. */
const STILL = 13_000;

let folder = '';
let spaces: Namespaces;
let agent: RunningAgent;
let browser: OwnChromium;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-still-'));
  await buildAppIfOld();
  spaces = makeNamespaces({ offloads: true });
  const card = bringCardOut(spaces);
  await startDnsmasq(spaces, folder);
  const options = ['--interface', card, '--mac', 'own'];
  agent = await startAgentProcess(options, { WIREGLASS_PROJECT: root });
  browser = await ownChromium(folder);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  agent?.child.kill('SIGINT');
  await agent?.ended();
  if (spaces !== undefined) removeNamespaces(spaces);
  rmSync(folder, { recursive: true });
});

const ADDRESS = /10\.77\.0\.1\d\d by DHCP/;
const tabOf = () => `:${agent.port}/`;

function theTab(tabs: readonly Page[]): Page {
  const tab = tabs.find((each) => each.url().includes(tabOf()));
  if (tab === undefined) throw new Error('the tab is gone');
  return tab;
}

const visitTab = (during: (live: LivePage) => Promise<void>) =>
  browser.visit((tabs) => during(livePage(theTab(tabs()))));

const STOOD = /This page stood still for 1\d\D/;

async function saysItStoodAndGoesOn({ page, type, says }: LivePage, said: string): Promise<void> {
  await page.getByText(STOOD).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Understood' }).first().click();
  await type(`send ${said}`);
  await says(new RegExp(`${said}[\\s\\S]*${said}`));
}

let echo: Peer;

test('a tab that stood still says so, keeps its lease without a question, and its connection goes on', async () => {
  echo = peer(spaces, 'echo', PORT);
  await echo.ready;
  await browser.visit(async (_, open) => {
    const live = await joinIn(await open(), agent, ADDRESS);
    await live.type(`connect ${KERNEL_ADDRESS} ${PORT}`);
    await live.connections(/ESTABLISHED/);
  });
  browser.signalTabs('SIGSTOP');
  await sleep(STILL);
  browser.signalTabs('SIGCONT');
  await visitTab(async (live) => {
    await saysItStoodAndGoesOn(live, 'still-there');
    const log = (await live.page.getByRole('log').innerText()).replaceAll('\u00a0', ' ');
    expect(log.match(LEASED)).toHaveLength(1);
  });
});

test('one that the browser froze, and whose way to the agent it closed, says so and goes on', async () => {
  const thaw = await browser.freeze(tabOf());
  await sleep(STILL);
  await thaw();
  await visitTab(async (live) => {
    await saysItStoodAndGoesOn(live, 'and-now');
    await live.type('close');
  });
  expect(await echo.said).toBe('done');
});

test('another page takes over from one that stands still, which is told when it goes on', async () => {
  browser.signalTabs('SIGSTOP');
  await sleep(STILL);
  const other = await chromium.launch(launchOptions(await ensureBrowser()));
  await joinLive(other, agent, ADDRESS);
  browser.signalTabs('SIGCONT');
  await visitTab(({ page }) =>
    page.getByText('Another page has taken this one’s place').waitFor({ timeout: 20_000 }),
  );
  await other.close();
});
