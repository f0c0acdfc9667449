/** Runs the inputs of a saved failure again. */
import { MINUTE } from '../../src/stack/core/instant.ts';
import { seededRng } from '../../src/stack/core/rng.ts';
import type { Regression } from '../failure.ts';
import { leftovers } from './leftovers.ts';
import { createRig } from './rig.ts';

const SILENCE = 45 * MINUTE;

/** What is left over afterwards that should not be. */
export function replay({ seed, settings, inputs }: Regression): string[] {
  const rig = createRig(seed, settings, seededRng(seed));
  rig.inputs.push(...inputs);
  rig.advance((inputs.at(-1)?.at ?? 0) + SILENCE);
  return leftovers(rig);
}
