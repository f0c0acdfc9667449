/** The form of the arguments of `dns.resolver`. */
import * as v from 'valibot';
import { HOUR, MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { dottedQuad, list, maybe, oneOf, port, record, text, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 4_096;
const MOST_HINTS = 1_000;
const MOST_FORWARDERS = 16;
const DAY = 24 * HOUR;
const openPort = whole(1, 0xffff);

export const dnsResolverForm: AppForm = {
  args: record({
    hints: maybe(list(text(LONGEST_LINE), MOST_HINTS)),
    forwarders: maybe(list(dottedQuad, MOST_FORWARDERS)),
    asks: maybe(oneOf(['iterate', 'recurse'])),
    port: maybe(port),
    serverPort: maybe(openPort),
    timeout: maybe(whole(MILLISECOND, MINUTE)),
    attempts: maybe(whole(1, 10)),
    size: maybe(v.nullable(whole(512, 65_535))),
    cacheSize: maybe(whole(1, 100_000)),
    longest: maybe(whole(0, 7 * DAY)),
    longestNegative: maybe(whole(0, 7 * DAY)),
    failures: maybe(whole(SECOND, 5 * MINUTE)),
    stale: maybe(whole(0, 7 * DAY)),
    fixedId: maybe(whole(0, 0xffff)),
    fixedPort: maybe(openPort),
  }),
};
