/** What a screen reader hears: all that was ever said in the live regions, in order. */
import { expect, type Page } from '@playwright/test';

/** To be called before the page is opened: what is said next replaces what was said. */
export async function hearing(page: Page): Promise<(what: RegExp) => Promise<void>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[data-testid="live"]')) {
        const said = region.textContent ?? '';
        if (said !== '' && heard.at(-1) !== said) heard.push(said);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const all = () =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'));
  return (what) => expect.poll(all, { timeout: 15_000 }).toMatch(what);
}
