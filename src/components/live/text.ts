/** The words of the live page. */
import { defineText, type Text } from '../../i18n/define-text.ts';
import { liveEn } from './text-en.ts';
import { liveZh } from './text-zh.ts';

export const useLiveText = defineText(liveEn, liveZh);
export type LiveText = Text<typeof liveEn>;
