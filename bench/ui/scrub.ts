/** Scrubbing: somebody draws the thumb of the timeline from one end to the other and back. */
import type { Browser, Page } from '@playwright/test';
import { frameCosts } from './frames.ts';
import { atRest, openApp, type Slowdown } from './page.ts';
import { scrubbed } from './scenes.ts';
import { traced } from './traced.ts';

const MOVES_A_SECOND = 60;
/** From one end to the other. */
const MOVES = 150;

export interface Scrubbed {
  /** ms of the main thread for each frame. */
  readonly costs: readonly number[];
  /** What was on the page: the packets of the ladder and their labels, the marks of the plot. */
  readonly drawn: Drawn;
}

export interface Drawn {
  readonly labels: number;
  readonly strokes: number;
  readonly elements: number;
}

/** As many passes as asked for, on one page: only the first is cold, and does not count. */
export async function scrub(
  browser: Browser,
  url: string,
  slowdown: Slowdown,
  passes: number,
): Promise<Scrubbed[]> {
  const { page, devtools, close } = await openApp(browser, url, scrubbed());
  await atRest(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await across(page);
  const results: Scrubbed[] = [];
  for (let i = 0; i < passes; i++) {
    const events = await traced(devtools, () => across(page));
    results.push({ costs: frameCosts(events), drawn: await whatIsDrawn(page) });
  }
  await close();
  return results;
}

/** There and back, in as many moves a second as a screen has frames. */
export async function across(page: Page): Promise<void> {
  const track = page.locator('input[type=range][data-keys], [data-keys=pass] input[type=range]');
  const box = await track.first().boundingBox();
  if (box === null) throw new Error('There is no timeline to scrub.');
  const y = box.y + box.height / 2;
  const xOf = (part: number) => box.x + 4 + part * (box.width - 8);
  await page.mouse.move(xOf(0), y);
  await page.mouse.down();
  const begun = performance.now();
  const sent: Promise<void>[] = [];
  for (let i = 1; i <= 2 * MOVES; i++) {
    const part = i <= MOVES ? i / MOVES : 2 - i / MOVES;
    const due = begun + (1000 * i) / MOVES_A_SECOND;
    await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
    // A hand does not wait until the page has followed it.
    sent.push(page.mouse.move(xOf(part), y));
  }
  await Promise.all(sent);
  await page.mouse.up();
}

function whatIsDrawn(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const ladder = document.querySelectorAll<HTMLElement>('[data-view="ladder"] ol [data-shown]');
    const plot = [...document.querySelectorAll('[data-view="time-sequence"] svg path')];
    const strokes = plot.map((path) => path.getAttribute('d')?.match(/M/g)?.length ?? 0);
    return {
      labels: ladder.length,
      strokes: strokes.reduce((sum, each) => sum + each, 0),
      elements: count('*'),
    };
  });
}
