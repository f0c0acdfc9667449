/** A change to a long run: from the press of the button until its picture stands on the page. */
import type { Browser, Page } from '@playwright/test';
import { atRest, openApp } from './page.ts';
import { longRun } from './scenes.ts';

export interface Changed {
  /** ms until something of the new run is drawn, and until all of it is. */
  readonly first: number;
  readonly whole: number;
}

/** The worker and the page have compiled what they need after so many changes. */
const WARM_UPS = 3;
/** The delay of the link in the first change, ms; each makes it one longer, so that none is known. */
const DELAY = 20;

export async function changes(browser: Browser, url: string, rounds: number): Promise<Changed[]> {
  const { page, close } = await openApp(browser, url, longRun());
  await atRest(page, 2_000);
  const results: Changed[] = [];
  for (let i = 0; i < WARM_UPS + rounds; i++) {
    const changed = await change(page, DELAY + i);
    if (i >= WARM_UPS) results.push(changed);
  }
  await close();
  return results;
}

export async function change(page: Page, delay: number): Promise<Changed> {
  await page.keyboard.press('e');
  await page.getByRole('button', { name: /^A link, or the queue/ }).click();
  const field = page.getByRole('textbox', { name: /^(Propagation d|D)elay/ });
  await field.fill(String(delay));
  const press = page.getByRole('button', { name: 'From the start' });
  await press.waitFor();
  await atRest(page);
  const seen = page.evaluate(whenDrawn);
  await press.click();
  const changed = await seen;
  await atRest(page);
  return changed;
}

/** In the page: resolves when both runs’ plot has stood still for a second after the button was pressed. */
function whenDrawn(): Promise<Changed> {
  return new Promise((done) => {
    const STILL = 1_000;
    let begun = 0;
    let first = 0;
    let whole = 0;
    let timer: ReturnType<typeof setTimeout>;
    const observer = new MutationObserver(() => {
      if (begun === 0 || !document.querySelector('[data-comparison] [data-uncovered] svg path'))
        return;
      // A frame is on the screen when the next one begins.
      requestAnimationFrame(() =>
        requestAnimationFrame((now) => {
          first ||= now - begun;
          whole = now - begun;
          clearTimeout(timer);
          timer = setTimeout(rested, STILL);
        }),
      );
    });
    document.addEventListener(
      'click',
      () => {
        begun = performance.now();
      },
      { capture: true, once: true },
    );
    observer.observe(document.querySelector('main') as Element, {
      ...{ subtree: true, childList: true, attributes: true, attributeFilter: ['d'] },
    });
    function rested() {
      observer.disconnect();
      done({ first, whole });
    }
  });
}
