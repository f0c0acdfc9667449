// Programs of other people that a command needs.

import { spawnSync } from 'node:child_process';
import { run } from './run.mjs';

/** @param {string} command */
export const isThere = (command) =>
  spawnSync('sh', ['-c', `command -v "${command}"`], { stdio: 'ignore' }).status === 0;

/** Debian's way. @param {string[]} packages */
async function aptGet(packages) {
  if (!isThere('apt-get')) return;
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/**
 * Installs what is missing, and gives the commands that are missing even then.
 * @param {Record<string, string>} tools each command and the package it comes in
 * @param {{ there?: (command: string) => boolean, install?: (packages: string[]) => Promise<void> }} how
 * @returns {Promise<string[]>}
 */
export async function missingTools(tools, { there = isThere, install = aptGet } = {}) {
  const absent = () => Object.keys(tools).filter((command) => !there(command));
  const first = absent();
  if (first.length === 0) return first;
  await install(first.map((command) => tools[command] ?? command));
  return absent();
}
