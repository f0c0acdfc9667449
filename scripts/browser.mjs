// Finds a Chromium for the end-to-end tests and the screenshots, or gets one. Playwright cannot
// download its own everywhere, so a system browser will do.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const isRoot = process.getuid?.() === 0;

/** Installed is not enough (Ubuntu has a stub): it must run. @param {string} path */
function works(path) {
  if (!existsSync(path)) return false;
  // On Windows a browser's `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

function systemBrowsers() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const mac = ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const windows = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  if (process.platform === 'darwin') return [...mac, ...onPath];
  return process.platform === 'win32' ? windows : onPath;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * The path of a browser that runs, or undefined.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (works(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, but that does not run.`);
  }
  return [await playwrightsOwn(), ...systemBrowsers()].find(works);
}

/**
 * Like findBrowser, but installs one if there is none.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.log('No Chromium found; asking Playwright for one …');
  await run(process.execPath, [bin('@playwright/test', 'playwright'), 'install', 'chromium']);
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && isRoot) {
    console.log('Trying apt-get …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error('No Chromium: install Chrome or Chromium, or set CHROMIUM_PATH to one.');
}

/**
 * What Playwright's launch() should be given.
 * @param {string} executablePath
 */
export function launchOptions(executablePath) {
  const quiet = ['background-networking', 'component-update', 'sync'].map(
    (it) => `--disable-${it}`,
  );
  return {
    executablePath,
    // Chromium refuses its sandbox to root, as in most containers; everybody else keeps it.
    args: [...quiet, '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])],
  };
}
