/** The form of the input `corrupt`. */
import { count, whole } from '../../schema/basics.ts';
import type { InputForm } from '../kind.ts';
import { FIRST_BIT } from './bits.ts';
import type { Corrupt } from './index.ts';

/** Of the largest frame that a card takes. */
const LAST_BIT = 9_216 * 8 - 1;

export const corruptForm: InputForm<Corrupt> = {
  schema: { frame: count, bit: whole(FIRST_BIT, LAST_BIT) },
};
