/** All rules about a segment, in the order in which they are told: what decides most comes first. */
import { acknowledgments } from './acknowledgments.ts';
import { closing } from './closing.ts';
import { handshake } from './handshake.ts';
import type { Rule } from './kind.ts';
import { numbers } from './numbers.ts';
import { repeating } from './repeating.ts';
import { selective } from './selective.ts';
import { windows } from './windows.ts';

export const RULES: readonly Rule[] = [
  ...handshake,
  ...closing,
  ...numbers,
  ...acknowledgments,
  ...selective,
  ...repeating,
  ...windows,
];
