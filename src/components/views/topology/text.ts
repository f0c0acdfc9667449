import { defineLazyText, type Text } from '../../../i18n/define-text.ts';
import type { mapEn } from './text-en.ts';

export type MapText = Text<typeof mapEn>;

/** Four lessons open with the map: only the language that is shown is fetched. */
export const useMapText: () => MapText = defineLazyText(
  async () => (await import('./text-en.ts')).mapEn,
  async () => (await import('./text-zh.ts')).mapZh,
);
