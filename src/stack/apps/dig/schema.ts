/** The form of the arguments of `dns.dig`. */
import { dottedQuad, list, maybe, record, text } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 1_000;
const MOST_SERVERS = 16;

export const digForm: AppForm = {
  args: record({
    line: maybe(text(LONGEST_LINE)),
    servers: maybe(list(dottedQuad, MOST_SERVERS)),
  }),
};
