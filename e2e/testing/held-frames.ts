/** A worker that does everything but give the bytes of frames, until it is allowed to. */
import type { Page } from '@playwright/test';
import { WORKER } from './broken-worker.ts';

const ALLOWED = 'frames-are-allowed';

/** Returns what lets the worker go on. */
export async function holdFrames(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/${ALLOWED}`, async (route) => {
    await released;
    await route.fulfill({ body: '' });
  });
  await page.route(WORKER, async (route) => {
    const response = await route.fetch();
    const body = `
      addEventListener('message', (event) => {
        if (event.data.type !== 'frames') return;
        event.stopImmediatePropagation();
        fetch(new URL('${ALLOWED}', location.href)).then(() => onmessage(event));
      });
      ${await response.text()}`;
    await route.fulfill({ response, body });
  });
  return release;
}
