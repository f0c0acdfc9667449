/** Makes the worker that the page loads a broken one, until it is mended. */
import type { Page } from '@playwright/test';

export const WORKER = /\/worker-[\w-]+\.js$/;

/** What happens in the worker when it is asked for a fork; before that it does its work. */
const FAULTS = {
  'the stack throws': `DataView.prototype.setUint32 = () => { throw new Error('the stack tripped'); };`,
  'the worker dies': `
    event.stopImmediatePropagation();
    throw new Error('the worker died');`,
};

export type Fault = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

export async function breakOnFork(page: Page, fault: Fault): Promise<void> {
  await page.route(WORKER, async (route) => {
    const response = await route.fetch();
    const body = `
      addEventListener('message', (event) => {
        if (event.data.type === 'fork') { ${FAULTS[fault]} }
      });
      ${await response.text()}`;
    await route.fulfill({ response, body });
  });
}

export async function withoutWorker(page: Page): Promise<void> {
  await page.route(WORKER, (route) => route.abort());
}

export async function mendWorker(page: Page): Promise<void> {
  await page.unroute(WORKER);
}
