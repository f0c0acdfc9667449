/** Changes settings as a second tab does: the page follows without being loaded again. */
import { expect, type Page } from '@playwright/test';
import type { Language } from './words.ts';

export interface Look {
  readonly theme: 'light' | 'dark' | 'projector';
  readonly language: Language;
}

export async function changeLook(page: Page, look: Look): Promise<void> {
  await page.evaluate((state) => {
    const key = 'wireglass.settings';
    localStorage.setItem(key, JSON.stringify({ state, version: 1 }));
    dispatchEvent(new StorageEvent('storage', { key }));
  }, look);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', look.theme);
  await expect(root).toHaveAttribute('lang', look.language === 'en' ? 'en' : 'zh-Hans');
}
