/** The form of the arguments of `dns.spoofer`. */
import * as v from 'valibot';
import { MILLISECOND, MINUTE } from '../../core/instant.ts';
import { dottedQuad, list, maybe, port, record, text, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const range = v.tuple([port, port]);

export const dnsSpooferForm: AppForm = {
  args: record({
    resolver: dottedQuad,
    name: text(1_024),
    address: dottedQuad,
    as: list(dottedQuad, 16),
    ids: maybe(range),
    ports: maybe(range),
    rounds: maybe(whole(1, 10_000)),
    every: maybe(whole(MILLISECOND / 10, MINUTE)),
    ttl: maybe(whole(0, 0x7fffffff)),
  }),
};
