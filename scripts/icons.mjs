// Draws the icons that need to be bitmaps from public/icon.svg. Their result is committed: run it
// after a change of the drawing.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';

/** A maskable icon is cut to the system's shape: its drawing keeps to the middle 80 %. */
const ICONS = [
  { name: 'icon-192.png', size: 192, scale: 1 },
  { name: 'icon-512.png', size: 512, scale: 1 },
  { name: 'icon-maskable.png', size: 512, scale: 0.76, background: '#faf9f6' },
];

await ensureInstalled();
const { chromium } = await import('@playwright/test');
const browser = await chromium.launch(launchOptions(await ensureBrowser()));
const drawing = readFileSync(join(root, 'public', 'icon.svg'), 'utf8');
const page = await browser.newPage();
for (const { name, size, scale, background = 'transparent' } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>
    body { margin: 0; height: 100vh; display: grid; place-content: center; background: ${background} }
    svg { width: ${size * scale}px; display: block }
  </style>${drawing}`);
  writeFileSync(join(root, 'public', name), await page.screenshot({ omitBackground: true }));
  console.log(`public/${name}`);
}
await browser.close();
