/**
 * Megabytes through the command line of the live page in Chromium: what the page printed stands in the file
 * that it saves.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBrowser, launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { linesPrinted, linesSent } from './agent/lines.ts';
import { buildAppIfOld } from './browser/app.ts';
import { joinLive, type LivePage } from './browser/live-page.ts';
import { bringCardOut, type RunningAgent, startAgentProcess } from './kernel/agent.ts';
import { PORT } from './kernel/harness.ts';
import {
  KERNEL_ADDRESS,
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from './kernel/namespaces.ts';
import { peer } from './kernel/peer.ts';
import { recordedIn, replayed } from './live/replayed.ts';

/** Of a thousand octets each: 50 MB. */
const LINES = 50_000;
let folder = '';
let browser: Browser;
let spaces: Namespaces;
let agent: RunningAgent;
let live: LivePage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wireglass-megabytes-'));
  await buildAppIfOld();
  spaces = makeNamespaces({ offloads: true });
  const fixed = ['--mac', 'own', '--ip', `${OUR_ADDRESS}/24`];
  agent = await startAgentProcess(['--interface', bringCardOut(spaces), ...fixed], {
    WIREGLASS_PROJECT: root,
  });
  browser = await chromium.launch(launchOptions(await ensureBrowser()));
  live = await joinLive(browser, agent, /10\.77\.0\.2, fixed/);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  agent?.child.kill('SIGINT');
  await agent?.ended();
  if (spaces !== undefined) removeNamespaces(spaces);
  rmSync(folder, { recursive: true });
});

/** All that the programs of a saved run print, without the ends of lines, which a pause may add. */
async function printedIn(file: string): Promise<string> {
  const recorded = recordedIn(readFileSync(file, 'utf8'));
  return linesPrinted(await replayed(recorded), recorded.scenario.processes.nc1);
}

test('50 MB of lines that the kernel sends are printed, byte for byte', async () => {
  const server = peer(spaces, 'lines', PORT, LINES);
  await server.ready;
  await live.type(`connect ${KERNEL_ADDRESS} ${PORT}`);
  expect(await server.said).toBe('sent');
  await live.connections(/CLOSE_WAIT/);
  await live.type('close');
  await live.connections('');
  const saving = live.page.waitForEvent('download', { timeout: 100_000 });
  await live.page.getByRole('button', { name: 'Save the run that is shown' }).click();
  const file = join(folder, 'saved.json');
  await (await saving).saveAs(file);
  expect(await printedIn(file)).toBe(linesSent(LINES));
}, 400_000);
