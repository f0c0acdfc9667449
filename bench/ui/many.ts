/** Much at once: a list of a hundred thousand packets, and a map of two hundred hosts. */
import type { Browser, Page } from '@playwright/test';
import { frameCosts } from './frames.ts';
import { atRest, openApp } from './page.ts';
import { campus, hundredThousand } from './scenes.ts';
import { across } from './scrub.ts';
import { traced } from './traced.ts';

/** What somebody does, and the ms of the main thread for each frame of it. */
export interface Deed {
  readonly name: string;
  readonly costs: readonly number[];
  /** ms by the clock on the wall. */
  readonly took: number;
}

export interface Many {
  readonly packets: number;
  readonly deeds: readonly Deed[];
  /** MB of the page's heap, after garbage was collected. */
  readonly heap: { readonly before: number; readonly after: number };
}

const LIST = 'main [role="grid"]';
const PACKETS = 100_000;
const FILTER = 'tcp.flags.push == 1 and ip.dst == 10.0.0.2';
/** A machine with much else to do needs long until the run has come, ms. */
const PATIENCE = 120_000;
/** A long run has come, and its pictures stand, when nothing has moved for so long, ms. */
const STILL = 2_500;

export async function many(browser: Browser, url: string): Promise<Many> {
  const { page, devtools, close } = await openApp(browser, url, hundredThousand());
  const rows = async () => Number(await page.locator(LIST).getAttribute('aria-rowcount')) - 1;
  const begun = performance.now();
  while ((await rows()) < PACKETS && performance.now() - begun < PATIENCE) {
    await page.waitForTimeout(500);
  }
  await atRest(page, STILL);
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  const deeds: Deed[] = [];
  const deed = async (name: string, act: () => Promise<unknown>) => {
    const begun = performance.now();
    let took = 0;
    const events = await traced(devtools, async () => {
      await act();
      took = performance.now() - begun;
    });
    deeds.push({ name, costs: frameCosts(events), took });
    await atRest(page);
  };
  const packets = await rows();
  const before = await heap();
  await deed('the list is scrolled from end to end', () => scrolled(page));
  await deed('the cursor is drawn to and fro', () => across(page));
  await deed('a filter reads all packets', () => filtered(page));
  await deed('what it found is scrolled', () => scrolled(page));
  const after = await heap();
  await close();
  deeds.push(...(await mapped(browser, url)));
  return { packets, deeds, heap: { before, after } };
}

/** In so many frames through the whole list and back. */
async function scrolled(page: Page): Promise<void> {
  await page.locator(LIST).evaluate(async (list) => {
    const FRAMES = 150;
    const end = list.scrollHeight - list.clientHeight;
    for (let i = 0; i <= 2 * FRAMES; i++) {
      list.scrollTop = end * (i <= FRAMES ? 1 - i / FRAMES : i / FRAMES - 1);
      await new Promise((next) => requestAnimationFrame(next));
    }
  });
}

async function filtered(page: Page): Promise<void> {
  const view = page.locator('main');
  await view.getByRole('combobox', { name: 'Filter' }).fill(FILTER);
  await view
    .getByRole('status')
    .filter({ hasText: /\d of [\d,]+ packets?$/ })
    .waitFor();
}

async function mapped(browser: Browser, url: string): Promise<Deed[]> {
  const begun = performance.now();
  const { page, devtools, close } = await openApp(browser, url, campus());
  const map = page.locator('main');
  const core = map.getByRole('button', { name: /^router core/ });
  await core.waitFor({ timeout: PATIENCE });
  const opened = performance.now() - begun;
  await atRest(page, STILL);
  const drawn = frameCosts(await traced(devtools, () => across(page)));
  const tables = performance.now();
  await core.click();
  await map.getByRole('table').first().waitFor();
  const shown = performance.now() - tables;
  await atRest(page);
  const beside = frameCosts(await traced(devtools, () => across(page)));
  await close();
  return [
    { name: 'the map of 200 hosts is opened', costs: [], took: opened },
    { name: 'the cursor is drawn to and fro beside it', costs: drawn, took: Number.NaN },
    { name: 'the tables of its core router are opened', costs: [], took: shown },
    { name: 'the cursor is drawn to and fro beside them', costs: beside, took: Number.NaN },
  ];
}
