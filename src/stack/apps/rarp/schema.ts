/** The forms of the arguments of RARP's programs. */
import { MINUTE, SECOND } from '../../core/instant.ts';
import { dottedQuad, hardwareAddress, list, maybe, record, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const MOST_CARDS = 1_024;
const MOST_ATTEMPTS = 100;

export const rarpClientForm: AppForm = {
  args: record({
    attempts: maybe(whole(1, MOST_ATTEMPTS)),
    wait: maybe(whole(SECOND, MINUTE)),
    prefixLength: maybe(whole(1, 32)),
  }),
};

export const rarpServerForm: AppForm = {
  args: record({
    cards: list(record({ mac: hardwareAddress, address: dottedQuad }), MOST_CARDS),
  }),
};
