/** The forms of the arguments of ARP's programs. */
import { HOUR, SECOND } from '../../core/instant.ts';
import {
  dottedQuad,
  flag,
  hardwareAddress,
  list,
  maybe,
  oneOf,
  record,
  whole,
} from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const MOST_ADDRESSES = 16;
const MOST_ENTRIES = 256;
const MOST_TIMES = 1_000;

export const claimForm: AppForm = {
  args: record({
    addresses: maybe(list(dottedQuad, MOST_ADDRESSES)),
    prefixLength: maybe(whole(1, 32)),
    defence: maybe(oneOf(['never', 'once', 'always'])),
  }),
};

export const staticForm: AppForm = {
  args: record({
    entries: maybe(
      list(record({ address: dottedQuad, mac: maybe(hardwareAddress) }), MOST_ENTRIES),
    ),
  }),
};

export const spoofForm: AppForm = {
  args: record({
    victim: maybe(dottedQuad),
    as: maybe(dottedQuad),
    both: maybe(flag),
    every: maybe(whole(SECOND, HOUR)),
    times: maybe(whole(1, MOST_TIMES)),
  }),
};
