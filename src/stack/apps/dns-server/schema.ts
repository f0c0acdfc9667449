/** The form of the arguments of `dns.server`. What a line says is the server's to judge: it prints what is wrong. */
import * as v from 'valibot';
import { flag, list, maybe, port, record, text, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_NAME = 1_024;
const LONGEST_FILE = 100_000;
const MOST_ZONES = 64;
const MOST_RECORDS = 10_000;

const zone = record({
  origin: text(LONGEST_NAME),
  records: list(text(LONGEST_FILE), MOST_RECORDS),
  /** RFC 2181 §8. */
  ttl: maybe(whole(0, 0x7fffffff)),
});

export const dnsServerForm: AppForm = {
  args: record({
    zones: list(zone, MOST_ZONES),
    port: maybe(port),
    size: maybe(v.nullable(whole(512, 65_535))),
    tcp: maybe(flag),
  }),
};
