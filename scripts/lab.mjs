// `npm run test:lab`: the tests that need root and other people's tools (tshark reads what our
// stack wrote). Where that cannot be, they are skipped, and it says so.

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
const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

async function ensureTshark() {
  if (has('tshark')) return;
  if (!has('apt-get')) skip('there is no tshark, and no apt-get to install it with.');
  console.log('Installing tshark (apt-get) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'tshark'], { env });
  if (!has('tshark')) {
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
await ensureTshark();
const config = ['--config', 'vitest.lab.config.ts'];
finish(await run(process.execPath, [bin('vitest', 'vitest'), 'run', ...config]));
