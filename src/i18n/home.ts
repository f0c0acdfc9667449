import { defineText, type Text } from './define-text.ts';
import { homeEn } from './home-en.ts';
import { homeZh } from './home-zh.ts';

/** The words of the home page. */
export const useHomeText: () => Text<typeof homeEn> = defineText(homeEn, homeZh);
