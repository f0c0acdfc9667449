/** The form of the input `delay`. */
import { HOUR } from '../../core/instant.ts';
import { count, whole } from '../../schema/basics.ts';
import type { InputForm } from '../kind.ts';
import type { Delay } from './index.ts';

export const delayForm: InputForm<Delay> = {
  schema: { frame: count, by: whole(1, HOUR) },
};
