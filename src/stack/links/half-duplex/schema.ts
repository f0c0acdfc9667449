/** The form of a half-duplex link in a scenario, and of what a session may change of it. */
import { flag, maybe, record, whole } from '../../schema/basics.ts';
import type { LinkForm } from '../kind.ts';

/** IEEE 802.3 has a slot time of 512 bits for these; a gigabit would need another (§4.4.2). */
const LEAST_BANDWIDTH = 1_000_000;
const MOST_BANDWIDTH = 100_000_000;
/** Longer than any cable may be, so that late collisions can be seen. */
const LONGEST_DELAY = 1_000;
const MOST_FRAMES = 10_000;

export const halfDuplexForm: LinkForm = {
  schema: {
    bandwidth: maybe(whole(LEAST_BANDWIDTH, MOST_BANDWIDTH)),
    delay: maybe(whole(0, LONGEST_DELAY)),
    queueFrames: maybe(whole(1, MOST_FRAMES)),
    up: maybe(flag),
  },
  settings: record({ up: maybe(flag) }),
};
