import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Language } from '../i18n/language.ts';
import { isRecord, oneOf, safeStorage } from './settings-storage.ts';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

/** The ladder of playback speeds: virtual time over wall time. */
export const SPEEDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Settings {
  readonly theme: Theme;
  /** `auto`: the browser's language. */
  readonly language: Language | 'auto';
  /** How sequence numbers are shown. The screen always says which. */
  readonly sequence: 'relative' | 'raw';
  readonly motion: 'system' | 'reduce';
  readonly speed: Speed;
  /** Shortcuts of one letter can be turned off (WCAG 2.2, 2.1.4); arrows and Ctrl-K stay. */
  readonly letterKeys: boolean;
  /** The projector theme has been offered to somebody who presents in another; once is enough. */
  readonly projectorOffered: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'auto',
  sequence: 'relative',
  motion: 'system',
  speed: 0.02,
  letterKeys: true,
  projectorOffered: false,
};

/** Reads whatever was kept, field by field: a damaged field becomes its default. */
export function readSettings(kept: unknown): Settings {
  const from = isRecord(kept) ? kept : {};
  const d = DEFAULT_SETTINGS;
  return {
    theme: oneOf(THEMES, from.theme, d.theme),
    language: oneOf(['auto', 'en', 'zh'], from.language, d.language),
    sequence: oneOf(['relative', 'raw'], from.sequence, d.sequence),
    motion: oneOf(['system', 'reduce'], from.motion, d.motion),
    speed: oneOf(SPEEDS, from.speed, d.speed),
    letterKeys: oneOf([true, false], from.letterKeys, d.letterKeys),
    projectorOffered: oneOf([true, false], from.projectorOffered, d.projectorOffered),
  };
}

export const useSettings = create<Settings>()(
  persist(() => DEFAULT_SETTINGS, {
    name: 'wireglass.settings',
    version: 1,
    storage: createJSONStorage(safeStorage),
    merge: (kept) => readSettings(kept),
    migrate: (kept) => readSettings(kept),
  }),
);

export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
}

/** The next slower (−1) or faster (+1) speed of the ladder. */
export function nextSpeed(speed: number, direction: -1 | 1): Speed {
  const nearest = SPEEDS.reduce((best, each) =>
    Math.abs(Math.log(each / speed)) < Math.abs(Math.log(best / speed)) ? each : best,
  );
  const index = SPEEDS.indexOf(nearest) + direction;
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))]!;
}
