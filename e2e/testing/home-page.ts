/** The home page: the path of the lessons, and how far the reader has come. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Say } from './words.ts';

export interface HomePage {
  readonly path: Locator;
  /** The one obvious thing to do. */
  readonly start: Locator;
  lesson(title: string): Locator;
}

export async function openHome(page: Page, say: Say): Promise<HomePage> {
  await page.goto('./');
  return homePage(page, say);
}

export async function homePage(page: Page, say: Say): Promise<HomePage> {
  await expect(page.getByRole('heading', { level: 1, name: say('home.title') })).toBeVisible();
  const path = page.getByRole('region', { name: say('home.path') });
  return {
    path,
    start: page.getByRole('main').getByRole('link').first(),
    lesson: (title) =>
      path
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: title, exact: true }) })
        .last(),
  };
}
