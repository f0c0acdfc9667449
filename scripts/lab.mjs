// `npm run test:lab`: the tests that need root and other people's tools (tshark reads what our
// stack wrote, and the Linux kernel talks to it). Without root, or on another system, they are
// skipped, and it says so; for root on Linux a witness that does not come is a failure. Names after
// it (`node scripts/lab.mjs filter tap`) choose files, as vitest does.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNode } from './lib/node-version.mjs';
import { bin, results } from './lib/paths.mjs';
import { onStop, run } from './lib/run.mjs';
import { missingTools } from './lib/tools.mjs';

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

/** The witnesses: what the tests call, and the package it comes in. */
const TOOLS = {
  tshark: 'tshark',
  ip: 'iproute2',
  bridge: 'iproute2',
  ethtool: 'ethtool',
  python3: 'python3',
  ping: 'iputils-ping',
  traceroute: 'traceroute',
  curl: 'curl',
  nginx: 'nginx-light',
  udhcpc: 'udhcpc',
  dhclient: 'isc-dhcp-client',
  dnsmasq: 'dnsmasq-base',
  unbound: 'unbound',
  named: 'bind9',
  dig: 'bind9-dnsutils',
  unshare: 'util-linux',
  setpriv: 'util-linux',
  sudo: 'sudo',
};

ensureNode();
onStop(() => {});
mkdirSync(results, { recursive: true });
rmSync(join(results, 'lab.json'), { force: true });
if (process.platform !== 'linux') skip('they need Linux.');
if (process.getuid?.() !== 0)
  skip('they need root (they install tools). Try: sudo npm run test:lab');
await ensureInstalled();
const missing = await missingTools(TOOLS);
if (missing.length > 0) {
  console.error(`The lab needs ${missing.join(', ')}, and could not install it.`);
  finish(1);
}
const config = ['--config', 'vitest.lab.config.ts'];
const files = process.argv.slice(2);
finish(await run(process.execPath, [bin('vitest', 'vitest'), 'run', ...config, ...files]));
