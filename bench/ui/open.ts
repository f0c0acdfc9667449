/** Opening a lesson from Home: from the click on its link until its picture stands on the page. */
import type { Browser } from '@playwright/test';

export interface Opening {
  readonly lesson: string;
  /** ms by the clock on the wall, one of each visit. */
  readonly took: readonly number[];
}

const LESSONS = ['three-way-handshake', 'slow-start'];
/** A reader looks at Home for so long, ms, and at the link before clicking it. */
const [LOOKS, POINTS] = [3_000, 150];

export async function openings(
  browser: Browser,
  url: string,
  visits: number,
): Promise<readonly Opening[]> {
  const found: Opening[] = [];
  for (const lesson of LESSONS) {
    const took: number[] = [];
    for (let visit = 0; visit < visits; visit++) took.push(await open(browser, url, lesson));
    found.push({ lesson, took });
  }
  return found;
}

/** A first visit: nothing is in the browser's cache. */
async function open(browser: Browser, url: string, lesson: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(url);
  const link = page.locator(`a[href*="${lesson}"]`).first();
  await link.waitFor();
  await page.waitForTimeout(LOOKS);
  await link.hover();
  await page.waitForTimeout(POINTS);
  const took = await link.evaluate(untilDrawn);
  await context.close();
  return took;
}

/** In the page: clicks, and resolves in the frame that has a picture of some size on the stage. */
async function untilDrawn(link: Element): Promise<number> {
  const LARGE = 200;
  const drawn = () =>
    [...document.querySelectorAll('main svg[aria-hidden=true]')].some(
      (picture) => picture.getBoundingClientRect().height > LARGE,
    );
  const begun = performance.now();
  (link as HTMLElement).click();
  while (!drawn()) await new Promise((next) => requestAnimationFrame(next));
  return performance.now() - begun;
}
