import type { Plugin, Rolldown } from 'vite';
import { constants } from './constants.ts';
import { fold } from './fold.ts';
import { smaller } from './smaller.ts';

/** How the stack is built, for the app's worker, for its test and for the benchmarks. */
export function workerPlugins(): Plugin[] {
  return [fold('worker'), constants(), smaller('worker')];
}

/** What is a constant in the source stays one. */
export const workerOutput: Rolldown.OutputOptions = { topLevelVar: false };
