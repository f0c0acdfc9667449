/** The form of the input `drop`. */
import { count } from '../../schema/basics.ts';
import type { InputForm } from '../kind.ts';
import type { Drop } from './index.ts';

export const dropForm: InputForm<Drop> = {
  schema: { frame: count },
};
