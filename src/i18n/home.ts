import { defineLazyText, type Text } from './define-text.ts';
import type { homeEn } from './home-en.ts';

/** The words of the home page. */
export const useHomeText: () => Text<typeof homeEn> = defineLazyText(
  async () => (await import('./home-en.ts')).homeEn,
  async () => (await import('./home-zh.ts')).homeZh,
);
