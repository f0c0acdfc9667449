/** The built app in a browser, opened at a link by somebody who has answered every question. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { answeredProgress } from '../../layout/answered.ts';
import { LESSON } from './scenes.ts';

export interface Opened {
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

/** How many times slower than it is the processor is made, as Chromium's own tools do. */
export type Slowdown = 1 | 4;

export async function openApp(browser: Browser, url: string, link: string): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    serviceWorkers: 'block',
  });
  const prose = readFileSync(join(process.cwd(), `src/lessons/${LESSON}/en.mdx`), 'utf8');
  const kept = {
    'wireglass.settings': JSON.stringify({ state: { theme: 'light', language: 'en' }, version: 1 }),
    'wireglass.progress': answeredProgress(LESSON, prose),
  };
  await context.addInitScript((items) => {
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
  }, kept);
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${url}${link}`);
  await page.locator('main svg path').first().waitFor({ state: 'attached' });
  const devtools = await context.newCDPSession(page);
  return { page, devtools, close: () => context.close() };
}

/** Waits until the page has come to rest: nothing in it has changed for `still` ms. */
export function atRest(page: Page, still = 800): Promise<void> {
  return page.evaluate(
    (quiet) =>
      new Promise<void>((done) => {
        let timer = setTimeout(rested, quiet);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(rested, quiet);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        function rested() {
          observer.disconnect();
          done();
        }
      }),
    still,
  );
}
