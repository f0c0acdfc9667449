/** Words of the other language on a page, by the same measure as the layout check of every step. */
import type { Page } from '@playwright/test';
import { type Language, leftOut, textsIn, wordsLeftOver } from '../../layout/in-page/foreign.ts';

/** What is not of the language that the page is in, nor a name that both have. */
export async function foreignWords(page: Page, language: Language): Promise<readonly string[]> {
  return wordsLeftOver(language, await page.evaluate(textsIn, leftOut(language)));
}
