/** A page of the built app in a browser, with the measuring code in it. */
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';

/** The code of in-page/, as one script. */
export async function inPageScript(root: string): Promise<string> {
  const built = await build({
    ...{ root, configFile: false, logLevel: 'warn', publicDir: false },
    build: {
      ...{ write: false, minify: false },
      lib: { entry: 'layout/in-page/index.ts', formats: ['iife'], name: 'layoutInPage' },
    },
  });
  const [output] = [built].flat() as { output: { type: string; code?: string }[] }[];
  const code = output?.output.find(({ type }) => type === 'chunk')?.code;
  if (code === undefined) throw new Error('Nothing came of layout/in-page.');
  return code;
}

export interface Opening {
  readonly url: string;
  readonly path: string;
  readonly language: string;
  readonly script: string;
  /** What an earlier visit has left behind. */
  readonly progress?: string;
}

/** Opens a lesson, and waits until its run is there. */
export async function openLesson(browser: Browser, opening: Opening): Promise<Page> {
  const { url, path, language, script, progress } = opening;
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  page.on('pageerror', (error) => console.error(`${path}: ${error.message}`));
  const settings = { state: { theme: 'light', language }, version: 1 };
  await page.addInitScript(
    ([kept, achieved]) => {
      localStorage.setItem('wireglass.settings', kept);
      if (achieved) localStorage.setItem('wireglass.progress', achieved);
    },
    [JSON.stringify(settings), progress ?? ''] as const,
  );
  await page.goto(`${url}${path}`);
  await page.locator('main h1, [data-needed]').filter({ visible: true }).first().waitFor();
  // The marks of the run come from the worker.
  await page.locator('main svg path').first().waitFor({ state: 'attached' });
  await page.addScriptTag({ content: script });
  await page.evaluate(() => layout.letPointersThrough());
  return page;
}

declare const layout: import('./in-page/index.ts').Layout;
