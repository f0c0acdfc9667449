import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Whether node_modules holds exactly what package-lock.json asks for. npm leaves a second lock
 * inside node_modules as its last act, so this also notices an installation that was cut short,
 * and it needs no stamp of our own. Optional packages are for other platforms and may be missing.
 * @param {string} [folder]
 */
export function isInstalled(folder = root) {
  const hidden = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  try {
    const installed = lockedPackages(hidden);
    return Object.entries(lockedPackages(join(folder, 'package-lock.json'))).every(
      ([path, wanted]) =>
        path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

/** How to start npm: the one that is running us, else the one on the PATH. */
function npm() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.[cm]?js$/.test(running)) {
    return { command: process.execPath, before: [running], shell: false };
  }
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/** Runs `npm ci` when, and only when, it is needed. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci) …');
  const { command, before, shell } = npm();
  const code = await run(command, [...before, 'ci', '--no-audit', '--no-fund'], { shell });
  if (code !== 0) {
    console.error('npm ci failed. Is there a way to the package registry?');
    process.exit(1);
  }
}
