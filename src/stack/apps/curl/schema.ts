/** The form of the arguments of `curl`. */
import * as v from 'valibot';
import { dottedQuad, list, maybe, record, text } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 10_000;
const MOST_SERVERS = 16;

export const curlForm: AppForm = {
  args: record({
    line: maybe(text(LONGEST_LINE)),
    servers: maybe(list(dottedQuad, MOST_SERVERS)),
    hosts: maybe(v.record(text(255, 1), dottedQuad)),
  }),
};
