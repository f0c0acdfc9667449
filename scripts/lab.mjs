// `npm run test:lab`: the tests that need root and other people's tools (tshark reads what our
// stack wrote, and the Linux kernel talks to it). Where that cannot be, they are skipped, and it says so.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { bin, results } from './lib/paths.mjs';
import { onStop, run } from './lib/run.mjs';

/** Ends, and leaves the outcome where `.ci/run` counts it. @param {number} code @returns {never} */
function finish(code) {
  const outcome = code === 0 ? 'ok' : 'failed';
  const step = { name: 'lab', outcome, report: 'lab.json' };
  writeFileSync(join(results, 'lab-steps.json'), JSON.stringify([step]));
  process.exit(code);
}

/** @param {string} why @returns {never} */
function skip(why) {
  console.log(`Lab tests skipped: ${why}`);
  finish(0);
}

/** @param {string} command */
const isThere = (command) =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

/** What the tests call, and the package it comes in. */
const TOOLS = { tshark: 'tshark', ip: 'iproute2', ethtool: 'ethtool', python3: 'python3' };

/** Only tshark has to be there; tests that miss another tool are skipped and say so. */
async function ensureTools() {
  const missing = Object.entries(TOOLS).filter(([command]) => !isThere(command));
  if (missing.length === 0) return;
  if (!isThere('apt-get')) {
    if (!isThere('tshark')) skip('there is no tshark, and no apt-get to install it with.');
    return;
  }
  const packages = missing.map(([, name]) => name);
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if (!isThere('tshark')) {
    console.error('tshark could not be installed.');
    finish(1);
  }
}

ensureNode();
onStop(() => {});
mkdirSync(results, { recursive: true });
rmSync(join(results, 'lab.json'), { force: true });
if (process.platform !== 'linux') skip('they need Linux.');
if (process.getuid?.() !== 0)
  skip('they need root (they install tools). Try: sudo npm run test:lab');
await ensureInstalled();
await ensureTools();
const config = ['--config', 'vitest.lab.config.ts'];
finish(await run(process.execPath, [bin('vitest', 'vitest'), 'run', ...config]));
