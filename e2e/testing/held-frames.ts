/** A worker that does everything but give the bytes of frames, until it is allowed to. */
import type { Page } from '@playwright/test';
import { WORKER } from './broken-worker.ts';

const ALLOWED = 'frames-are-allowed';

/** The first `known` frames come nevertheless. Returns what lets the worker go on. */
export async function holdFrames(page: Page, known = 0): Promise<() => void> {
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
      const post = self.postMessage.bind(self);
      let known = ${known};
      self.postMessage = async (message, transfer) => {
        if (message.type === 'frames') {
          if (known === 0) await fetch(new URL('${ALLOWED}', location.href));
          else message.packed.lengths = message.packed.lengths.slice(0, known);
          known = 0;
        }
        post(message, transfer);
      };
      ${await response.text()}`;
    await route.fulfill({ response, body });
  });
  return release;
}
