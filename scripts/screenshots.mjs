// Pictures of the built app, for the README and for looking at (build it first).
//   npm run screenshots                          the README's picture
//   npm run screenshots -- --all --out folder    pages × themes × languages × sizes
//   npm run screenshots -- --out folder --page handshake --theme dark --language zh --size 390x844

import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { option } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { onStop } from './lib/run.mjs';
import { staticServer } from './lib/static-server.mjs';

/**
 * `steps` is how many times the cursor goes on by an event before the picture is taken.
 * @typedef {{ name: string, path: string, steps: number }} Page
 * @type {readonly Page[]}
 */
const PAGES = [
  { name: 'home', path: '', steps: 0 },
  { name: 'handshake', path: '#/lesson/three-way-handshake', steps: 0 },
  { name: 'handshake-running', path: '#/lesson/three-way-handshake', steps: 14 },
  { name: 'close', path: '#/lesson/four-way-close', steps: 0 },
  { name: 'close-running', path: '#/lesson/four-way-close', steps: 40 },
];
const THEMES = ['light', 'dark', 'projector'];
const LANGUAGES = ['en', 'zh'];
const SIZES = ['1280x720', '1920x1080', '390x844'];

/**
 * The one that the command line names, or all of them.
 * @template T
 * @param {string} name
 * @param {readonly T[]} all
 * @param {(one: T) => string} [nameOf]
 */
function named(name, all, nameOf = String) {
  const wanted = option(name);
  return wanted === undefined ? all : all.filter((it) => nameOf(it) === wanted);
}

/** Every wanted combination: the README's picture, unless something else was asked for. */
function shots() {
  const asked = process.argv.includes('--all') || PAGE_OPTIONS.some((it) => option(it));
  if (!asked) {
    const [, , page] = PAGES;
    return page ? [{ name: 'lesson', page, theme: 'light', language: 'en', size: '1600x900' }] : [];
  }
  return named('page', PAGES, (it) => it.name).flatMap((page) =>
    named('theme', THEMES).flatMap((theme) =>
      named('language', LANGUAGES).flatMap((language) =>
        (option('size') ? [String(option('size'))] : SIZES).map((size) => {
          const name = [page.name, theme, language, size].join('-');
          return { name, page, theme, language, size };
        }),
      ),
    ),
  );
}

const PAGE_OPTIONS = ['page', 'theme', 'language', 'size'];

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {ReturnType<typeof shots>[number]} shot
 * @param {string} file
 */
async function take(browser, url, { page: { path, steps }, theme, language, size }, file) {
  const [width = 1280, height = 720] = size.split('x').map(Number);
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  page.on('pageerror', (error) => console.error(`${file}: ${error.message}`));
  const settings = { state: { theme, language }, version: 1 };
  await page.addInitScript((kept) => {
    localStorage.setItem('wireglass.settings', kept);
  }, JSON.stringify(settings));
  await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // A run comes from the worker: before it is drawn, the keys have nothing to step through.
  if (path !== '')
    await page.locator('main svg path[data-kind]').first().waitFor({ state: 'attached' });
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  await page.screenshot({ path: file });
  await page.close();
  console.log(file);
}

await ensureInstalled();
const dist = resolve(root, option('dist') ?? 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no built app to take pictures of: run `npm run build` first.');
  process.exit(1);
}
const out = resolve(root, option('out') ?? join('docs', 'screenshots'));
mkdirSync(out, { recursive: true });

const { chromium } = await import('@playwright/test');
const server = staticServer({ dist });
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const browser = await chromium.launch(launchOptions(await ensureBrowser()));
onStop(async () => {
  await browser.close();
});
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
for (const shot of shots()) await take(browser, url, shot, join(out, `${shot.name}.png`));
await browser.close();
server.close();
