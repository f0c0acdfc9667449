/// <reference types="vite/types/importMeta.d.ts" />
/** The settings of all folders beside this file, found by themselves when a program is bundled. */
import type { Settings } from './kind.ts';

const found = import.meta.glob<Settings>('./*/setting.ts', { eager: true, import: 'settings' });

export const ADDED: Settings = Object.assign({}, ...Object.values(found));
