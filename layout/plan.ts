/** Which steps are looked at in which window and theme: all of them, or a sample that covers all. */

export const THEMES = ['light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

export interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** Laptop, large screen, phone upright and on its side, a laptop at 200 % zoom. */
export const SIZES: readonly Size[] = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
  [844, 390],
  [683, 384],
].map(([width = 0, height = 0]) => ({ name: `${width}×${height}`, width, height }));

/** The windows that a beamer has: here a lesson is presented. */
export const BEAMERS = SIZES.slice(0, 2);

export interface Shot {
  readonly step: number;
  readonly theme: Theme;
}

export interface Visit {
  readonly size: Size;
  readonly shots: readonly Shot[];
}

/** Every step in every theme and window. */
export function everything(steps: number, sizes = SIZES): readonly Visit[] {
  const shots = range(steps).flatMap((step) => THEMES.map((theme) => ({ step, theme })));
  return sizes.map((size) => ({ size, shots }));
}

/**
 * Each step `depth` times, in windows and themes that move on from step to step. `turn` tells
 * lessons and languages apart, so that together they see every step's place in every combination.
 */
export function sample(steps: number, turn: number, depth = 1, sizes = SIZES): readonly Visit[] {
  const combinations = sizes.flatMap((size) => THEMES.map((theme) => ({ size, theme })));
  // Coprime to their number: step by step, all of them come up.
  const stride = 7;
  const chosen = range(steps * depth).map((n) => {
    const at = (turn * 4 + n * stride) % combinations.length;
    return { step: Math.floor(n / depth), ...combinations[at]! };
  });
  return sizes
    .map((size) => ({
      size,
      shots: chosen.filter((it) => it.size === size).map(({ step, theme }) => ({ step, theme })),
    }))
    .filter(({ shots }) => shots.length > 0);
}

const range = (count: number) => [...Array(count).keys()];
