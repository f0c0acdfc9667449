/**
 * What the agent costs, and what gets through it: `npm run bench:agent`, as root on Linux, for it
 * makes a card. A worker in Chromium is at the relay, and a Linux kernel at the other end of a veth
 * pair with its offloads on. Figures, not tests: nothing passes or fails by them.
 *   npm run bench:agent -- report     writes docs/agent-performance.md as well
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { whyNot } from '../../lab/kernel/namespaces.ts';
import { ensureBrowser, launchOptions } from '../../scripts/browser.mjs';
import { formatTable } from '../table.ts';
import { measureFrames, measurePings, measureTransfers } from './measures.ts';
import { buildPage, openSetting } from './setting.ts';
import { introduction, tablesOf } from './tables.ts';

const JSON_FILE = '.cache/bench-agent.json';
const REPORT = 'docs/agent-performance.md';
/** More than this is at work on the machine: processes that want to run, at the start. */
const IDLE = 0.7;

const reason = whyNot();
if (reason !== '') {
  console.error(`There is no network to measure in: ${reason}`);
  process.exit(1);
}
const load = loadavg()[0] as number;
const project = await buildPage();
const browser = await chromium.launch(launchOptions(await ensureBrowser()));
const setting = await openSetting(browser, project);
try {
  const frames = await measureFrames(setting);
  const transfers = await measureTransfers(setting);
  const pings = await measurePings(setting);
  const measured = { load, idle: load < IDLE, frames, transfers, pings };
  const tables = tablesOf(measured);
  for (const table of tables) console.log(formatTable(table));
  const json = JSON.stringify({ at: new Date().toISOString(), ...measured }, undefined, 1);
  writeFileSync(resolve(process.cwd(), JSON_FILE), json);
  if (process.argv.includes('report')) {
    writeFileSync(REPORT, `${introduction(measured)}\n${tables.map(formatTable).join('\n')}`);
  }
} finally {
  await setting.close();
  await browser.close();
}
