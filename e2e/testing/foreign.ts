/** Words of the other language on a page. */
import type { Page } from '@playwright/test';
import { leftOut, textsIn, wordsLeftOver } from './foreign-words.ts';
import type { Language } from './words.ts';

/** What is not of the language that the page is in, nor a name that both have. */
export async function foreignWords(page: Page, language: Language): Promise<readonly string[]> {
  return wordsLeftOver(language, await page.evaluate(textsIn, leftOut(language)));
}
