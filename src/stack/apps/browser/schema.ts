/** The form of the arguments of `browser`. */
import { HOUR } from '../../core/instant.ts';
import { dottedQuad, flag, list, maybe, record, text, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 10_000;
const MOST_SERVERS = 16;

export const browserForm: AppForm = {
  args: record({
    line: maybe(text(LONGEST_LINE)),
    servers: maybe(list(dottedQuad, MOST_SERVERS)),
    connections: maybe(whole(1, 16)),
    keepAlive: maybe(whole(0, HOUR)),
    cache: maybe(flag),
    cookies: maybe(flag),
    language: maybe(text(100)),
  }),
};
