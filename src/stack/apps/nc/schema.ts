/** The form of the arguments of `nc`. */
import { list, maybe, record, text } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 4_096;
const MOST_LINES = 1_000;

export const ncForm: AppForm = {
  args: record({
    line: maybe(text(LONGEST_LINE)),
    input: maybe(list(text(LONGEST_LINE), MOST_LINES)),
  }),
};
