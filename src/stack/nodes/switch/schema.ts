/** The form of a switch in a scenario. */
import { SECOND } from '../../core/instant.ts';
import { flag, maybe, whole } from '../../schema/basics.ts';
import type { NodeForm } from '../kind.ts';

/** IEEE 802.1D table 7-5: from 10 s to 1,000,000 s. */
const LEAST_AGEING = 10 * SECOND;
const MOST_AGEING = 1_000_000 * SECOND;
const MOST_SIZE = 65_536;

export const switchForm: NodeForm = {
  schema: {
    ageingTime: maybe(whole(LEAST_AGEING, MOST_AGEING)),
    tableSize: maybe(whole(1, MOST_SIZE)),
    memoryErrorPpm: maybe(whole(0, 1_000_000)),
    snooping: maybe(flag),
  },
};
