import { defineLazyText, type Text } from '../../../i18n/define-text.ts';
import type { ladderEn } from './text-en.ts';

export type LadderText = Text<typeof ladderEn>;

/** Every lesson brings them, in the language that is shown. */
export const useLadderText: () => LadderText = defineLazyText(
  async () => (await import('./text-en.ts')).ladderEn,
  async () => (await import('./text-zh.ts')).ladderZh,
);
