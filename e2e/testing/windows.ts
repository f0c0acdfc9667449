/** The windows that must do, each in a theme that it may have; both languages come up in either. */
import type { Look } from './second-tab.ts';

export interface Window extends Look {
  readonly width: number;
  readonly height: number;
}

export const WINDOWS: readonly Window[] = [
  { width: 1280, height: 720, theme: 'light', language: 'en' },
  { width: 390, height: 844, theme: 'light', language: 'en' },
  { width: 1920, height: 1080, theme: 'dark', language: 'en' },
  { width: 3840, height: 2160, theme: 'light', language: 'en' },
  // What a teacher's projector has.
  { width: 1280, height: 720, theme: 'projector', language: 'en' },
  { width: 1920, height: 1080, theme: 'projector', language: 'zh' },
  { width: 1280, height: 720, theme: 'projector', language: 'zh' },
  { width: 390, height: 844, theme: 'light', language: 'zh' },
  { width: 1280, height: 720, theme: 'light', language: 'zh' },
];

/** No type is smaller than this, px: what a hall needs for its last row is more. */
export const LEAST = { light: 12, dark: 12, projector: 16 } as const;
