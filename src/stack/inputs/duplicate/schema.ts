/** The form of the input `duplicate`. */
import { HOUR } from '../../core/instant.ts';
import { count, whole } from '../../schema/basics.ts';
import type { InputForm } from '../kind.ts';
import type { Duplicate } from './index.ts';

export const duplicateForm: InputForm<Duplicate> = {
  schema: { frame: count, after: whole(0, HOUR) },
};
