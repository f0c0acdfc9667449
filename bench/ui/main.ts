/**
 * What the page itself costs: `npm run bench:ui` builds the app, opens it in Chromium and prints
 * how long a lesson takes to open, what scrubbing costs the main thread, and how long a change to a
 * long run takes to be seen.
 * Figures, not tests: nothing passes or fails by them.
 *   npm run bench:ui -- --dist folder --passes 5 --json file
 *   npm run bench:ui -- --only many       a long packet list and a large map, and nothing else
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowser, launchOptions } from '../../scripts/browser.mjs';
import { option } from '../../scripts/lib/options.mjs';
import { staticServer } from '../../scripts/lib/static-server.mjs';
import { formatTable } from '../table.ts';
import { changes } from './change.ts';
import { changeTable, manyTable, openTable, scrubTable } from './figures.ts';
import { many } from './many.ts';
import { openings } from './open.ts';
import type { Slowdown } from './page.ts';
import { scrub } from './scrub.ts';

const PASSES = 5;
const SLOWDOWNS: readonly Slowdown[] = [1, 4];
const JSON_FILE = '.cache/bench-ui.json';

/** A folder that has the built app: the one that was named, or one built for this. */
async function builtApp(): Promise<string> {
  const named = option('dist');
  if (named !== undefined) return resolve(process.cwd(), named);
  const outDir = resolve(process.cwd(), '.cache/bench-ui');
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}

const server = staticServer({ dist: await builtApp() });
await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
const browser = await chromium.launch(launchOptions(await ensureBrowser()));
const passes = Number(option('passes') ?? PASSES);
try {
  const figures = option('only') === 'many' ? {} : await usual();
  const much = await many(browser, url);
  console.log(formatTable(manyTable(much)));
  writeFileSync(
    resolve(process.cwd(), option('json') ?? JSON_FILE),
    JSON.stringify({ at: new Date().toISOString(), ...figures, many: much }, undefined, 1),
  );
} finally {
  await browser.close();
  server.close();
}

async function usual() {
  const opening = await openings(browser, url, passes);
  console.log(formatTable(openTable(opening)));
  const scrubbing = [];
  for (const slowdown of SLOWDOWNS) {
    scrubbing.push({ slowdown, passes: await scrub(browser, url, slowdown, passes) });
  }
  console.log(formatTable(scrubTable(scrubbing)));
  const changing = await changes(browser, url, passes);
  console.log(formatTable(changeTable(changing)));
  return { opening, scrubbing, changing };
}
