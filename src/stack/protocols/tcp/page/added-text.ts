/// <reference types="vite/types/importMeta.d.ts" />
/** The words of the settings that folders add. The worker never loads them. */
import type { SettingTexts } from './settings-text.ts';

const found = import.meta.glob<SettingTexts>('../settings/*/text.ts', {
  eager: true,
  import: 'texts',
});

export const ADDED_TEXTS: SettingTexts = Object.assign({}, ...Object.values(found));
